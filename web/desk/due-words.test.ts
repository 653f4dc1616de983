import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysUntil, urgencyOf } from './due-words.ts'

test('a due day is calm, soon, today or overdue', () => {
  assert.equal(urgencyOf('2026-11-30', '2026-11-23', false), 'calm')
  assert.equal(urgencyOf('2026-11-25', '2026-11-23', false), 'soon')
  assert.equal(urgencyOf('2026-11-23', '2026-11-23', false), 'today')
  assert.equal(urgencyOf('2026-11-20', '2026-11-23', false), 'overdue')
})

test('what the server calls overdue is overdue whatever the day', () =>
  assert.equal(urgencyOf('2026-11-30', '2026-11-23', true), 'overdue'))

test('a limit held back by a pause has no urgency and no days', () => {
  assert.equal(urgencyOf(null, '2026-11-23', false), 'none')
  assert.equal(daysUntil(null, '2026-11-23'), null)
})
