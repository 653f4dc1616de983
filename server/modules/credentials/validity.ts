import { addDays, isDay, parseDay, type Day } from '#kernel/day.ts'

/**
 * Last day on which a licence of `years` years is good, inclusive: the day before the anniversary of its first day, which counts, since
 * the licence is in force on it. A licence from 29 February has its anniversary on 1 March in a year without that day, so that it too
 * ends with February.
 *
 * @source 民法典 第二百零二条 (a month without the day ends the period on its last day)
 */
export function lastDayOf(from: Day, years: number): Day {
  const year = String(Number(from.slice(0, 4)) + years).padStart(4, '0')
  const anniversary = `${year}${from.slice(4)}`
  return addDays(isDay(anniversary) ? anniversary : parseDay(`${year}-03-01`), -1)
}
