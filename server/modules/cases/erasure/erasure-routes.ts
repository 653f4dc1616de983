import { randomUUID } from 'node:crypto'
import type { CaseEvent } from '#contracts/case-events.ts'
import { confirmErasure, proposeErasure, type ErasureView } from '#contracts/erasure.ts'
import { mostParts } from '#contracts/item-parts.ts'
import { command, type Route } from '#platform/index.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Done } from '#platform/execute.ts'
import { duties, remove, upsert, vaultKeys, type RowChange } from '#platform/table.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { erasurePersons } from '../tables.ts'

/** Of the proposals on a case: which the asking person made, and whether a duty of theirs in the case bars them. Supervision alone gets rows. */
export const readProposers = (region: string, stream: string): Statement =>
  statement('select * from cases.proposed_erasures($1, $2)', [region, stream])

/** The parts of a whole, of which everything is destroyed with it: one for each that its item names, joined or opened. */
const readPartsOf = (region: string, whole: string): Statement =>
  statement(
    `select p.stream, c.phase <> 'closed' as open
     from cases.parts p
     join cases.cases c
       on c.region = p.region
       and c.stream = p.stream
     where p.region = $1
       and p.whole = $2
     limit $3`,
    [region, whole, mostParts],
  )

const isOpen = (parts: readonly Row[]): boolean => parts.some((row) => row['open'] === true)

/** Whoever acts on the whole acts on its parts as well, and holds no other duty in any. */
const dutiesIn = (region: string, parts: readonly Row[], person: string): RowChange[] =>
  parts.map((row) => upsert(duties, { region, stream: row['stream'], person, duty: 'supervise' }))

/** Why the asking person may not confirm; null when they may. */
export function barredFrom(erasure: string, rows: readonly Row[]): string | null {
  const row = rows.find((one) => one['erasure'] === erasure)
  if (row?.['mine'] === true) return '须由另一名监督人员确认'
  return row?.['barred'] === true ? '您在本办件中承担过其他职责' : null
}

/** 销毁个人信息: the proposal, and its confirmation by another person, which destroys the key in the same write. */
export function erasureRoutes(ask: CasesAsk): Route[] {
  return [
    command(proposeErasure, {
      act: ({ params: { region, case: stream }, body }, commandId) =>
        caseAct({
          region,
          target: { stream },
          commandId,
          duty: 'supervise',
          reads: [readPartsOf(region, stream)],
          async decide({ state, day, session, reads }) {
            const erasure = randomUUID()
            const parts = reads[0]!.rows
            return {
              command: { type: 'propose-erasure', erasure, ...body, partsOpen: isOpen(parts) },
              env: await caseEnv(ask, region, state, day),
              rows: [
                upsert(erasurePersons, { region, erasure, part: 'proposes', stream, person: session!.person }),
                ...dutiesIn(region, parts, session!.person),
              ],
            }
          },
        }),
      reply: erasedBy,
    }),
    command(confirmErasure, {
      act: ({ params: { region, case: stream, erasure } }, commandId) =>
        caseAct({
          region,
          target: { stream },
          commandId,
          duty: 'supervise',
          reads: [readProposers(region, stream), readPartsOf(region, stream)],
          async decide({ state, day, session, reads }) {
            const mine = reads[0]!.rows.some((one) => one['erasure'] === erasure && one['mine'] === true)
            const parts = reads[1]!.rows
            return {
              command: { type: 'confirm-erasure', erasure, proposedIt: mine, partsOpen: isOpen(parts) },
              env: await caseEnv(ask, region, state, day),
              rows: [
                upsert(erasurePersons, { region, erasure, part: 'seconds', stream, person: session!.person }),
                ...dutiesIn(region, parts, session!.person),
                // With the key goes by what the case is found again; files and pages follow (`forget-files`).
                remove(vaultKeys, { region, stream }),
              ],
            }
          },
        }),
      reply: erasedBy,
    }),
  ]
}

function erasedBy({ receipt, state }: Done<CaseState, CaseEvent>) {
  if (!state.erasure) throw new TypeError('an act on an erasure leaves one')
  return { receipt, erasure: state.erasure.erasure as ErasureView['erasure'] }
}
