import type { OtherDays, ReplayedLimit } from '#contracts/replays.ts'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState } from '../case-state.ts'
import { everyClockOf } from './clock-views.ts'

/**
 * 按另一日历重算: every limit that the case has or had, counted from the same events by the calendar that holds and by another. Nothing
 * is written: what the applicant was told stands.
 */
export function replay(state: CaseState, item: Item, calendar: Calendar, other: Calendar, day: Day): ReplayedLimit[] {
  const counted = everyClockOf(state, item, other, day)
  return everyClockOf(state, item, calendar, day).map((today, at) => ({
    key: today.key,
    title: today.title,
    today,
    other: counted[at]!,
  }))
}

/** Whether the two calendars make a difference to a limit. */
export const differs = ({ today, other }: ReplayedLimit): boolean =>
  today.due !== other.due || today.used !== other.used || today.left !== other.left || today.overdue !== other.overdue

/** The calendar with other days for a span: what they don't name there follows the weekday. */
export function withOtherDays(calendar: Calendar, { from, through, days }: OtherDays): Calendar {
  demand(from <= through && days.every(({ day }) => from <= day && day <= through), 'calendar.day-outside')
  demand(new Set(days.map(({ day }) => day)).size === days.length, 'calendar.day-twice')
  const outside = (named: Calendar['holidays']) =>
    Object.fromEntries(Object.entries(named).filter(([day]) => day < from || day > through))
  const within = (kind: 'holiday' | 'workday') =>
    Object.fromEntries(days.filter((one) => one.kind === kind).map(({ day, name }) => [day, name]))
  return {
    ...calendar,
    revision: `${calendar.revision}+`,
    coveredUntil: through > calendar.coveredUntil ? parseDay(through) : calendar.coveredUntil,
    holidays: { ...outside(calendar.holidays), ...within('holiday') },
    workdays: { ...outside(calendar.workdays), ...within('workday') },
  }
}
