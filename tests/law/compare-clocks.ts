// Our rules against the oracle: the days in an event, and every clock of a page on a day.
import assert from 'node:assert/strict'
import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type { ClockView } from '#contracts/cases.ts'
import { extensionTask } from '#contracts/extensions.ts'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { weekdayOf, type Day } from '#kernel/day.ts'
import type { CaseState } from '#server/modules/cases/case-state.ts'
import { dueDayOf } from '#server/modules/cases/case-stream.ts'
import {
  clocksOf,
  countedOf,
  currentClock,
  internalClockOf,
  stepClocksOf,
} from '#server/modules/cases/clocks/clock-views.ts'
import type { DayOfLimit, LimitName, ReckonedLimit } from './case-facts.ts'
import type { CaseFile } from './case-file.ts'

/** What is asked of the oracle's file. */
type Reckoned = Pick<CaseFile, 'lastDay' | 'reckoning'> & Partial<Pick<CaseFile, 'noticeOn'>>

/** What was compared so far. */
export const seen = {
  days: 0,
  cases: 0,
  clocks: 0,
  dues: 0,
  paused: 0,
  provisional: 0,
  overdue: 0,
  deemed: 0,
  decided: 0,
  delivered: 0,
  extended: 0,
  internal: 0,
  overlaps: 0,
  recomputed: 0,
  makeUp: 0,
  yearEnds: 0,
  aside: 0,
  takenUp: 0,
  ranOn: 0,
  /** A special procedure went on of which the applicant was not told. */
  untold: 0,
  /** … and was told on a later day. */
  toldLate: 0,
}

/** Days on which the special procedures of the case at hand were begun. */
const begunOn = new Map<string, string>()

/** A clock of the page in the words of the oracle. */
function nameOf(key: string): LimitName {
  if (key === 'promised') return 'promise'
  return key === 'statutory' ? 'decision' : (key as LimitName)
}

/** What is asked of a head is due when the decision is. */
const nameOfStep = (task: string): LimitName => (task === extensionTask ? 'decision' : `step:${task}`)

/** What the oracle doesn't count: how long an unanswered case or request may wait before the platform goes on. */
const asideOfOracle = new Set(['watch', 'withdrawal'])

const internalIn = (event: { internalDue?: Due | undefined }): [LimitName, Due][] =>
  event.internalDue ? [['internal', event.internalDue]] : []

/** The days that our rules wrote into an event, by the limit that they end. */
function duesIn(event: CaseEvent): [LimitName, Due][] {
  switch (event.type) {
    case 'submitted':
    case 'corrected':
      return [['intake', event.intakeDue]]
    case 'accepted':
      return [['decision', event.statutoryDue], ['promise', event.promisedDue], ...internalIn(event)]
    case 'part-paused':
      return event.dues
        ? [
            ['decision', event.dues.statutory],
            ['promise', event.dues.promised],
          ]
        : []
    case 'task-opened':
      return [[nameOfStep(event.task), event.due]]
    case 'limit-extended':
      return [
        ['decision', event.statutoryDue],
        ['promise', event.promisedDue],
        ...Object.entries(event.steps).map(([step, due]): [LimitName, Due] => [nameOfStep(step), due]),
      ]
    case 'special-procedure-told':
    case 'special-procedure-ended':
      return [
        ['decision', event.statutoryDue],
        ['promise', event.promisedDue],
        ...internalIn(event),
        ...Object.entries(event.steps).map(([step, due]): [LimitName, Due] => [nameOfStep(step), due]),
      ]
    case 'task-put-aside':
    case 'task-taken-up':
      return [[nameOfStep(event.task), event.due]]
    case 'limits-recomputed':
      return event.moved
        .filter(({ limit }) => !asideOfOracle.has(limit))
        .map(({ limit, to }) => [limit === `step:${extensionTask}` ? 'decision' : nameOf(limit), to])
    case 'parts-settled':
    case 'result-ready':
      return [['delivery', event.deliverDue]]
    default:
      return []
  }
}

/** Each last day that our rules wrote into an event. */
export function checkDues(event: CaseEvent, file: Reckoned) {
  for (const [name, { day, provisional }] of duesIn(event)) {
    seen.dues += 1
    assert.deepEqual(
      { lastDay: day, provisional },
      file.lastDay(name),
      `${event.type} says another last day of ${name}`,
    )
  }
  if (event.type === 'accepted') {
    if (event.deemed) seen.deemed += 1
    assert.deepEqual({ day: event.day, deemed: event.deemed }, file.reckoning.accepted, 'accepted on another day')
  }
  if (event.type === 'limit-extended') seen.extended += 1
  if (event.type === 'limits-recomputed') seen.recomputed += 1
  if (event.type === 'task-put-aside') seen.aside += 1
  if (event.type === 'task-taken-up') seen.takenUp += 1
  if (event.type === 'special-procedure-begun') begunOn.set(event.procedure, event.day)
  if (event.type === 'special-procedure-told' && event.day > begunOn.get(event.procedure)!) seen.toldLate += 1
  if (event.type === 'decided') seen.decided += 1
  if (event.type === 'delivered') seen.delivered += 1
}

/** What the page should show of a limit. */
function asReckoned(run: ReckonedLimit, row: DayOfLimit): Partial<ClockView> {
  const { used, left, paused, lastDay, provisional, over, day } = row
  return {
    limitDays: used + left,
    used,
    left,
    paused,
    due: lastDay,
    provisional,
    overdue: lastDay !== null && day > lastDay,
    overdueDays: over,
    stopped: run.ended !== null,
  }
}

function shows(view: ClockView, reckoned: Partial<ClockView>): boolean {
  for (const key in reckoned) if (view[key as keyof ClockView] !== reckoned[key as keyof ClockView]) return false
  return true
}

/** Each clock that is shown on a day, after the file has come to its end. */
export function checkDay(day: Day, state: CaseState, item: Item, ours: Calendar, file: Reckoned) {
  const shown = clocksOf(state, item, ours, day)
  for (const view of shown) checkClock(view, file, day)
  const internal = internalClockOf(state, item, ours, day)
  if (internal) checkClock(internal, file, day)
  if (internal) seen.internal += 1
  // Steps and lists are read by the same functions: a part of the days is enough for them.
  if (seen.days % 7 === 0) {
    for (const view of stepClocksOf(state, item, ours, day)) checkClock(view, file, day)
    checkList(state, shown, item, ours, day)
  }
  checkDesks(state, file, shown)
  const { procedures } = state
  if (procedures.filter(({ from, through }) => through !== null && from <= day && day <= through).length > 1)
    seen.overlaps += 1
  if (procedures.some(({ through, endedDay }) => through === null && endedDay === null)) seen.untold += 1
  if (runsOn(file.reckoning.limits)) seen.ranOn += 1
  if (shown.length > 0) seen.days += 1
}

function checkClock(view: ClockView, file: Reckoned, day: Day) {
  const run = file.reckoning.limits.findLast(({ name }) => name === nameOf(view.key))
  const row = run?.days.at(-1)
  assert.ok(run && row, `nothing reckoned of ${view.title} on ${day}`)
  // Past the last day for a notice the case is accepted, even while nobody has written it down yet.
  if (run.name === 'intake' && run.ended !== null) return assert.equal(view.due, row.lastDay)
  // An answered step has no last day to come, and of a renewal no days up to it; what began later on that very day is nobody's matter.
  const reckoned = asReckoned(
    run,
    view.stopped && view.key.startsWith('step:')
      ? { ...row, lastDay: view.due!, provisional: view.provisional, left: view.left }
      : // Nor do the days matter that an answered limit still had up to the end of a licence, where a notice has changed them since.
        run.endsBy !== null && run.ended !== null && file.noticeOn && run.ended <= file.noticeOn
        ? { ...row, left: view.left }
        : row,
  )
  if (!shows(view, reckoned)) assert.partialDeepStrictEqual(view, reckoned, `another ${view.title} on ${day}`)
  // On its first day nothing counts, paused or not.
  if (row.is !== 'start') assert.equal(view.pausedUntil !== null, row.is === 'paused' && run.ended === null)
  seen.clocks += 1
  if (row.is === 'paused') seen.paused += 1
  if (row.provisional) seen.provisional += 1
  if (row.over > 0) seen.overdue += 1
  if (row.is === 'counted' && view.unit === 'working' && weekdayOf(day) > 5) seen.makeUp += 1
  if (run.ended === null && run.from.slice(0, 4) < day.slice(0, 4)) seen.yearEnds += 1
}

/** 挂起: the office's own step stands still, and the limit of the law counts the day. */
function runsOn(limits: readonly ReckonedLimit[]): boolean {
  const lastOf = ({ ended, days }: ReckonedLimit) => (ended === null ? days.at(-1) : undefined)
  const decision = limits.findLast(({ name }) => name === 'decision')
  const row = decision && lastOf(decision)
  if (row?.is !== 'counted' || row.over > 0) return false
  return limits.some((one) => one.name.startsWith('step:') && lastOf(one)?.is === 'paused')
}

/** A line of a list reads the clock that the page shows. */
function checkList(state: CaseState, shown: readonly ClockView[], item: Item, calendar: Calendar, day: Day) {
  const { phase, acceptedDay: accepted } = state
  const row = { phase, accepted, decided: state.decision?.day ?? null, counted: countedOf(state) }
  const listed = currentClock(row, item, calendar, day)
  if (listed)
    assert.deepEqual(
      listed,
      shown.find(({ key }) => key === listed.key),
    )
}

/** What tasks and the boxes of the desks count on, and that no clock that runs is left out of the page. */
function checkDesks(state: CaseState, file: Reckoned, shown: readonly ClockView[]) {
  const { limits } = file.reckoning
  const lastDay = (name: LimitName) => limits.findLast((one) => one.name === name)?.days.at(-1)?.lastDay
  for (const [key, { verdict, due }] of Object.entries(state.tasks))
    if (verdict === null) assert.equal(due.day, lastDay(nameOfStep(key)), `the task ${key} is due on another day`)
  if (state.phase === 'review') assert.equal(dueDayOf(state), lastDay('promise'), 'the boxes show another day')
  if (state.phase === 'ready') assert.equal(dueDayOf(state), lastDay('delivery'), 'the boxes show another day')
  if (!state.acceptedDay) return
  if (state.phase === 'review')
    assert.equal(state.internalDue?.day, lastDay('internal'), 'the case is over it another day')
  for (const name of ['decision', 'promise'])
    assert.ok(
      shown.some(({ key }) => nameOf(key) === name),
      `the page leaves out the ${name}`,
    )
}
