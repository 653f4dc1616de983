import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { isWorkingDay } from '#kernel/calendar.ts'
import { china } from '#kernel/calendar.fixture.ts'
import type { Clock, Pause } from '#kernel/clock.ts'
import {
  calendarDueDay,
  dueDay,
  dueDayOf,
  extend,
  latestDayBefore,
  pause,
  reading,
  resume,
  start,
} from '#kernel/clock.ts'
import type { Day } from '#kernel/day.ts'
import { addDays, dayNumber, dayOfNumber, parseDay } from '#kernel/day.ts'

const on = parseDay
const paused = (from: string, through: string | null): Pause => ({
  from: on(from),
  through: through === null ? null : on(through),
})

suite('a limit in working days', () => {
  for (const [what, from, days, pauses, due] of [
    ['a one-time notice is due before the Spring Festival, on a make-up Saturday', '2026-02-09', 5, [], '2026-02-14'],
    ['after implied acceptance the decision counts from receipt', '2026-02-09', 20, [], '2026-03-13'],
    ['an extension adds to the limit', '2026-02-09', 30, [], '2026-03-27'],
    ['a joint decision', '2026-02-09', 45, [], '2026-04-20'],
    ['a joint decision, extended', '2026-02-09', 60, [], '2026-05-13'],
    ['a decision across 劳动节', '2026-04-20', 20, [], '2026-05-20'],
    ['expert review is not counted', '2026-04-20', 20, [paused('2026-04-27', '2026-05-15')], '2026-06-08'],
    ['delivery of a licence across 端午', '2026-06-10', 10, [], '2026-06-25'],
    ['request for a hearing across 中秋', '2026-09-22', 5, [], '2026-09-30'],
    ['a hearing is held across 国庆节', '2026-09-28', 20, [], '2026-10-30'],
    ['five days that end before 国庆节', '2025-09-24', 5, [], '2025-09-30'],
    ['twenty days across 国庆节', '2025-09-24', 20, [], '2025-10-28'],
    ['twenty days across the Spring Festival', '2024-02-05', 20, [], '2024-03-08'],
    ['a decision is published', '2026-09-24', 7, [], '2026-10-12'],
    ['across the end of the year', '2025-12-30', 2, [], '2026-01-04'],
    ['received on a Sunday', '2026-03-08', 1, [], '2026-03-09'],
    ['a pause on the due day alone', '2026-03-02', 5, [paused('2026-03-09', '2026-03-09')], '2026-03-10'],
    ['a pause on the day before the due day', '2026-03-02', 5, [paused('2026-03-06', '2026-03-06')], '2026-03-10'],
    ['a pause on the starting day alone', '2026-03-02', 5, [paused('2026-03-02', '2026-03-02')], '2026-03-09'],
    ['a pause on a weekend alone', '2026-03-02', 5, [paused('2026-03-07', '2026-03-08')], '2026-03-09'],
    ['a pause after the due day', '2026-03-02', 5, [paused('2026-03-10', '2026-03-20')], '2026-03-09'],
    ['an open pause after the due day comes too late', '2026-03-02', 5, [paused('2026-03-10', null)], '2026-03-09'],
    ['an open pause on the due day holds it back', '2026-03-02', 5, [paused('2026-03-09', null)], null],
    ['an open pause from the start', '2026-03-02', 5, [paused('2026-03-02', null)], null],
    [
      'two procedures at once are not counted twice, in whatever order they are told',
      '2026-03-02',
      5,
      [paused('2026-03-05', '2026-03-11'), paused('2026-03-04', '2026-03-09')],
      '2026-03-17',
    ],
    [
      'a procedure inside another adds nothing',
      '2026-03-02',
      5,
      [paused('2026-03-04', '2026-03-11'), paused('2026-03-05', '2026-03-06')],
      '2026-03-17',
    ],
  ] as const) {
    test(`${what}: ${days} from ${from} is ${due ?? 'not yet known'}`, () =>
      assert.equal(dueDay(on(from), days, china, pauses), due))
  }
})

suite('a limit in calendar days', () => {
  for (const [what, from, days, pauses, due] of [
    ['环评报告书: a last day in 劳动节 moves behind it', '2026-03-02', 60, [], '2026-05-06'],
    ['a last day on a working day stays', '2026-03-02', 30, [], '2026-04-01'],
    ['a last day on a make-up Saturday stays', '2026-02-09', 5, [], '2026-02-14'],
    ['a last day on a Sunday moves to Monday', '2026-03-01', 7, [], '2026-03-09'],
    [
      'paused days are not counted, weekends included',
      '2026-03-02',
      30,
      [paused('2026-03-07', '2026-03-08')],
      '2026-04-03',
    ],
    [
      'a pause that begins while the last day moves',
      '2026-03-02',
      60,
      [paused('2026-05-04', '2026-05-06')],
      '2026-05-07',
    ],
    ['an open pause that begins while the last day moves', '2026-03-02', 60, [paused('2026-05-04', null)], null],
    [
      'an open pause after the moved last day comes too late',
      '2026-03-02',
      60,
      [paused('2026-05-07', null)],
      '2026-05-06',
    ],
  ] as const) {
    test(`${what}: ${days} from ${from} is ${due ?? 'not yet known'}`, () =>
      assert.equal(calendarDueDay(on(from), days, china, pauses), due))
  }
})

test('notice of a hearing on 2026-10-20 is given seven working days before it, on a make-up Saturday', () =>
  assert.equal(latestDayBefore(on('2026-10-20'), 7, china), '2026-10-10'))

test('a limit is a whole number of days, at least one', () => {
  for (const days of [0, -1, 1.5, Number.NaN]) {
    assert.throws(() => dueDay(on('2026-03-02'), days, china), RangeError)
    assert.throws(() => calendarDueDay(on('2026-03-02'), days, china), RangeError)
    assert.throws(() => latestDayBefore(on('2026-03-02'), days, china), RangeError)
    assert.throws(() => start({ unit: 'working', limitDays: days, start: on('2026-03-02') }), RangeError)
  }
})

suite('a clock', () => {
  const started = start({ unit: 'working', limitDays: 5, start: on('2026-03-02') })

  test('is paused, resumed and extended, each a new value', () => {
    const resumed = resume(pause(started, on('2026-03-04')), on('2026-03-12'))
    assert.deepEqual(resumed.pauses, [paused('2026-03-04', '2026-03-11')])
    assert.equal(dueDayOf(resumed, china), '2026-03-17')
    assert.equal(dueDayOf(extend(resumed, 10), china), '2026-03-31')
    assert.deepEqual(started, { unit: 'working', limitDays: 5, start: '2026-03-02', extendedBy: 0, pauses: [] })
  })
  test('may be paused again on the day it resumed', () => {
    const again = pause(resume(pause(started, on('2026-03-04')), on('2026-03-06')), on('2026-03-06'))
    assert.deepEqual(again.pauses, [paused('2026-03-04', '2026-03-05'), paused('2026-03-06', null)])
  })
  test('keeps no trace of a pause that ended on the day it began', () =>
    assert.deepEqual(resume(pause(started, on('2026-03-04')), on('2026-03-04')), started))
  test('may be paused from its starting day on', () =>
    assert.equal(dueDayOf(resume(pause(started, on('2026-03-02')), on('2026-03-04')), china), '2026-03-10'))
  test('keeps its earlier pauses when a later one ends', () => {
    const once = resume(pause(started, on('2026-03-04')), on('2026-03-05'))
    const twice = resume(pause(once, on('2026-03-06')), on('2026-03-10'))
    assert.deepEqual(twice.pauses, [paused('2026-03-04', '2026-03-04'), paused('2026-03-06', '2026-03-09')])
  })
  test('is not paused twice, nor resumed while it runs', () => {
    assert.throws(() => pause(pause(started, on('2026-03-04')), on('2026-03-05')), TypeError)
    assert.throws(() => resume(started, on('2026-03-05')), TypeError)
    const resumed = resume(pause(started, on('2026-03-04')), on('2026-03-06'))
    assert.throws(() => resume(resumed, on('2026-03-09')), TypeError)
  })
  test('is not paused before it started or inside an earlier pause, nor resumed before it was paused', () => {
    assert.throws(() => pause(started, on('2026-03-01')), RangeError)
    assert.throws(() => resume(pause(started, on('2026-03-04')), on('2026-03-03')), RangeError)
    const resumed = resume(pause(started, on('2026-03-04')), on('2026-03-06'))
    assert.throws(() => pause(resumed, on('2026-03-05')), RangeError)
  })
  test('is extended once, by whole days', () => {
    assert.throws(() => extend(extend(started, 10), 10), TypeError)
    assert.throws(() => extend(started, 0), RangeError)
    assert.throws(() => extend(started, 0.5), RangeError)
  })
})

suite('a clock is read', () => {
  const running = start({ unit: 'working', limitDays: 5, start: on('2026-03-02') })
  const inReview = pause(running, on('2026-03-05'))
  const reviewed = resume(inReview, on('2026-03-10'))
  const environment = start({ unit: 'calendar', limitDays: 60, start: on('2026-03-02') })
  const inTime = { paused: 0, inPause: false, provisional: false, overdue: false, overdueDays: 0 }

  for (const [what, clock, today, expected] of [
    ['before its start', running, '2026-02-27', { used: 0, left: 5, due: '2026-03-09', ...inTime }],
    ['on its starting day', running, '2026-03-02', { used: 0, left: 5, due: '2026-03-09', ...inTime }],
    ['on its first day', running, '2026-03-03', { used: 1, left: 4, due: '2026-03-09', ...inTime }],
    ['on a Sunday', running, '2026-03-08', { used: 4, left: 1, due: '2026-03-09', ...inTime }],
    ['on its due day: still in time', running, '2026-03-09', { used: 5, left: 0, due: '2026-03-09', ...inTime }],
    [
      'on the day after',
      running,
      '2026-03-10',
      { used: 5, left: 0, due: '2026-03-09', ...inTime, overdue: true, overdueDays: 1 },
    ],
    ['in a pause', inReview, '2026-03-09', { used: 2, left: 3, due: null, ...inTime, inPause: true, paused: 3 }],
    [
      'on the first day of a pause',
      inReview,
      '2026-03-05',
      { used: 2, left: 3, due: null, ...inTime, inPause: true, paused: 1 },
    ],
    [
      'on the last day of a pause',
      reviewed,
      '2026-03-09',
      { used: 2, left: 3, due: '2026-03-12', ...inTime, inPause: true, paused: 3 },
    ],
    [
      'before a pause that is known already',
      reviewed,
      '2026-03-04',
      { used: 2, left: 3, due: '2026-03-12', ...inTime },
    ],
    ['after a pause', reviewed, '2026-03-10', { used: 3, left: 2, due: '2026-03-12', ...inTime, paused: 3 }],
    [
      'on the weekend after the due day: late, although by no working day yet',
      start({ unit: 'working', limitDays: 4, start: on('2026-03-02') }),
      '2026-03-07',
      { used: 4, left: 0, due: '2026-03-06', ...inTime, overdue: true },
    ],
    [
      'in a pause that came too late',
      pause(running, on('2026-03-10')),
      '2026-03-12',
      { used: 5, left: 0, due: '2026-03-09', ...inTime, overdue: true, overdueDays: 3 },
    ],
    [
      'in calendar days, while the last day moves',
      environment,
      '2026-05-03',
      { used: 60, left: 0, due: '2026-05-06', ...inTime },
    ],
    [
      'in calendar days, when late',
      environment,
      '2026-05-08',
      { used: 60, left: 0, due: '2026-05-06', ...inTime, overdue: true, overdueDays: 2 },
    ],
    [
      'when it is due in a year without a notice',
      start({ unit: 'working', limitDays: 5, start: on('2026-12-28') }),
      '2026-12-29',
      { used: 1, left: 4, due: '2027-01-04', ...inTime, provisional: true },
    ],
    [
      'when it is paused on into a year without a notice',
      pause(start({ unit: 'working', limitDays: 5, start: on('2026-12-28') }), on('2026-12-30')),
      '2027-01-04',
      { used: 1, left: 4, due: null, ...inTime, inPause: true, paused: 4, provisional: true },
    ],
  ] satisfies [string, Clock, string, object][]) {
    test(`${what}, ${today}`, () => assert.deepEqual(reading(clock, on(today), china), expected))
  }
})

/** A second opinion that shares nothing with the arithmetic: go day by day and cross off what counts. */
function byHand(unit: Clock['unit'], from: Day, days: number, pauses: readonly Pause[]): Day | null {
  let counted = 0
  for (let day = addDays(from, 1); ; day = addDays(day, 1)) {
    const pause = pauses.find((pause) => pause.from <= day && (pause.through === null || day <= pause.through))
    if (pause?.through === null) return null
    if (pause) continue
    if (unit === 'calendar') counted += 1
    else if (isWorkingDay(day, china)) counted += 1
    if (counted >= days && isWorkingDay(day, china)) return day
  }
}

const anyDay = fc.integer({ min: dayNumber(on('2024-01-01')), max: dayNumber(on('2026-10-31')) }).map(dayOfNumber)
const anyUnit = fc.constantFrom('working', 'calendar')
const anyLimit = fc.integer({ min: 1, max: 70 })
const pausesAround = (day: Day) =>
  fc.array(
    fc
      .record({ after: fc.integer({ min: -20, max: 90 }), length: fc.option(fc.nat(30), { freq: 9 }) })
      .map(({ after, length }): Pause => ({
        from: addDays(day, after),
        through: length === null ? null : addDays(day, after + length),
      })),
    { maxLength: 4 },
  )
const anyRun = fc.record({ from: anyDay, unit: anyUnit, days: anyLimit }).chain((run) =>
  fc.record({
    from: fc.constant(run.from),
    unit: fc.constant(run.unit),
    days: fc.constant(run.days),
    pauses: pausesAround(run.from),
  }),
)
const lastDay = (unit: Clock['unit']) => (unit === 'working' ? dueDay : calendarDueDay)

suite('whatever happens to a limit', () => {
  // The clerk looks for a pause that covers the day and stops at the first: the open one has to come first.
  const closedOf = (pauses: Pause[]) => pauses.filter(({ through }) => through !== null)

  test('its due day is the one a clerk finds going day by day', () =>
    fc.assert(
      fc.property(anyRun, ({ from, unit, days, pauses }) => {
        const closed = closedOf(pauses)
        assert.equal(lastDay(unit)(from, days, china, closed), byHand(unit, from, days, closed))
        const open = pauses.find(({ through }) => through === null)
        const all = open ? [open, ...closed] : closed
        assert.equal(lastDay(unit)(from, days, china, all), byHand(unit, from, days, all))
      }),
      { numRuns: 500 },
    ))
  test('its due day is a working day that no pause covers', () =>
    fc.assert(
      fc.property(anyRun, ({ from, unit, days, pauses }) => {
        const due = lastDay(unit)(from, days, china, pauses)
        if (due === null) return
        assert.ok(isWorkingDay(due, china))
        assert.ok(pauses.every((pause) => due < pause.from || (pause.through !== null && pause.through < due)))
      }),
    ))
  test('a pause more, a longer pause or an extension never brings the due day forward', () =>
    fc.assert(
      fc.property(anyRun, ({ from, unit, days, pauses }) => {
        const [extra, ...fewer] = pauses
        const before = lastDay(unit)(from, days, china, fewer)
        const notEarlier = (due: Day | null) => assert.ok(due === null || (before !== null && due >= before))
        notEarlier(lastDay(unit)(from, days, china, pauses))
        notEarlier(lastDay(unit)(from, days + 1, china, fewer))
        if (extra?.through) {
          const longer = { from: extra.from, through: addDays(extra.through, 5) }
          const due = lastDay(unit)(from, days, china, pauses)
          const later = lastDay(unit)(from, days, china, [longer, ...fewer])
          assert.ok(later === null || (due !== null && later >= due))
        }
      }),
    ))
  test('used and left make up the limit, used never falls, left never falls below zero, and late begins after the due day', () =>
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 20 }), ({ from, unit, days, pauses }, extendedBy) => {
        const clock: Clock = { unit, limitDays: days, start: from, extendedBy, pauses }
        let used = 0
        for (let day = addDays(from, -2), last = addDays(from, 120); day <= last; day = addDays(day, 1)) {
          const seen = reading(clock, day, china)
          assert.equal(seen.used + seen.left, days + extendedBy)
          assert.ok(seen.left >= 0 && seen.used >= used && seen.used <= used + 1)
          assert.equal(seen.overdue, seen.due !== null && day > seen.due)
          if (seen.overdue) assert.equal(seen.left, 0)
          if (seen.due === day) assert.equal(seen.left, 0)
          if (unit === 'working' && seen.due !== null && day < seen.due) assert.ok(seen.left > 0)
          if (seen.inPause) assert.equal(seen.used, used)
          used = seen.used
        }
      }),
      { numRuns: 60 },
    ))
})
