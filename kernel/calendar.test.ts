import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import type { Calendar } from '#kernel/calendar.ts'
import {
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  workingDayFrom,
  workingDaysBetween,
} from '#kernel/calendar.ts'
import { china } from '#kernel/calendar.fixture.ts'
import type { Day } from '#kernel/day.ts'
import { addDays, dayNumber, dayOfNumber, parseDay } from '#kernel/day.ts'

const anyDay = fc
  .integer({ min: dayNumber(parseDay('2023-11-01')), max: dayNumber(parseDay('2027-12-31')) })
  .map(dayOfNumber)

/** The calendar read day by day, as a clerk would. */
function countedByHand(after: Day, through: Day): number {
  let count = 0
  for (let day = addDays(after, 1); day <= through; day = addDays(day, 1)) if (isWorkingDay(day, china)) count += 1
  return count
}

suite('working days', () => {
  for (const [day, working, why] of [
    ['2026-02-13', true, 'an ordinary Friday'],
    ['2026-02-14', true, 'a make-up Saturday before the Spring Festival'],
    ['2026-02-16', false, 'a Monday inside the Spring Festival'],
    ['2026-02-22', false, 'a Sunday inside the Spring Festival'],
    ['2026-03-01', false, 'an ordinary Sunday'],
    ['2026-10-10', true, 'a make-up Saturday after the National Day'],
    ['2027-01-01', true, 'a Friday beyond the loaded notices: the weekday rule, flagged provisional'],
  ] as const) {
    test(`${day} is ${working ? 'a' : 'no'} working day: ${why}`, () =>
      assert.equal(isWorkingDay(parseDay(day), china), working))
  }
  for (const [year, days] of [
    ['2025', 248],
    ['2026', 248],
  ] as const) {
    test(`${year} has ${days} working days`, () =>
      assert.equal(workingDaysBetween(addDays(parseDay(`${year}-01-01`), -1), parseDay(`${year}-12-31`), china), days))
  }
  test('days after the last loaded notice are provisional, its last day is not', () => {
    assert.equal(isProvisional(parseDay('2026-12-31'), china), false)
    assert.equal(isProvisional(parseDay('2027-01-01'), china), true)
  })
})

suite('counting working days', () => {
  for (const [from, count, to] of [
    ['2026-02-09', 5, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-20', 1, '2026-02-24'],
    ['2025-09-24', 5, '2025-09-30'],
    ['2025-09-24', 20, '2025-10-28'],
    ['2024-02-05', 20, '2024-03-08'],
    ['2026-10-20', -7, '2026-10-10'],
    ['2026-02-24', -1, '2026-02-14'],
    ['2026-02-20', -1, '2026-02-14'],
    ['2026-02-20', 0, '2026-02-20'],
    ['2025-12-31', 1, '2026-01-04'],
  ] as const) {
    test(`${from} and ${count} working days is ${to}`, () =>
      assert.equal(addWorkingDays(parseDay(from), count, china), to))
  }
  test('the next working day is never the day itself, the working day from a day may be', () => {
    assert.equal(nextWorkingDay(parseDay('2026-04-30'), china), '2026-05-06')
    assert.equal(workingDayFrom(parseDay('2026-04-30'), china), '2026-04-30')
    assert.equal(workingDayFrom(parseDay('2026-05-01'), china), '2026-05-06')
  })
  test('parts of a working day are refused', () =>
    assert.throws(() => addWorkingDays(parseDay('2026-02-09'), 2.5, china), RangeError))
  test('what the weekday rule says anyway changes no count when it is listed', () => {
    const [friday, sunday] = [parseDay('2026-03-06'), parseDay('2026-03-08')]
    const listed = {
      ...china,
      workdays: { ...china.workdays, [friday]: '春节' },
      holidays: { ...china.holidays, [sunday]: '春节' },
    }
    assert.equal(isWorkingDay(friday, listed), true)
    assert.equal(isWorkingDay(sunday, listed), false)
    assert.equal(workingDaysBetween(parseDay('2026-03-01'), parseDay('2026-03-31'), listed), 22)
  })
  test('a span counts the same as a clerk going day by day, and the same backwards with a minus', () =>
    fc.assert(
      fc.property(anyDay, fc.nat(400), (after, length) => {
        const through = addDays(after, length)
        assert.equal(workingDaysBetween(after, through, china), countedByHand(after, through))
        assert.equal(workingDaysBetween(through, after, china), 0 - countedByHand(after, through))
      }),
    ))
  test('the n-th working day after or before a day is a working day with n - 1 others on the way', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (day, count) => {
        const later = addWorkingDays(day, count, china)
        assert.ok(isWorkingDay(later, china))
        assert.equal(countedByHand(day, later), count)
        const earlier = addWorkingDays(day, -count, china)
        assert.ok(isWorkingDay(earlier, china))
        assert.equal(countedByHand(addDays(earlier, -1), addDays(day, -1)), count)
      }),
    ))
  test('a hundred thousand spans are counted within a second', () => {
    const day = parseDay('2026-02-09')
    workingDaysBetween(day, day, china)
    const started = performance.now()
    for (let count = 0; count < 100_000; count += 1) addWorkingDays(day, 1 + (count % 60), china)
    assert.ok(performance.now() - started < 1_000)
  })
})

test('the last covered day may be a holiday', () => {
  const last = parseDay('2026-10-07')
  const workdays = Object.fromEntries(Object.entries(china.workdays).filter(([day]) => day <= last))
  assert.equal(addWorkingDays(parseDay('2026-09-30'), 1, { ...china, coveredUntil: last, workdays }), '2026-10-08')
})

suite('a calendar that contradicts itself is refused', () => {
  const day = parseDay('2026-02-16')
  for (const [why, calendar] of [
    ['a day both holiday and make-up day', { ...china, workdays: { ...china.workdays, [day]: '春节' } }],
    ['a holiday beyond its coverage', { ...china, coveredUntil: parseDay('2026-06-30') }],
    // What a table holds may never have passed parseDay.
    ['a date that does not exist', { ...china, workdays: Object.fromEntries([['2026-02-30', '春节']]) }],
  ] satisfies [string, Calendar][]) {
    test(why, () => assert.throws(() => addWorkingDays(day, 1, calendar), RangeError))
  }
})
