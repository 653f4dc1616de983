import type { Day } from './day.ts'
import { dayNumber, dayOfNumber, parseDay, weekdayOfNumber } from './day.ts'

/**
 * Working-day calendar of a region as plain data. A day is a working day when it is a weekday and no holiday, or a
 * weekend day that makes up for one (调休). It contradicts itself when a day is both, or lies beyond its coverage.
 *
 * @source 全国年节及纪念日放假办法; the yearly notice of the State Council on holidays
 */
export type Calendar = {
  readonly region: string
  /** Changes whenever a notice is loaded, so that a computed day can name what it was computed from. */
  readonly revision: string
  /** Last day, inclusive, for which the notice is known. Later days follow the weekday rule and are provisional. */
  readonly coveredUntil: Day
  /** Days off by day, with the name of the holiday; weekend days inside a holiday may be listed too. */
  readonly holidays: Readonly<Record<Day, string>>
  /** Make-up working days (调休上班) by day, with the name of the holiday they make up for. */
  readonly workdays: Readonly<Record<Day, string>>
}

/** Whether offices work on the day. Beyond `coveredUntil` this is the weekday rule: ask `isProvisional`. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  if (Object.hasOwn(calendar.workdays, day)) return true
  return !Object.hasOwn(calendar.holidays, day) && weekdayOfNumber(dayNumber(day)) <= 5
}

/** The first working day strictly after the day. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  return addWorkingDays(day, 1, calendar)
}

/** The day itself when it is a working day, else the first working day after it. */
export function workingDayFrom(day: Day, calendar: Calendar): Day {
  return isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar)
}

/**
 * The `count`-th working day after the day, which itself is not counted; before it when `count` is negative.
 * With `count` 0 the day itself, working or not.
 *
 * @throws RangeError when `count` is not an integer or the calendar contradicts itself
 */
export function addWorkingDays(day: Day, count: number, calendar: Calendar): Day {
  if (!Number.isInteger(count)) throw new RangeError(`working days are whole, not ${count}`)
  const start = dayNumber(day)
  if (count === 0) return day
  if (count > 0) return firstReaching(start + count, workingDaysThrough(start, calendar) + count, calendar)
  const target = workingDaysThrough(start - 1, calendar) + count + 1
  let low = start + 2 * count
  while (workingDaysThrough(low, calendar) >= target) low += 2 * count
  return firstReaching(low, target, calendar)
}

/**
 * Working days later than `after`, up to and including `through`; negative when `through` is the earlier day.
 *
 * @throws RangeError when the calendar contradicts itself
 */
export function workingDaysBetween(after: Day, through: Day, calendar: Calendar): number {
  return workingDaysThrough(dayNumber(through), calendar) - workingDaysThrough(dayNumber(after), calendar)
}

/** Whether the day lies beyond the loaded notices, so that whatever was counted up to it may still move. */
export function isProvisional(day: Day, calendar: Calendar): boolean {
  return day > calendar.coveredUntil
}

/** The first day at or after the number `low` whose running count is at least `target`. */
function firstReaching(low: number, target: number, calendar: Calendar): Day {
  let below = low - 1
  let step = 8
  while (workingDaysThrough(below + step, calendar) < target) {
    below += step
    step *= 2
  }
  let reaching = below + step
  while (reaching - below > 1) {
    const middle = Math.floor((below + reaching) / 2)
    if (workingDaysThrough(middle, calendar) < target) below = middle
    else reaching = middle
  }
  return dayOfNumber(reaching)
}

/** Running count of working days up to and including a day: weekdays by arithmetic, then the exceptions so far. */
function workingDaysThrough(number: number, calendar: Calendar): number {
  const { numbers, corrections } = exceptionsOf(calendar)
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((numbers[middle] ?? 0) <= number) low = middle + 1
    else high = middle
  }
  const sinceMonday = number - 4 // 1970-01-05 is a Monday
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5) + (corrections[low] ?? 0)
}

type Exceptions = {
  /** Numbers of the days on which the weekday rule is wrong, ascending. */
  readonly numbers: readonly number[]
  /** `corrections[i]` is what the first `i` of them change in the running count. */
  readonly corrections: readonly number[]
}

// Calendars are immutable values, so remembering what was derived from one changes no answer.
const known = new WeakMap<Calendar, Exceptions>()

function exceptionsOf(calendar: Calendar): Exceptions {
  const remembered = known.get(calendar)
  if (remembered) return remembered
  const off = numbersOf(calendar.holidays, calendar).filter((number) => weekdayOfNumber(number) <= 5)
  const makeUp = numbersOf(calendar.workdays, calendar).filter((number) => weekdayOfNumber(number) > 5)
  const both = Object.keys(calendar.holidays).find((day) => Object.hasOwn(calendar.workdays, day))
  if (both !== undefined) throw new RangeError(`${both} is both a holiday and a make-up day`)
  const numbers = [...off, ...makeUp].sort((a, b) => a - b)
  const offNumbers = new Set(off)
  const corrections = [0]
  for (const number of numbers) corrections.push((corrections.at(-1) ?? 0) + (offNumbers.has(number) ? -1 : 1))
  const exceptions = { numbers, corrections }
  known.set(calendar, exceptions)
  return exceptions
}

function numbersOf(record: Readonly<Record<Day, string>>, calendar: Calendar): number[] {
  return Object.keys(record).map((text) => {
    const day = parseDay(text)
    if (day > calendar.coveredUntil) throw new RangeError(`${day} lies beyond the coverage ${calendar.coveredUntil}`)
    return dayNumber(day)
  })
}
