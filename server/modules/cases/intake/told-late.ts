import type { RefusalGround } from '#contracts/intake-events.ts'
import type { IntakeView } from '#contracts/intake-law.ts'
import { workingDayFrom, workingDaysBetween, type Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'

/** From when to when somebody waited to hear that no licence is needed, or that the office is another; null where that was not what they heard. */
export type SaidAtOnce = { received: string; day: string } | null

const atOnce: ReadonlySet<string> = new Set<RefusalGround>(['no-licence-needed', 'not-competent'])

/** 即时告知: these two grounds are seen from the application itself. */
export const saidAtOnce = (ground: string): boolean => atOnce.has(ground)

export const waitedToHear = ({
  refusal,
  receivedDay,
  endedDay,
}: Pick<CaseState, 'refusal' | 'receivedDay' | 'endedDay'>): SaidAtOnce =>
  refusal && saidAtOnce(refusal.ground) && endedDay !== null && endedDay > receivedDay
    ? { received: receivedDay, day: endedDay }
    : null

/**
 * 即时告知: how many working days too late it was said. What came in on a holiday is said at once on the next working day.
 *
 * @source 行政许可法 第三十二条第一款第一项、第二项
 */
export function toldLate(waited: SaidAtOnce, calendar: Calendar): IntakeView['toldLate'] {
  if (waited === null) return null
  const days = workingDaysBetween(workingDayFrom(parseDay(waited.received), calendar), parseDay(waited.day), calendar)
  return days > 0 ? { ...waited, days } : null
}
