import type { CalendarEvent, HolidayNotice, NoticeDay } from '#contracts/calendars.ts'
import { isWorkingDay, type Calendar } from '#kernel/calendar.ts'
import { addDays, parseDay, weekdayOf, type Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { StreamKind } from '#platform/stream.ts'
import { readers, remove, table, upsert } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'

export type CalendarState = { loaded: number }
export type CalendarCommand = { type: 'load-notice'; notice: HolidayNotice; day: string }
/** The calendar as it holds before the notice. */
export type CalendarEnv = { calendar: Calendar }

/**
 * 工作日历: a notice says of every day of its span whether it is worked; what it does not name follows the weekday.
 *
 * @source 全国年节及纪念日放假办法; the yearly notice of the State Council on holidays
 */
const decider: Decider<CalendarState, CalendarCommand, CalendarEvent, CalendarEnv> = {
  initial: { loaded: 0 },
  decide({ notice, day }, { loaded }, { calendar }) {
    const { from, through, days } = notice
    demand(from <= through && days.every((one) => from <= one.day && one.day <= through), 'calendar.day-outside')
    demand(new Set(days.map((one) => one.day)).size === days.length, 'calendar.day-twice')
    demand(from <= addDays(calendar.coveredUntil, 1), 'calendar.gap', { day: calendar.coveredUntil })
    demand(
      days.every((one) => one.kind === 'holiday' || weekdayOf(parseDay(one.day)) > 5),
      'calendar.workday-is-one',
    )
    const coveredUntil = through > calendar.coveredUntil ? parseDay(through) : calendar.coveredUntil
    const changedFrom = firstChange(calendar, notice)
    if (changedFrom === null) return []
    const revision = `${coveredUntil.slice(0, 4)}-${loaded + 1}`
    return [{ type: 'notice-loaded', ...notice, revision, coveredUntil, changedFrom, day }]
  },
  evolve: ({ loaded }) => ({ loaded: loaded + 1 }),
}

/** From which day on limits may move or become firm; null where nothing is new. */
function firstChange(calendar: Calendar, { from, through, days }: HolidayNotice): Day | null {
  const kinds = new Map(days.map(({ day, kind }) => [day, kind]))
  for (let day = parseDay(from); day <= through; day = addDays(day, 1)) {
    const kind = kinds.get(day)
    const works = kind === undefined ? weekdayOf(day) <= 5 : kind === 'workday'
    if (works !== isWorkingDay(day, calendar) || day > calendar.coveredUntil) return day
  }
  return null
}

const calendars = table('catalogue.calendars', ['region'], ['revision', 'covered_until', 'loaded'])
const calendarDays = table('catalogue.calendar_days', ['region', 'day'], ['kind', 'name'])

/** 工作日历 of a region, read by its operators and its supervision. */
export const calendarStream: StreamKind<CalendarState, CalendarCommand, CalendarEvent, CalendarEnv> = {
  name: 'calendar',
  decider,
  project: ({ region, stream }, _state, events) => [
    upsert(readers, ...[`operate@${region}`, `supervise@${region}`].map((subject) => ({ region, stream, subject }))),
    ...events.flatMap(({ from, through, days, revision, coveredUntil }) => [
      upsert(calendars, { region, revision, covered_until: coveredUntil, loaded: true }),
      ...withoutFlags(region, { from, through, days }),
      ...(days.length > 0 ? [upsert(calendarDays, ...days.map((one) => ({ region, ...one })))] : []),
    ]),
  ],
  effects: () => [],
}

function withoutFlags(region: string, { from, through, days }: { from: string; through: string; days: NoticeDay[] }) {
  const named = new Set(days.map(({ day }) => day))
  const rest: { region: string; day: Day }[] = []
  for (let day = parseDay(from); day <= through; day = addDays(day, 1)) if (!named.has(day)) rest.push({ region, day })
  return rest.length > 0 ? [remove(calendarDays, ...rest)] : []
}

export const calendarStreamOf = (region: string): string => v5('calendar', region)
