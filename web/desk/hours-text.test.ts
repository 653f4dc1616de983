import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/day.ts'
import { hoursFrom, textOf } from './hours-text.ts'

const hours = {
  workday: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  restday: [],
  saturday: [{ from: '09:00', to: '11:30' }],
  days: [{ day: parseDay('2026-05-01'), spans: [{ from: '09:00', to: '12:00' }], why: '劳动节 照常服务' }],
}

test('hours are written as people type them, and read back', () => {
  const text = textOf(hours)
  assert.deepEqual(text, {
    workday: '09:00-12:00 13:30-17:00',
    restday: '不开放',
    saturday: '09:00-11:30',
    sunday: '',
    holiday: '',
    days: '2026-05-01 09:00-12:00 劳动节 照常服务',
  })
  assert.deepEqual(hoursFrom(text), hours)
  assert.deepEqual(hoursFrom({ ...text, workday: '9：00—12：00，13:30-17:00' })?.workday, hours.workday)
})

test('what can’t be read is no hours', () => {
  const text = textOf(hours)
  for (const wrong of [
    { workday: '' },
    { workday: '九点到十二点' },
    { saturday: '09:00' },
    { workday: '25:00-26:00' },
    { days: '2026-02-30 09:00-12:00 不存在的日子' },
    { days: '2026-05-01 09:00-12:00' },
  ])
    assert.equal(hoursFrom({ ...text, ...wrong }), null, JSON.stringify(wrong))
})
