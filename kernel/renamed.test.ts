import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Condition } from './condition.ts'
import { answersUsed } from './condition.ts'
import { renamed } from './renamed.ts'

test('a condition over answers under other keys is the same condition', () => {
  const condition: Condition = {
    or: [
      { and: [{ answer: 'a' }, { not: { lte: [{ answer: 'b' }, { constant: 3 }] } }] },
      { in: [{ answer: 'c' }, { constant: ['a', 'b'] }] },
      { empty: { answer: 'd' } },
    ],
  }
  const other = renamed(condition, (key) => `x${key}`)
  assert.deepEqual(answersUsed(other), ['xa', 'xb', 'xc', 'xd'])
  assert.deepEqual(
    renamed(other, (key) => key.slice(1)),
    condition,
  )
})
