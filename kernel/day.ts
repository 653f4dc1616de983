declare const dayBrand: unique symbol

/** Civil date of Beijing time, 'YYYY-MM-DD', years 0001 to 9999. Days compare with `<` and `>` as text. */
export type Day = string & { readonly [dayBrand]: true }

/** Point in time as ISO 8601 text in UTC, always with a trailing `Z`. */
export type Instant = `${string}Z`

const HYPHEN = 0x2d
const ZERO = 0x30
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?Z$/
const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 24 * MS_PER_HOUR
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the text is a date that exists: '2026-02-29' is not a day. */
export function isDay(text: string): text is Day {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false
  const [year, month, date] = [digitsIn(text, 0, 4), digitsIn(text, 5, 7), digitsIn(text, 8, 10)]
  if (!(year >= 1)) return false
  const length = month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]
  return length !== undefined && date >= 1 && date <= length
}

/** The number that the digits from one place up to another make, NaN when they are no digits. Days are read all the time, so without cutting the text. */
function digitsIn(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/**
 * The text as a day.
 *
 * @throws RangeError when the text is not a date that exists
 */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${JSON.stringify(text)}`)
  return text
}

/**
 * The day `count` days later; earlier when `count` is negative.
 *
 * @throws RangeError when `count` is not an integer or the result leaves the years 0001 to 9999
 */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count)
}

/**
 * The corresponding day so many years later; of 29 February the last day of the month. A term of years ends with it.
 *
 * @throws RangeError when the result leaves the years 0001 to 9999
 * @source 民法典 第二百零一条、第二百零二条
 */
export function yearsAfter(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const same = `${year}${day.slice(4)}`
  return isDay(same) ? same : addDays(parseDay(`${year}-03-01`), -1)
}

/**
 * The corresponding day so many months later; the last day of the month where it has none.
 *
 * @throws RangeError when the result leaves the years 0001 to 9999
 * @source 民法典 第二百零二条
 */
export function monthsAfter(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const inMonth = (of: number) =>
    `${String(Math.floor(of / 12)).padStart(4, '0')}-${String((of % 12) + 1).padStart(2, '0')}`
  const same = `${inMonth(month)}${day.slice(7)}`
  return isDay(same) ? same : addDays(parseDay(`${inMonth(month + 1)}-01`), -1)
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Negative when `a` is the earlier day, positive when it is the later, 0 for the same day: an order for `sort`. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Day of the week from 1 (星期一) to 7 (星期日). */
export function weekdayOf(day: Day): number {
  return weekdayOfNumber(dayNumber(day))
}

/**
 * The day on which an instant falls in Beijing time (UTC+8 without summer time).
 *
 * @param instant ISO text in UTC with `Z`, or milliseconds since 1970-01-01T00:00Z
 * @throws RangeError when the text is no such instant or the number is not finite
 */
export function dayOf(instant: string | number): Day {
  if (typeof instant === 'number') return dayOfNumber(Math.floor((instant + 8 * MS_PER_HOUR) / MS_PER_DAY))
  const match = INSTANT.exec(instant)
  if (!match) throw new RangeError(`not an instant in UTC: ${JSON.stringify(instant)}`)
  const utcDay = parseDay(match[1] ?? '')
  return Number(match[2]) < 16 ? utcDay : addDays(utcDay, 1)
}

/** The first instant after the day in Beijing time: an act at this instant or later is no longer on the day. */
export function endOfDay(day: Day): Instant {
  return `${day}T16:00:00.000Z`
}

/** Days since 1970-01-01, negative before it: the form in which calendars count. */
export function dayNumber(day: Day): number {
  // Years are counted from March, so that the leap day is the last of its year.
  const month = digitsIn(day, 5, 7)
  const year = digitsIn(day, 0, 4) - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digitsIn(day, 8, 10) - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
}

/**
 * The day that is `number` days after 1970-01-01: the inverse of `dayNumber`.
 *
 * @throws RangeError when `number` is not an integer or the result leaves the years 0001 to 9999
 */
export function dayOfNumber(number: number): Day {
  if (!Number.isInteger(number)) throw new RangeError(`days are whole, not ${number}`)
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return parseDay(`${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`)
}

/** Day of the week, 1 (星期一) to 7 (星期日), of a day given by its number. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** `2026-11-05` → 2026年11月5日; what is no day stays as it is. */
export function dayText(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? []
  return year ? `${year}年${Number(month)}月${Number(date)}日` : day
}

/**
 * A last day in words: `2026-11-05` → 2026年11月5日前（含当日）. 前 alone leaves open whether the day itself is in time; it is, until it ends.
 *
 * @source 民法典 第二百零三条
 */
export const byDay = (day: string): string => `${dayText(day)}前（含当日）`

/** 2026年11月22日 15:04: an instant to the minute in words, Asia/Shanghai. */
export function minuteText(instant: string): string {
  const there = new Date(Date.parse(instant) + shanghaiAheadMs).toISOString()
  return `${dayText(there)} ${there.slice(11, 16)}`
}

/** China keeps one time, eight hours ahead of UTC, without summer time since 1992. */
const shanghaiAheadMs = 8 * 3_600_000
