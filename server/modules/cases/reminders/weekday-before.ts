import { addDays, weekdayOf, type Day } from '#kernel/day.ts'

/** The weekday before a day, whatever the calendar. */
export function weekdayBefore(day: Day): Day {
  const weekday = weekdayOf(day)
  return addDays(day, weekday === 1 ? -3 : weekday === 7 ? -2 : -1)
}
