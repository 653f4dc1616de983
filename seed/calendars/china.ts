import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Calendar } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'
import { parseDay } from '#kernel/day.ts'

/**
 * National calendar of 2004 to 2026, the revision named for its last year. Before 2004 it knows weekdays only.
 *
 * @source yearly notices of the State Council on holidays, as collected by chinese-days (MIT)
 */
export const china: Calendar = {
  region: 'CN',
  revision: '2026',
  coveredUntil: parseDay('2026-12-31'),
  holidays: namesByDay(days.holidays),
  workdays: namesByDay(days.workdays),
}

/** The source writes '2026-02-14': 'Spring Festival,春节,4'; the Chinese name is kept, in the order of the days. */
function namesByDay(source: Record<string, string>): Record<Day, string> {
  return Object.fromEntries(
    Object.entries(source)
      .map(([text, names]) => [parseDay(text), chineseName(names)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function chineseName(names: string): string {
  const name = names.split(',')[1]
  if (!name) throw new RangeError(`no Chinese name in ${JSON.stringify(names)}`)
  return name
}
