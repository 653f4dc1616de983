import type { CaseEvent } from '#contracts/case-events.ts'
import type { AgendaOfCase, Sitting } from '#contracts/meeting-events.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { Row } from '#platform/db.ts'
import { readBehindAlias } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { CasesAsk } from '../ask.ts'
import { caseEnv } from '../case-act.ts'
import { evolve } from '../case-fold.ts'
import { noCase } from '../case-state.ts'
import { ofRef } from '../review/blind-act.ts'
import { decideMeeting } from './meeting-rules.ts'

/**
 * What was asked for is possible in each further case as well: they lie on the desk of whoever calls, and a meeting may be called there.
 *
 * @param held rows of the tasks as the desk itself may read them
 * @throws RuleViolation `meeting.…`
 */
export async function demandCallable(
  platform: Platform,
  ask: CasesAsk,
  { region, task }: { region: string; task: string },
  { others, sitting }: { others: readonly AgendaOfCase[]; sitting: Sitting },
  held: readonly (Row | undefined)[],
  day: Day,
): Promise<void> {
  const named = new Set([task, ...others.map((one) => one.task)])
  demand(named.size === others.length + 1, 'meeting.not-your-case')
  demand(
    held.every((row) => row !== undefined && row['done'] !== true && ['merge', 'decide'].includes(String(row['kind']))),
    'meeting.not-your-case',
  )
  for (const other of others) {
    const { rows } = await platform.db.query('system', readBehindAlias(region, other.task, 0))
    const events = rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string))
    const state = fold({ initial: noCase, evolve }, events)
    const [key] = ofRef(state, other.task)
    const env = await caseEnv(ask, region, state, day)
    decideMeeting({ type: 'call-meeting', task: key, agenda: other.agenda, sitting }, state, env)
  }
}
