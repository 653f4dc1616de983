import { isWorkingDay, type Calendar } from '#kernel/calendar.ts'
import { addDays, weekdayOf, type Day } from '#kernel/day.ts'
import type { Hours, Span } from './halls.ts'

/**
 * When a hall or counter serves on one day: what is said of that very day (错时、延时), else of holidays, of make-up working days, of Saturdays
 * and Sundays (5+X), else of working days. Empty: closed.
 */
export function spansOn(hours: Hours, day: Day, calendar: Calendar): readonly Span[] {
  const special = hours.days?.find((one) => one.day === day)
  if (special) return special.spans
  if (isWorkingDay(day, calendar)) return hours.workday
  if (Object.hasOwn(calendar.holidays, day)) return hours.holiday ?? hours.restday
  return (weekdayOf(day) === 6 ? hours.saturday : hours.sunday) ?? hours.restday
}

/** The next day within a week, after this one, that is no working day and on which it serves; null when there is none. */
export function nextRestday(hours: Hours, day: Day, calendar: Calendar): { day: Day; spans: readonly Span[] } | null {
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const then = addDays(day, ahead)
    if (isWorkingDay(then, calendar)) continue
    const spans = spansOn(hours, then, calendar)
    if (spans.length > 0) return { day: then, spans }
  }
  return null
}

/** Whether it serves at a minute of the day, until when, or from when; both null when it serves no more that day. */
export function serving(
  spans: readonly Span[],
  minute: string,
): { open: boolean; until: string | null; from: string | null } {
  const now = spans.find(({ from, to }) => from <= minute && minute < to)
  if (now) return { open: true, until: now.to, from: null }
  return { open: false, until: null, from: spans.find(({ from }) => minute < from)?.from ?? null }
}

/** Minute of the day in Beijing, `HH:MM`. */
export function minuteOf(instant: string): string {
  const minutes = (Math.floor(Date.parse(instant) / 60_000) + 8 * 60) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** What is wrong with spans of one day; null when each ends after it begins and none begins before the last has ended. */
export function spansFault(spans: readonly Span[]): 'backwards' | 'overlapping' | null {
  if (spans.some(({ from, to }) => from >= to)) return 'backwards'
  return spans.some(({ from }, place) => place > 0 && from < spans[place - 1]!.to) ? 'overlapping' : null
}
