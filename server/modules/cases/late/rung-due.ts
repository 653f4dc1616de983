import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { ladderOf, type Rung } from '#contracts/late-events.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due, pausesOf } from '../due.ts'

/** The last day before a rung. Days that the step did not count before it was late, it does not count afterwards. */
export function rungDue(state: CaseState, env: Pick<CaseEnv, 'calendar' | 'item'>, key: string, { after }: Rung): Due {
  const { due: last, askedAgainDay } = state.tasks[key]!
  if (after === 0) return last
  // Whoever has to answer once more has the days of the ladder once more.
  const since = askedAgainDay !== null && askedAgainDay > last.day ? askedAgainDay : last.day
  const pauses = pausesOf(state, env.item, 'step', key)
  return due(env, parseDay(since), { unit: 'working', days: after }, pauses)
}

/** What stopped a late step has ended before it was to: what is done next is not put off for longer than it lasted. */
export function rungsRecounted(state: CaseState, env: Pick<CaseEnv, 'calendar' | 'item' | 'day'>): CaseEvent[] {
  return Object.entries(state.tasks).flatMap(([key, { late, verdict, rungs, nextRung }]): CaseEvent[] => {
    const rung = late && nextRung && verdict === null ? ladderOf(late)[rungs.length] : undefined
    if (!rung) return []
    const next = rungDue(state, env, key, rung)
    return next.day === nextRung!.day ? [] : [{ type: 'late-recounted', task: key, next, day: env.day }]
  })
}
