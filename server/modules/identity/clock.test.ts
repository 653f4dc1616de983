import { suite, test } from 'node:test'
import { specification } from '#kernel/testing.ts'
import { clockStream } from './clock.ts'

const { given } = specification(clockStream.decider)
const day = 86_400_000

suite('the clock of the demonstration', () => {
  test('moves by whole days', () =>
    given()
      .when({ type: 'move', forwardDays: 3 })
      .then({ type: 'moved', forwardDays: 3, offsetMs: 3 * day }))
  test('adds one move to the other', () =>
    given({ type: 'moved', forwardDays: 3, offsetMs: 3 * day })
      .when({ type: 'move', forwardDays: 4 })
      .then({ type: 'moved', forwardDays: 4, offsetMs: 7 * day }))
})
