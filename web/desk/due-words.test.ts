import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urgencyOf } from './due-words.ts'

test('a due day is calm, soon, today or overdue by the working days left', () => {
  assert.equal(urgencyOf(3, false), 'calm')
  assert.equal(urgencyOf(2, false), 'soon')
  assert.equal(urgencyOf(1, false), 'soon')
  assert.equal(urgencyOf(0, false), 'today')
  assert.equal(urgencyOf(0, true), 'overdue')
})

test('a limit held back by a pause has no urgency', () => assert.equal(urgencyOf(null, false), 'none'))
