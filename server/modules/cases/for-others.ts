import type { CaseEvent } from '#contracts/case-events.ts'
import { signedCatalogue } from './signing/signers.ts'
import type { CatalogueAsk, PartyFacts } from '#contracts/asks.ts'
import type { Item } from '#contracts/item.ts'
import type { DecisionRules } from '#contracts/item-ways.ts'
import { trialCases, type TrialCounts } from '#contracts/rule-trials.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import { readVault } from '#platform/vault.ts'
import { caseDecider } from './case.ts'
import { draftContent } from './drafts/draft-content.ts'
import { openSecrets } from './intake/intake-routes.ts'
import { stateFrom } from './parts/open-part.ts'
import { pickUpCode } from './reading/query-code.ts'
import { quotaLeft } from './quotas/quota-standing.ts'
import { mattersOf } from './matters/offered.ts'
import { readDecided, tryDraft } from './ways/rule-trial.ts'
import { decisionPaper } from './ways/set-aside.ts'
import { readDraftRow, readOwner } from './reading/queries.ts'

/** What other modules may ask of cases. */
export function casesFor(platform: Platform, published: CatalogueAsk) {
  const catalogue = signedCatalogue(published)
  return {
    /**
     * The published limits for one material of a draft, of a case that is being corrected, or at a window of one at the intake (当场更正);
     * null when its item does not ask for it.
     *
     * @throws RuleViolation `case.not-correcting` for a case that takes nothing now
     */
    async materialOf(region: string, stream: string, material: string, atWindow: boolean) {
      const found = (
        await platform.db.query(
          'system',
          statement(
            `select item, revision, true as open from cases.drafts where region = $1 and stream = $2
             union all
             select item, revision, (phase = 'correcting' or deferring or (phase = 'intake' and $3)) as open from cases.cases where region = $1 and stream = $2`,
            [region, stream, atWindow],
          ),
        )
      ).rows[0]
      if (!found) throw notFound()
      demand(found['open'] === true, 'case.not-correcting')
      const item = await catalogue.item(region, found['item'] as string, found['revision'] as number)
      const asked = item.materials.find((candidate) => candidate.key === material)
      return asked ? { formats: asked.formats, maxBytes: asked.maxBytes, maxFiles: asked.maxFiles } : null
    },

    /** A draft of the asking session, opened with its key; null for everybody else's. */
    draft: {
      statement: readDraftRow,
      parse(region: string, draft: string, rows: readonly Row[]) {
        const row = rows[0]
        if (!row) return null
        const key = platform.vault.unwrap(region, draft, row['wrapped'] as Uint8Array)
        const { answers } = draftContent(key, { region, case: draft }, row['sealed'] as Uint8Array | null)
        return {
          item: row['item'] as string,
          revision: row['revision'] as number,
          applicant: row['applicant'] as string,
          key,
          answers,
        }
      },
    },

    /** How rules come out on the latest cases of an item, before they take effect. */
    async rulesTried(region: string, item: Item, rules: DecisionRules): Promise<TrialCounts> {
      const { rows } = await platform.db.query('system', readDecided(region, item.code, trialCases))
      return tryDraft(item, rules, rows).counts
    },

    /** 剩余名额 of an item on a day; null where the number is not limited. */
    quotaLeft: (region: string, item: Item, day: string) => quotaLeft(platform, region, item, day),

    /** What may be asked of licences, and what is under way for them; for server code only. */
    mattersOf: (region: string, licences: Parameters<typeof mattersOf>[3], day: Day) =>
      mattersOf(platform, catalogue, region, licences, day),

    /** Facts for the credential that a granted case leads to. Opened with the case's key, for server code only. */
    async caseFacts(region: string, stream: string) {
      const [events, vault] = await platform.db.readTogether('system', [
        readStream(region, stream, 0),
        readVault(region, stream),
      ])
      const state = fold(
        caseDecider,
        events!.rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
      )
      if (!state.decision) throw notFound()
      const secrets = openSecrets(platform, { region, case: stream }, vault!.rows)
      const applicant: PartyFacts & { salt: string } = secrets.applicant
      return {
        item: state.item,
        revision: state.revision,
        applicantKind: state.applicantKind,
        applicant,
        decidedDay: state.decision.day,
        about: state.about,
        deemed: state.decision.made === 'silence',
        document: state.numbers[decisionPaper(state)]?.text ?? null,
        credential: state.credential?.id ?? null,
      }
    },

    /** A case as far as its parcels and originals need to know it. Opened with the case's key, for server code only. */
    async caseOnTheWay(region: string, stream: string) {
      const [events, vault, owner] = await platform.db.readTogether('system', [
        readStream(region, stream, 0),
        readVault(region, stream),
        readOwner(region, stream),
      ])
      const state = fold(
        caseDecider,
        events!.rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
      )
      const applicant = owner!.rows[0]?.['applicant'] as string | undefined
      if (!applicant) throw notFound()
      const secrets = openSecrets(platform, { region, case: stream }, vault!.rows)
      const { item, revision, number, intakeOffice, hall, deliverBy } = state
      const to = deliverBy === 'courier' ? secrets.recipient : undefined
      return {
        number,
        item,
        revision,
        intakeOffice,
        hall,
        applicant,
        applicantName: secrets.applicant.name,
        recipient: to ? { name: to.name, phone: to.phone, address: to.address } : null,
        pickUpCode: pickUpCode(platform.keys, region, stream, state.codesUsed),
        key: secrets.key,
      }
    },

    /** Panels of experts that gave no result, each with the tasks whose opinion was given. */
    async brokenOff(region: string, stream: string) {
      const { panels } = stateFrom((await platform.db.query('system', readStream(region, stream, 0))).rows)
      return Object.entries(panels)
        .filter(([, { closed }]) => !closed)
        .map(([panel, { members, opinions }]) => ({ panel, heard: members.filter((member) => opinions[member]) }))
    },

    /** Whose a case is and who takes it in; nothing is opened for it. */
    async caseOwed(region: string, stream: string) {
      const row = (
        await platform.db.query(
          'system',
          statement(
            `select c.number, c.item, c.revision, c.intake_office, o.applicant
             from cases.cases c
             join cases.owners o
               on o.region = c.region
               and o.stream = c.stream
             where c.region = $1
               and c.stream = $2`,
            [region, stream],
          ),
        )
      ).rows[0]
      if (!row) throw notFound()
      return {
        number: row['number'] as string,
        item: row['item'] as string,
        revision: row['revision'] as number,
        intakeOffice: row['intake_office'] as string,
        applicant: row['applicant'] as string,
      }
    },

    /** Whether a case that the session may read has ended with a decision. */
    caseClosed: {
      statement: (region: string, stream: string): Statement =>
        statement(`select phase, ending from cases.cases where region = $1 and stream = $2`, [region, stream]),
      parse: (rows: readonly Row[]): { closed: boolean } | null => {
        const row = rows[0]
        return row
          ? { closed: row['phase'] === 'closed' && (row['ending'] === 'granted' || row['ending'] === 'refused') }
          : null
      },
    },
  }
}
