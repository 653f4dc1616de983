import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseAction } from '#contracts/cases.ts'
import { checkConsent, checkData, checkFor, dataChecks } from '#contracts/data-checks.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { statement, type Rows } from '#platform/db.ts'
import { action, type Route } from '#platform/index.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { Session } from '#platform/session.ts'
import { eventFrom } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'
import { hex, openEntries, readVault, seal } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOf, itemOfRow } from '../case-act.ts'
import { caseDecider } from '../case.ts'
import { actionsFor } from '../reading/case-view.ts'
import { readDraftRow, readOwner } from '../reading/queries.ts'
import { bound, checkOffer, checksFrom, readChecks, type KeptCheck, type Place } from './data-checks.ts'

/**
 * 数据核验: with the applicant's consent, once per draft or correction and material; where the register is away, what it would say may be
 * brought.
 */
export function checkRoute(platform: Platform, ask: CasesAsk): Route {
  return action(checkData, {
    read: ({ params }) => [
      readDraftRow(params.region, params.case),
      readChecks(params.region, params.case),
      readStream(params.region, params.case, 0),
      readVault(params.region, params.case),
      readOwner(params.region, params.case),
    ],
    async run({ rows, write, now, session, day }, { params, body }) {
      const row = rows[0]!.rows[0]
      const asking = row
        ? {
            item: await itemOfRow(ask, params.region, row),
            party: row['applicant'] as string,
            key: platform.vault.unwrap(params.region, params.case, row['wrapped'] as Uint8Array),
            effect: params.case as string,
          }
        : await ofCase(platform, ask, params, rows.slice(2), { session: session!, day })
      const { item, key } = asking
      const party = await ask.identity.party(asking.party)
      const material = item.materials.find((one) => one.key === body.material)
      demand(material, 'file.unknown-material')
      const kind = checkFor(material, party.kind)
      demand(kind, 'check.not-offered')
      const kept = checksFrom(rows[1]!.rows, key, params)
      const known = checkOffer(material, party.kind, kept, false)
      if (known) return known
      demand(body.consent === checkConsent.version, 'check.other-consent')
      const { authority } = dataChecks[kind]
      const { register } = ask
      demand(register, 'check.unavailable', { authority })
      const effect = v5(asking.effect, kind)
      const answer = await register({ effect, kind, name: party.name, code: party.code }).catch((error: unknown) => {
        platform.log.warn({ name: error instanceof Error ? error.name : 'unknown', kind }, 'a register did not answer')
        throw new RuleViolation('check.unavailable', { authority })
      })
      const said: KeptCheck = { material: material.key, kind, answer, consent: body.consent }
      const sealed = seal(
        key,
        Buffer.from(JSON.stringify({ answer, consent: body.consent })),
        bound(params, material.key),
      )
      const [done] = await write([
        statement(`select cases.keep_check($1, $2, $3, $4, $5, $6, $7::bytea) as done`, [
          params.region,
          params.case,
          material.key,
          kind,
          answer.outcome,
          now,
          hex(sealed),
        ]),
      ])
      if (!done?.rows[0]?.['done']) throw notFound()
      return checkOffer(material, party.kind, [said], true)!
    },
  })
}

/** What a check of a case that waits for materials rests on: each time it is put right is asked for anew. */
async function ofCase(
  platform: Platform,
  ask: CasesAsk,
  at: Place,
  [events, vault, owner]: readonly Rows[],
  { session, day }: { session: Session; day: Day },
) {
  const applicant = owner!.rows[0]?.['applicant'] as string | undefined
  if (!applicant) throw notFound()
  const state = fold(
    caseDecider,
    events!.rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
  )
  const opened = openEntries(platform.vault, at.region, at.case, vault!.rows)
  if (!opened) throw notFound()
  const item = await itemOf(ask, at.region, state)
  demand(waitsForMaterials(actionsFor(session, state, item, { rated: false, day })), 'check.not-offered')
  return {
    item,
    party: applicant,
    key: opened.key,
    effect: v5(at.case, `check-${state.acts}`),
  }
}

/** Whether a register's answer could be handed in now. */
export const waitsForMaterials = (can: readonly CaseAction[]): boolean =>
  can.some((one) => one === 'correct' || one === 'supply-deferred')
