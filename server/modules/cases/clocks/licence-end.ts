import type { Due } from '#contracts/due.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'

/**
 * 延续 is decided before the licence ends: of a renewal that was asked for in time, every limit of the decision and every step ends with the
 * licence at the latest, because silence renews it on the day after. Null for every other case, and for what begins when the licence is over.
 *
 * @param since the day on which what is limited begins
 * @source 行政许可法 第五十条第二款
 */
export function endsWithLicence({ about }: Pick<CaseState, 'about'>, since: string): Day | null {
  if (!about?.timely || about.validUntil === null || since > about.validUntil) return null
  return parseDay(about.validUntil)
}

/** The earlier of the two: the day as it was counted, or the one by which it ends. */
export const notPast = (endsBy: Day | null, counted: Due, ending: (day: Day) => Due): Due =>
  endsBy !== null && counted.day > endsBy ? ending(endsBy) : counted
