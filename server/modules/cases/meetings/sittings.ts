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
import { noCase, type CaseState } from '../case-state.ts'
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
    const events = await eventsBehind(platform, region, other.task)
    const state = fold({ initial: noCase, evolve }, events)
    const [key] = ofRef(state, other.task)
    const env = await caseEnv(ask, region, state, day)
    decideMeeting({ type: 'call-meeting', task: key, agenda: other.agenda, sitting }, state, env)
  }
}

/** In how many cases a meeting was called in the end: what was answered or withdrawn before its turn came is not among them. */
export async function casesOfMeeting(
  platform: Pick<Platform, 'db'>,
  region: string,
  { meetings }: Pick<CaseState, 'meetings'>,
  of: string | null,
): Promise<number> {
  const sitting = meetings.find(({ meeting }) => meeting === of)?.sitting
  const agenda = sitting?.agenda ?? []
  const cases = await Promise.all(agenda.map(({ task }) => eventsBehind(platform, region, task)))
  return cases.filter((events) =>
    events.some((event) => event.type === 'meeting-called' && event.sitting?.id === sitting!.id),
  ).length
}

async function eventsBehind({ db }: Pick<Platform, 'db'>, region: string, task: string): Promise<CaseEvent[]> {
  const { rows } = await db.query('system', readBehindAlias(region, task, 0))
  return rows.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string))
}
