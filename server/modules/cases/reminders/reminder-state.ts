import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import { officeWaits } from '../late/office-waits.ts'
import { openLimits } from '../clocks/recompute-state.ts'
import { weekdayBefore } from './weekday-before.ts'

/** Limits that were reminded of, when, and with which last day: one that has moved since is reminded of again. */
export type RemindedState = Readonly<Record<string, { due: string; day: string }>>

export function foldReminded(state: CaseState, { limits, day }: Extract<CaseEvent, { type: 'reminded' }>): CaseState {
  const told = limits.map(({ limit, due }) => [limit, { due, day }] as const)
  return { ...state, reminded: { ...state.reminded, ...Object.fromEntries(told) } }
}

/** Whoever is drawn next was not reminded yet. */
export function notReminded(reminded: RemindedState, task: string): RemindedState {
  const { [`step:${task}`]: _step, ...others } = reminded
  return others
}

/** What the clock last told whoever has the step; null where that was of another last day. */
export function markOf({ tasks, reminded }: CaseState, key: string): 'near' | 'remind' | 'supervise' | null {
  const { rungs, due } = tasks[key]!
  const act = rungs.at(-1)?.act
  if (act === 'remind' || act === 'supervise') return act
  return reminded[`step:${key}`]?.due === due.day ? 'near' : null
}

/** A limit that is to be reminded of, and on which day. */
export type Reminder = { limit: string; due: string; on: Day }

/** What is still to be reminded of, in the order of the limits. */
export function remindersOf(state: CaseState): Reminder[] {
  return Object.entries(openLimits(state)).flatMap(([limit, due]) => {
    const since = sinceOf(state, limit)
    if (since === null || state.reminded[limit]?.due === due.day) return []
    const wanted = remindDay(due)
    // Whoever was told of a limit on that very day is reminded on its last one.
    return [{ limit, due: due.day, on: since !== '' && wanted <= since ? parseDay(due.day) : wanted }]
  })
}

/** Of what the applicant is reminded: of asking for a hearing, of what the experts want changed. Past the last day of nothing. */
export function nearNotices({
  limits,
  day,
}: Extract<CaseEvent, { type: 'reminded' }>): ('answer-near' | 'revision-near')[] {
  const open = limits.filter(({ due }) => day <= due)
  return [
    ...(open.some(({ limit }) => limit === 'hearing-request') ? (['answer-near'] as const) : []),
    ...(open.some(({ limit }) => limit.startsWith('revision:')) ? (['revision-near'] as const) : []),
  ]
}

/** Whether the limit that runs now for the office was reminded of, and has not moved since. */
export function isReminded(state: CaseState): boolean {
  const { phase, intakeDue, promisedDue, deliverDue, reminded } = state
  switch (phase) {
    case 'intake':
      return intakeDue !== null && reminded['intake']?.due === intakeDue.day
    case 'review':
      return promisedDue !== null && reminded['promised']?.due === promisedDue.day
    case 'issuing':
    case 'ready':
      return deliverDue !== null && reminded['delivery']?.due === deliverDue.day
    case 'correcting':
    case 'closed':
    case 'none':
      return false
  }
}

/** What has marks of its own, and the days of those whom the office hears and who get no message. */
const remindedOtherwise = new Set(['rung', 'watch', 'confirm', 'statement', 'closure-statement', 'announcement'])

/** Since when somebody has to do with it; null where nobody is to be reminded of it, an empty text where it began long before. */
function sinceOf(state: CaseState, limit: string): string | null {
  const { tasks, notices } = state
  const [kind, key] = limit.split(':')
  if (remindedOtherwise.has(kind!)) return null
  if (kind !== 'step') return officeWaits(state).find((one) => one.limit === limit)?.from ?? ''
  const task = tasks[key!]
  return task?.code && !notices[key!] ? task.openedDay : null
}

/** The day as it is stated, or the weekday before the last one. */
export const remindDay = ({ day, remindOn }: Due): Day => (remindOn ? parseDay(remindOn) : weekdayBefore(parseDay(day)))
