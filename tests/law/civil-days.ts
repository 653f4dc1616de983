// The civil calendar of the oracle: every day from 2023 to 2032, one after another, and whether offices work on it.
// Days are plain text 'YYYY-MM-DD'. Nothing here comes from the kernel, and no day is computed from a number: each follows from the day before.

/** A civil date, 'YYYY-MM-DD'. Two of them compare as text. */
export type CivilDay = string

/** What the State Council's yearly notice on holidays says: days of rest, and days of rest on which offices work instead (调休). */
export type HolidayNotices = {
  readonly holidays: ReadonlySet<CivilDay>
  readonly makeUpDays: ReadonlySet<CivilDay>
  /** Last day that a notice covers; what is counted beyond it goes by the days of the week alone, and is provisional. */
  readonly coveredUntil: CivilDay
}

/** One day on the calendar. `works` is false on 法定休假日: weekends and holidays that are no make-up day. */
export type CalendarDay = { readonly day: CivilDay; readonly works: boolean; readonly covered: boolean }

/** All days in order, and where each stands among them. */
export type CivilCalendar = {
  readonly days: readonly CalendarDay[]
  readonly position: ReadonlyMap<CivilDay, number>
}

/** The calendar that the notices make. */
export function civilCalendar({ holidays, makeUpDays, coveredUntil }: HolidayNotices): CivilCalendar {
  const days: CalendarDay[] = []
  const position = new Map<CivilDay, number>()
  // 2023-01-01 was a Sunday.
  let day = '2023-01-01'
  let weekday: Weekday = 'Sunday'
  while (day < '2033-01-01') {
    const works = makeUpDays.has(day) || (weekday !== 'Saturday' && weekday !== 'Sunday' && !holidays.has(day))
    position.set(day, days.length)
    days.push({ day, works, covered: day <= coveredUntil })
    day = dayAfter(day)
    weekday = weekdayAfter[weekday]
  }
  return { days, position }
}

/** The pages of one calendar through a day, and after it those of another: most cases come to few of the ten years. */
export function turnedTo(after: CivilCalendar, before: CivilCalendar, through: CivilDay): CivilCalendar {
  const turned = positionOf(before, through) + 1
  return { days: [...before.days.slice(0, turned), ...after.days.slice(turned)], position: before.position }
}

/** Where a day stands on the calendar. Throws RangeError for what is no day of the years 2023 to 2032. */
export function positionOf(calendar: CivilCalendar, day: CivilDay): number {
  const position = calendar.position.get(day)
  if (position === undefined) throw new RangeError(`not on the calendar: ${day}`)
  return position
}

/** The day at a position of the calendar. Throws RangeError beyond its ends. */
export function dayAt(calendar: CivilCalendar, position: number): CalendarDay {
  const day = calendar.days[position]
  if (!day) throw new RangeError('the calendar begins in 2023 and ends in 2032')
  return day
}

type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'

const weekdayAfter: Record<Weekday, Weekday> = {
  Monday: 'Tuesday',
  Tuesday: 'Wednesday',
  Wednesday: 'Thursday',
  Thursday: 'Friday',
  Friday: 'Saturday',
  Saturday: 'Sunday',
  Sunday: 'Monday',
}

function dayAfter(day: CivilDay): CivilDay {
  let [year, month, date] = day.split('-').map(Number) as [number, number, number]
  date += 1
  if (date > lengthOf(year, month)) {
    date = 1
    month += 1
  }
  if (month > 12) {
    month = 1
    year += 1
  }
  return [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
