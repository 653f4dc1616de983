import type { Calendar } from './calendar.ts'
import { addWorkingDays, isProvisional, isWorkingDay, workingDaysBetween } from './calendar.ts'
import type { Day } from './day.ts'
import { addDays, daysBetween } from './day.ts'

/**
 * Days that a limit does not count (不计入时限), from the first to the last, both inclusive; `through` null while open.
 *
 * @source 行政许可法 第45条
 */
export type Pause = { readonly from: Day; readonly through: Day | null }

/** 工作日 or 自然日. */
export type LimitUnit = 'working' | 'calendar'

/** 时限: a limit that runs. A plain value: every function here answers a new one. */
export type Clock = {
  readonly unit: LimitUnit
  /** The limit without its extension, at least 1. */
  readonly limitDays: number
  /** Day of the event that starts the limit; it is not counted. */
  readonly start: Day
  /** Days added by the one extension (延长期限), 0 without one. */
  readonly extendedBy: number
  /** In any order, overlapping or not; a day that several cover is left out once. Only the last may be open. */
  readonly pauses: readonly Pause[]
  /** Last day past which what it is for comes too late whatever the count: no pause and no extension moves it. Absent or null: none. */
  readonly endsBy?: Day | null
}

/** A clock seen on one day. All counts are in the unit of the clock. */
export type ClockReading = {
  /** Counted days after the start up to and including the day, at most the limit. */
  readonly used: number
  /** Counted days that remain after the day: 0 on the due day, which is still in time. `used + left` is the limit with its extension. */
  readonly left: number
  /** Days up to and including the day that a pause kept from being counted. */
  readonly paused: number
  /** Whether the day itself is not counted because of a pause. */
  readonly inPause: boolean
  /** Last day in time; null while an open pause holds it back. */
  readonly due: Day | null
  /** Whether what was said rests on days for which no notice on holidays is loaded yet. */
  readonly provisional: boolean
  /** Whether the due day has passed: true from the day after it on, be it a working day or not. */
  readonly overdue: boolean
  /** Days in the unit since the due day: 0 on a weekend right after it, although it is overdue then. */
  readonly overdueDays: number
}

/**
 * Last day of a limit of `days` working days; the starting day itself is not counted, the last day is still in time.
 *
 * A pause that begins after the due day changes nothing: a limit that ran out cannot be stopped.
 *
 * @param start day of the event that starts the limit (受理之日)
 * @param days working days, at least 1
 * @param pauses in any order, overlapping or not
 * @returns the due day, always a working day outside the pauses; null when an open pause begins on or before it
 * @throws RangeError when `days` is not a whole number of at least 1
 * @source 行政许可法 第82条 (working days), 第45条 (time not counted), 民法典 第201条 (first day excluded)
 */
export function dueDay(start: Day, days: number, calendar: Calendar, pauses: readonly Pause[] = []): Day | null {
  return lastCountedDay(start, days, pauses, countingIn('working', calendar))
}

/**
 * Last day of a limit of `days` calendar days (自然日); the starting day itself is not counted, the last day is still in
 * time. A last day on which offices rest moves to the next working day that no pause covers.
 *
 * @param days calendar days, at least 1
 * @param pauses in any order, overlapping or not
 * @returns the due day, always a working day outside the pauses; null when an open pause begins on or before it
 * @throws RangeError when `days` is not a whole number of at least 1
 * @source 民法典 第201条 (first day excluded), 第203条 (last day on a holiday)
 */
export function calendarDueDay(
  start: Day,
  days: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Day | null {
  const last = lastCountedDay(start, days, pauses, countingIn('calendar', calendar))
  if (last === null || isWorkingDay(last, calendar)) return last
  return lastCountedDay(last, 1, pauses, countingIn('working', calendar))
}

/**
 * Latest day that leaves `days` working days before an event, the event's own day not counted: 举行听证的七日前.
 *
 * @param days working days, at least 1
 * @throws RangeError when `days` is not a whole number of at least 1
 * @source 行政许可法 第48条 (notice of a hearing), 第82条
 */
export function latestDayBefore(day: Day, days: number, calendar: Calendar): Day {
  demandDays(days)
  return addWorkingDays(day, -days, calendar)
}

/**
 * A clock that starts with an event on `start`; its first counted day is the next one.
 *
 * @throws RangeError when `limitDays` is not a whole number of at least 1
 */
export function start(limit: { unit: LimitUnit; limitDays: number; start: Day }): Clock {
  demandDays(limit.limitDays)
  return { unit: limit.unit, limitDays: limit.limitDays, start: limit.start, extendedBy: 0, pauses: [] }
}

/**
 * The clock with a pause open from `from`, the first day that is not counted.
 *
 * One pause at a time: when a second special procedure begins during the first, resume after the last of them.
 *
 * @throws TypeError when a pause is open already
 * @throws RangeError when `from` is earlier than the start or inside an earlier pause
 */
export function pause(clock: Clock, from: Day): Clock {
  const last = clock.pauses.at(-1)
  if (last?.through === null) throw new TypeError(`paused since ${last.from}`)
  if (from < clock.start) throw new RangeError(`a pause from ${from} precedes the start ${clock.start}`)
  if (last?.through && from <= last.through) throw new RangeError(`${from} is paused already`)
  return { ...clock, pauses: [...clock.pauses, { from, through: null }] }
}

/**
 * The clock with its open pause closed; `on` is the first day that may be counted again. A pause resumed on its own first
 * day held nothing back and leaves no trace.
 *
 * @throws TypeError when no pause is open
 * @throws RangeError when `on` is earlier than the pause
 */
export function resume(clock: Clock, on: Day): Clock {
  const open = clock.pauses.at(-1)
  if (open?.through !== null) throw new TypeError('no pause is open')
  if (on < open.from) throw new RangeError(`${on} precedes the pause from ${open.from}`)
  const earlier = clock.pauses.slice(0, -1)
  if (on === open.from) return { ...clock, pauses: earlier }
  return { ...clock, pauses: [...earlier, { from: open.from, through: addDays(on, -1) }] }
}

/**
 * The clock with its limit extended by `days` in its own unit. Who may approve it, and how much, is the item's to say.
 *
 * @throws TypeError when the clock was extended before
 * @throws RangeError when `days` is not a whole number of at least 1
 * @source 行政许可法 第42条
 */
export function extend(clock: Clock, days: number): Clock {
  if (clock.extendedBy > 0) throw new TypeError('a limit is extended once')
  demandDays(days)
  return { ...clock, extendedBy: days }
}

/** Last day in time of the clock; null while an open pause holds it back. */
export function dueDayOf(clock: Clock, calendar: Calendar): Day | null {
  const lastDay = clock.unit === 'working' ? dueDay : calendarDueDay
  const due = lastDay(clock.start, clock.limitDays + clock.extendedBy, calendar, clock.pauses)
  return isCut(clock, due) ? clock.endsBy : due
}

/** Whether the last day would lie past the day by which the clock ends. */
const isCut = (clock: Clock, due: Day | null): clock is Clock & { endsBy: Day } =>
  Boolean(clock.endsBy) && (due === null || due > clock.endsBy!)

/** The clock as it stands on `today`; before its start nothing is used. */
export function reading(clock: Clock, today: Day, calendar: Calendar): ClockReading {
  const { between } = countingIn(clock.unit, calendar)
  const due = dueDayOf(clock, calendar)
  const ends = due !== null && due === clock.endsBy ? countedThrough(clock, due, between) : null
  const limit = Math.min(clock.limitDays + clock.extendedBy, ends ?? Infinity)
  const overdue = due !== null && today > due
  const until = overdue ? due : today
  const paused = pausedBetween(clock.start, until, clock.pauses, between)
  const used = Math.min(limit, countedThrough(clock, until, between))
  return {
    used,
    left: limit - used,
    inPause: !overdue && clock.pauses.some((pause) => covers(pause, today)),
    paused,
    due,
    provisional: isProvisional(due ?? today, calendar),
    overdue,
    overdueDays: overdue ? between(due, today) : 0,
  }
}

const countedThrough = ({ start: from, pauses }: Clock, day: Day, between: Counting['between']): number =>
  Math.max(0, between(from, day)) - pausedBetween(from, day, pauses, between)

type Counting = {
  /** Days of the unit later than the first day, up to and including the second. */
  between: (after: Day, through: Day) => number
  /** The `count`-th day of the unit after a day, `count` at least 1. */
  later: (day: Day, count: number) => Day
}

function countingIn(unit: LimitUnit, calendar: Calendar): Counting {
  if (unit === 'calendar') return { between: daysBetween, later: addDays }
  return {
    between: (after, through) => workingDaysBetween(after, through, calendar),
    later: (day, count) => addWorkingDays(day, count, calendar),
  }
}

/** The `days`-th day of the unit after the start that no pause covers, stepping from pause to pause. */
function lastCountedDay(start: Day, days: number, pauses: readonly Pause[], counting: Counting): Day | null {
  demandDays(days)
  let counted = start
  let missing = days
  for (const pause of inOrder(pauses)) {
    if (pause.through !== null && pause.through <= counted) continue
    const free = pause.from > counted ? counting.between(counted, addDays(pause.from, -1)) : 0
    if (missing <= free) break
    if (pause.through === null) return null
    missing -= free
    counted = pause.through
  }
  return counting.later(counted, missing)
}

/** Days of the unit after the start, up to and including `until`, that at least one pause covers. */
function pausedBetween(start: Day, until: Day, pauses: readonly Pause[], between: Counting['between']): number {
  let reached = start
  let count = 0
  for (const { from, through } of inOrder(pauses)) {
    const last = through === null || through > until ? until : through
    const before = addDays(from, -1)
    const after = before > reached ? before : reached
    if (last <= after) continue
    count += between(after, last)
    reached = last
  }
  return count
}

function inOrder(pauses: readonly Pause[]): Pause[] {
  return [...pauses].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function covers(pause: Pause, day: Day): boolean {
  return pause.from <= day && (pause.through === null || day <= pause.through)
}

function demandDays(days: number): void {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`a limit is a whole number of days, not ${days}`)
}
