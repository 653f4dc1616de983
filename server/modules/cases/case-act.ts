import { randomUUID } from 'node:crypto'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Day } from '#kernel/day.ts'
import type { Act } from '#platform/execute.ts'
import type { CasesAsk } from './ask.ts'
import type { CaseCommand } from './case.ts'
import type { CaseEnv } from './case-env.ts'
import type { CaseState } from './case-state.ts'
import { caseStream } from './case-stream.ts'

export type CaseAct = Act<CaseState, CaseCommand, CaseEvent, CaseEnv>

/** One act on a case. */
export const caseAct = (act: Omit<CaseAct, 'kind'>): CaseAct => ({ kind: caseStream, ...act })

/** What the rules need beside the state: the item as it was when the case was filed, the calendar, the day. */
export async function caseEnv(
  ask: CasesAsk,
  region: string,
  state: Pick<CaseState, 'item' | 'revision'>,
  day: Day,
): Promise<CaseEnv> {
  const [item, calendar] = await Promise.all([
    ask.catalogue.item(region, state.item, state.revision),
    ask.catalogue.calendar(region),
  ])
  return { item, calendar, day, newRef: randomUUID }
}
