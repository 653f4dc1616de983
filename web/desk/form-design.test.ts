import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormDesign } from '#contracts/form-design.ts'
import { Field, FieldType } from '#contracts/item.ts'
import * as design from './form-design.ts'

const field = (key: string) => Field.parse({ key, label: key, type: 'text' })
const form: FormDesign = {
  form: [
    { title: '甲', fields: [field('a'), field('b')] },
    { title: '乙', fields: [field('c')] },
  ],
  holds: [],
}
const keys = (of: FormDesign) => of.form.map((group) => group.fields.map((one) => one.key).join('')).join('|')

test('a question moves within its group and over its end into the next', () => {
  const down = design.moved(form, { group: 0, field: 0 }, 1)
  assert.deepEqual([keys(down.design), down.place], ['ba|c', { group: 0, field: 1 }])
  const over = design.moved(down.design, down.place, 1)
  assert.deepEqual([keys(over.design), over.place], ['b|ac', { group: 1, field: 0 }])
  assert.equal(keys(design.moved(over.design, { group: 1, field: 0 }, -1).design), 'ba|c')
})

test('the first stays first, the last stays last, and a group keeps its last question', () => {
  assert.equal(design.moved(form, { group: 0, field: 0 }, -1).design, form)
  assert.equal(design.moved(form, { group: 1, field: 0 }, 1).design, form)
  assert.equal(design.moved(form, { group: 1, field: 0 }, -1).design, form)
})

test('a group without questions goes with its last one', () =>
  assert.equal(keys(design.withoutField(form, { group: 1, field: 0 })), 'ab'))

test('changes are undone and done again until something else is changed', () => {
  const first = design.changed(design.begin(form), design.withTitle(form, 0, '丙'))
  const back = design.undone(first)
  assert.equal(design.designOf(back), form)
  assert.equal(design.designOf(design.redone(back)).form[0]!.title, '丙')
  const other = design.changed(back, design.withTitle(form, 0, '丁'))
  assert.equal(design.designOf(design.redone(other)).form[0]!.title, '丁')
  assert.equal(design.undone(design.undone(other)).at, 0)
})

test('a new question of every type has a key of its own and what the contract wants', () => {
  for (const type of FieldType.options) {
    const made = design.newField(form, type)
    assert.ok(!['a', 'b', 'c'].includes(made.key))
    assert.equal(Field.parse(made).type, type)
  }
})

test('a simple condition is read and written back, any other is left alone', () => {
  const simple = { key: 'a', operator: 'eq', value: 'x' } as const
  assert.deepEqual(design.simpleOf(design.conditionOf(simple)), simple)
  assert.deepEqual(design.simpleOf({ answer: 'a' }), { key: 'a', operator: 'eq', value: true })
  assert.equal(design.simpleOf({ in: [{ answer: 'a' }, { constant: ['x', 'y'] }] }), null)
  assert.equal(design.simpleOf({ and: [{ answer: 'a' }, { answer: 'b' }] }), null)
})
