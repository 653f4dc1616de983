import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import {
  addDays,
  compareDays,
  dayNumber,
  dayOf,
  dayOfNumber,
  daysBetween,
  endOfDay,
  isDay,
  minuteText,
  parseDay,
  weekdayOf,
} from '#kernel/day.ts'

const anyDay = fc.integer({ min: -719_162, max: 2_932_896 }).map(dayOfNumber)

suite('a day', () => {
  for (const text of ['2026-01-31', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
    test(`${text} is a day`, () => assert.equal(parseDay(text), text))
  }
  for (const text of [
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '',
  ]) {
    test(`${JSON.stringify(text)} is not a day`, () => {
      assert.equal(isDay(text), false)
      assert.throws(() => parseDay(text), RangeError)
    })
  }
})

suite('counting days', () => {
  for (const [from, count, to] of [
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-02', 60, '2026-05-01'],
    ['1970-01-01', 0, '1970-01-01'],
    ['1900-02-28', 1, '1900-03-01'],
  ] as const) {
    test(`${from} and ${count} days is ${to}`, () => {
      assert.equal(addDays(parseDay(from), count), to)
      assert.equal(daysBetween(parseDay(from), parseDay(to)), count)
    })
  }
  test('the calendar ends where four digits end', () => {
    assert.throws(() => addDays(parseDay('9999-12-31'), 1), RangeError)
    assert.throws(() => addDays(parseDay('0001-01-01'), -1), RangeError)
    assert.throws(() => addDays(parseDay('2026-01-01'), 0.5), RangeError)
    assert.throws(() => addDays(parseDay('2026-01-01'), Number.NaN), RangeError)
  })
  test('every day agrees with the proleptic Gregorian calendar of the platform', () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        const platform = Date.parse(`${day}T00:00:00.000Z`)
        assert.equal(dayNumber(day), platform / 86_400_000)
        assert.equal(weekdayOf(day) % 7, new Date(platform).getUTCDay())
        assert.equal(dayOfNumber(dayNumber(day)), day)
      }),
    ))
  test('sorting by compareDays is sorting by time', () =>
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => assert.equal(Math.sign(compareDays(b, a)), Math.sign(daysBetween(a, b)))),
    ))
})

suite('the day of an instant in Beijing', () => {
  for (const [instant, day] of [
    ['2026-02-09T15:59:59.999Z', '2026-02-09'],
    ['2026-02-09T16:00:00.000Z', '2026-02-10'],
    ['2026-12-31T16:00Z', '2027-01-01'],
    ['2026-02-28T23:30:00Z', '2026-03-01'],
    ['1988-07-01T15:30:00Z', '1988-07-01'],
  ] as const) {
    test(`${instant} falls on ${day}`, () => {
      assert.equal(dayOf(instant), day)
      assert.equal(dayOf(Date.parse(instant)), day)
    })
  }
  for (const text of [
    '2026-02-09T16:00:00',
    '2026-02-09T16:00:00+08:00',
    '2026-02-09',
    '2026-02-30T01:00:00Z',
    '2026-02-09T24:00:00Z',
  ]) {
    test(`${text} is refused: an instant says its own zone and exists`, () =>
      assert.throws(() => dayOf(text), RangeError))
  }
  test('a number that is not finite is no instant', () => {
    assert.throws(() => dayOf(Number.NaN), RangeError)
    assert.throws(() => dayOf(Number.POSITIVE_INFINITY), RangeError)
  })
  test('the end of a day is the first instant that belongs to the next', () =>
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }).map(dayOfNumber), (day) => {
        const end = Date.parse(endOfDay(day))
        assert.equal(dayOf(end - 1), day)
        assert.equal(dayOf(endOfDay(day)), addDays(day, 1))
      }),
    ))
})

test('an instant is said to the minute of Shanghai, across the day', () => {
  assert.equal(minuteText('2026-11-22T07:04:59.000Z'), '2026年11月22日 15:04')
  assert.equal(minuteText('2026-12-31T16:00:00Z'), '2027年1月1日 00:00')
})
