import type { CaseEvent } from '#contracts/case-events.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { calendarDueDay } from '#kernel/clock.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { onTheWay } from '../delivery/delivery-rules.ts'
import { internalDue, wholeDue } from '../due.ts'
import { withOpened } from '../review/opened.ts'

/** `here`: as at the choice of a delivery. */
export type PersonCommand = { type: 'ask-for-person'; here: boolean }

/** As long as the decision could be taken to reconsideration (行政复议法 第二十条). */
const askPersonDays = 60

/**
 * Last day on which a person may be asked for, a working day; null where it is no refusal by rules alone, or was asked for before.
 *
 * @source 民法典 第二百零三条 (last day on a holiday)
 */
export function personAskedUntil(
  { decision, setAside }: Pick<CaseState, 'decision' | 'setAside'>,
  calendar: Calendar,
): Day | null {
  if (decision?.made !== 'rules' || decision.outcome !== 'refused' || setAside) return null
  return calendarDueDay(parseDay(decision.day), askPersonDays, calendar)
}

/** Whether it can be asked for now: what is still being printed, or on its way to the applicant, is first to arrive. */
export function mayAskForPerson(state: CaseState, { calendar, day }: Pick<CaseEnv, 'calendar' | 'day'>): boolean {
  const until = personAskedUntil(state, calendar)
  return until !== null && day <= until && (state.phase === 'closed' || (state.phase === 'ready' && !onTheWay(state)))
}

/**
 * 要求人工办理: whoever was refused by rules alone has people review it, once, within the limits of the item counted anew.
 *
 * @source 个人信息保护法 第二十四条第三款
 */
export function decideForPerson({ here }: PersonCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const until = personAskedUntil(state, env.calendar)
  demand(until, 'person.not-by-rules')
  demand(env.day <= until, 'person.too-late', { day: until })
  demand(mayAskForPerson(state, env), 'person.on-its-way')
  demand(here, 'window.nobody-here')
  const days = { about: state.about, receivedDay: env.day, acceptedDay: env.day }
  return withOpened(state, env, {
    type: 'person-asked',
    statutoryDue: wholeDue(env, 'statutory', days),
    promisedDue: wholeDue(env, 'promised', days),
    ...internalDue(env, days),
    day: env.day,
  })
}
