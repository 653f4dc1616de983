import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/day.ts'
import type { Hours } from './halls.ts'
import { minuteOf, nextRestday, serving, spansFault, spansOn } from './service-hours.ts'

const span = (from: string, to: string) => ({ from, to })
const calendar = {
  region: 'lyg',
  revision: 'test',
  coveredUntil: parseDay('2026-12-31'),
  holidays: { '2026-05-01': '劳动节' },
  workdays: { '2026-05-09': '劳动节调休' },
}
const hours: Hours = {
  workday: [span('09:00', '12:00'), span('13:30', '17:00')],
  restday: [],
  saturday: [span('09:00', '11:30')],
  days: [{ day: parseDay('2026-05-06'), spans: [span('09:00', '20:00')], why: '延时服务' }],
}
const on = (day: string, asked: Hours = hours) => spansOn(asked, parseDay(day), calendar)

test('a day has its own hours, else those of holidays, make-up days, Saturdays and Sundays, else of working days', () => {
  assert.deepEqual(on('2026-05-06'), [span('09:00', '20:00')])
  assert.deepEqual(on('2026-05-07'), hours.workday)
  assert.deepEqual(on('2026-05-02'), hours.saturday)
  assert.deepEqual(on('2026-05-03'), [])
  assert.deepEqual(on('2026-05-09'), hours.workday, 'a make-up Saturday is a working day')
  assert.deepEqual(on('2026-05-01'), [])
  assert.deepEqual(on('2026-05-01', { ...hours, holiday: [span('09:00', '10:00')] }), [span('09:00', '10:00')])
})

test('the next day of rest with service is found within a week', () => {
  assert.deepEqual(nextRestday(hours, parseDay('2026-05-04'), calendar), null, 'that Saturday is worked')
  assert.equal(nextRestday(hours, parseDay('2026-05-11'), calendar)?.day, '2026-05-16')
})

test('a minute is served until the end of its span, or waits for the next', () => {
  assert.deepEqual(serving(hours.workday, '11:59'), { open: true, until: '12:00', from: null })
  assert.deepEqual(serving(hours.workday, '12:00'), { open: false, until: null, from: '13:30' })
  assert.deepEqual(serving(hours.workday, '17:00'), { open: false, until: null, from: null })
  assert.equal(minuteOf('2026-05-06T16:05:00.000Z'), '00:05')
})

test('spans that run backwards or into each other are told', () => {
  assert.equal(spansFault(hours.workday), null)
  assert.equal(spansFault([span('12:00', '09:00')]), 'backwards')
  assert.equal(spansFault([span('09:00', '12:00'), span('11:00', '13:00')]), 'overlapping')
})
