import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FieldGroup, type Item } from '#contracts/item.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { splitAnswers } from '../drafts/draft-content.ts'
import { correctionOf, refuseUnfinished, withAnswered } from './correction.ts'

const number = (key: string, more: object = {}) => ({ key, label: key, type: 'number', class: 'plain', ...more })
const item = {
  form: [
    FieldGroup.parse({
      title: '车位',
      fields: [
        number('ground'),
        number('below'),
        number('all', { computed: { add: [{ answer: 'ground' }, { answer: 'below' }] }, max: 100 }),
      ],
    }),
  ],
  holds: [],
  materials: [],
} as unknown as Item
const told = {
  defects: [{ about: 'field' as const, key: 'ground', reason: 'inconsistent' as const, remark: '与平面图不一致' }],
  materials: [],
}
const before = { ground: 40, below: 20, all: 60 }

test('what follows from a corrected answer is computed again', () => {
  const { changes, all } = correctionOf(item, told, before, { ground: 50, all: 1 })
  assert.deepEqual(changes, { ground: 50, all: 70 })
  assert.deepEqual(splitAnswers(item, all).plain, { ground: 50, below: 20, all: 70 })
})

test('a correction after which the total is out of its range is refused', () => {
  const correction = correctionOf(item, told, before, { ground: 90 })
  assert.throws(
    () => refuseUnfinished(item, told, correction, []),
    (error) => error instanceof RuleViolation && error.code === 'draft.incomplete',
  )
})

test('what is left empty stands in no reading of the answers any more', () =>
  assert.deepEqual(
    [
      { a: 1, b: 2 },
      { b: null, c: 3 },
    ].reduce<Record<string, unknown>>((plain, anew) => withAnswered(plain, anew), {}),
    { a: 1, c: 3 },
  ))
