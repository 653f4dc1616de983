import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { isProvisional, isWorkingDay, workingDaysBetween } from '#kernel/calendar.ts'
import { china as typedFromNotices } from '#kernel/calendar.fixture.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { china } from '#seed/calendars/china.ts'

suite('the national calendar', () => {
  for (const [year, count] of [
    [2025, 248],
    [2026, 248],
  ] as const) {
    test(`${year} has ${count} working days`, () =>
      assert.equal(workingDaysBetween(parseDay(`${year - 1}-12-31`), parseDay(`${year}-12-31`), china), count))
  }
  test('the months of 2026 have 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21 and 23 working days', () => {
    const lastDays = Array.from({ length: 13 }, (_, month) =>
      addDays(parseDay(month === 12 ? '2027-01-01' : `2026-${String(month + 1).padStart(2, '0')}-01`), -1),
    )
    assert.deepEqual(
      lastDays.slice(1).map((last, month) => workingDaysBetween(lastDays[month] ?? last, last, china)),
      [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
    )
  })
  test('every day of 2024 to 2026 agrees with the notices typed in by hand', () => {
    for (let day = parseDay('2024-01-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
      assert.equal(isWorkingDay(day, china), isWorkingDay(day, typedFromNotices), day)
    }
  })
  test('it begins in 2004 and ends with 2026', () => {
    assert.equal(Object.keys(china.holidays).at(0), '2004-01-01')
    assert.equal(Object.keys(china.holidays).at(-1), '2026-10-07')
    assert.equal(isProvisional(parseDay('2027-01-01'), china), true)
  })
  test('names are Chinese: 2026-02-14 makes up for 春节', () => {
    assert.equal(china.workdays[parseDay('2026-02-14')], '春节')
    assert.equal(china.holidays[parseDay('2026-10-01')], '国庆节')
  })
  test('it is plain data: nothing is lost on the way through JSON', () =>
    assert.deepEqual(JSON.parse(JSON.stringify(china)), china))
})
