import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { HolidayNotices } from './civil-days.ts'

/** The notices as the package chinese-days publishes them, read from its raw lists. The last published year is covered to its end. */
export function publishedNotices(): HolidayNotices {
  const holidays = new Set(Object.keys(published.holidays))
  const makeUpDays = new Set(Object.keys(published.workdays))
  const years = [...holidays].map((day) => day.slice(0, 4)).toSorted()
  return { holidays, makeUpDays, coveredUntil: `${years.at(-1)}-12-31` }
}
