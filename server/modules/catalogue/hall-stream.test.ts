import { test } from 'node:test'
import type { Hours } from '#contracts/halls.ts'
import { specification } from '#kernel/testing.ts'
import { hallStream, type HallCommand } from './hall-stream.ts'

const { given } = specification(hallStream.decider, { counters: ['A01'] })
const hours: Hours = { workday: [{ from: '09:00', to: '17:30' }], restday: [] }
const set = (counter: string | null, asked: Hours | null = hours): HallCommand => ({
  type: 'set-hours',
  hall: 'zhengwu-hall',
  counter,
  hours: asked,
  day: '2026-03-02',
})
const done = { ...set(null), type: 'hours-set' as const }

test('hours are set for a hall or for one of its counters, and given back', () => {
  given().when(set(null)).then(done)
  given(done).when(set(null)).then()
  given(done)
    .when(set('A01'))
    .then({ ...done, counter: 'A01' })
  given(done)
    .when(set(null, null))
    .then({ ...done, hours: null })
})

test('a counter that the hall does not have, and hours that run backwards, are refused', () => {
  given().when(set('Z99')).refused('hall.unknown-counter')
  given()
    .when(
      set(null, {
        ...hours,
        days: [{ day: '2026-05-01', spans: [{ from: '12:00', to: '09:00' }], why: '节日' }],
      }),
    )
    .refused('hall.hours-out-of-order')
})
