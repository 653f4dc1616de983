import { randomUUID } from 'node:crypto'
import { openPrinted, printResult } from '#contracts/self-print.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { fold } from '#kernel/decider.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import type { Day } from '#kernel/day.ts'
import { action, query, type Route } from '#platform/index.ts'
import { statement, type Row } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { caseDecider } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { mandateFor } from '../intake/mandate-rules.ts'
import { titleOf } from '../reading/case-view.ts'
import { asWritten, pickUpCode } from '../reading/query-code.ts'
import { readOwner } from '../reading/queries.ts'
import { printsLeft, resultPapers } from './delivery-rules.ts'
import { openPass, printPass, sameText } from './print-pass.ts'
import { noteTry, type TryOutcome } from './print-tries.ts'

const nobodys = '00000000-0000-4000-8000-000000000000'
const tailLength = 6

/** 自助打印: a result at a kiosk, for whoever shows number, one-time code and the end of a document's number. Each try is kept. */
export function printRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const { db, keys, engine } = platform

  /** Whose document ends so; both are compared, however the first comes out. */
  async function shownBy(
    tail: string,
    applicant: { id: string; code: string },
    owner: Row,
    wanted: { item: string; day: Day },
  ): Promise<'applicant' | 'filer' | null> {
    const ends = (code: string) => sameText(code.slice(-tailLength), tail) && tail.length === tailLength
    const [byApplicant, byFiler] = [ends(applicant.code), ends(await filerCode(applicant.id, owner, wanted))]
    return byApplicant ? 'applicant' : byFiler ? 'filer' : null
  }

  /** The number of who filed online for another and may fetch the result today; empty where there is none. */
  async function filerCode(principal: string, owner: Row, wanted: { item: string; day: Day }): Promise<string> {
    const filer = owner['filed_by'] as string
    if (owner['channel'] !== 'site' || filer === principal) return ''
    const { code } = await ask.identity.party(filer)
    try {
      const between = await ask.identity.mandatesBetween(code, principal)
      return mandateFor(between, { principal, act: 'fetch', ...wanted }) ? code : ''
    } catch (refused) {
      if (refused instanceof RuleViolation) return ''
      throw refused
    }
  }

  return [
    action(printResult, {
      async run({ now }, { params: { region }, body: { number, code, tail } }) {
        const found = await db.query(
          'system',
          statement(`select stream from cases.cases where region = $1 and number = $2`, [region, number]),
        )
        const stream = found.rows[0]?.['stream'] as string | undefined
        const note = (outcome: TryOutcome) => db.query('system', noteTry(region, now, stream ?? null, outcome))
        try {
          const done = await executeAs(
            engine,
            'kiosk',
            null,
            caseAct({
              region,
              target: { stream: stream ?? nobodys },
              // Never one that was used before: a repeat would be answered without looking at what was shown.
              commandId: randomUUID(),
              reads: [readVault(region, stream ?? nobodys), readOwner(region, stream ?? nobodys)],
              async decide({ state, day, reads }) {
                const owner = reads[1]!.rows[0]
                if (!owner) throw notFound()
                const { applicant } = openSecrets(platform, { region, case: stream! }, reads[0]!.rows)
                const shown = await shownBy(tail, applicant, owner, { item: state.item, day })
                const right = pickUpCode(keys, region, stream!, state.codesUsed)
                return {
                  command: { type: 'print', codeMatches: sameText(asWritten(code), asWritten(right)), shown },
                  env: await caseEnv(ask, region, state, day),
                  origin: { channel: 'kiosk', onBehalfOf: applicant.id, applicantPresent: shown === 'applicant' },
                }
              },
            }),
          )
          if (!done) throw notFound()
          await note('printed')
          const item = await ask.catalogue.item(region, done.state.item, done.state.revision)
          return {
            itemName: item.name,
            papers: papersOf(done.state, item),
            left: printsLeft(done.state, item),
            pass: printPass(keys, region, done.stream, engine.wallNow()),
          }
        } catch (refused) {
          if (refused instanceof RuleViolation && refused.code === 'print.no-print-left') {
            await note('none-left')
            throw refused
          }
          const unknown = refused instanceof Refusal && refused.status === 404
          if (!unknown && !(refused instanceof RuleViolation)) throw refused
          await note('refused')
          throw new RuleViolation('print.unknown')
        }
      },
    }),

    query(openPrinted, {
      async reply(_, { params: { region }, body: { pass, paper } }) {
        const stream = openPass(keys, region, pass, engine.wallNow())
        demand(stream, 'print.pass-ended')
        const { rows } = await db.query('system', readStream(region, stream, 0))
        const state = fold(
          caseDecider,
          rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
        )
        const bytes = resultPapers(state).includes(paper) ? await ask.paperBytes(region, stream, paper) : null
        if (!bytes) throw notFound()
        return { bytes, mediaType: 'application/pdf' }
      },
    }),
  ]
}

type ItemOf = Awaited<ReturnType<CasesAsk['catalogue']['item']>>

const papersOf = (state: CaseState, item: ItemOf) =>
  resultPapers(state).flatMap((paper) =>
    state.papers.filter((one) => one.paper === paper).map((one) => ({ paper, title: titleOf(one, state, item) })),
  )
