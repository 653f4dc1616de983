import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FieldGroup } from '#contracts/item.ts'
import { gapOf } from './correction-gaps.ts'

const item = {
  form: [FieldGroup.parse({ title: '场所', fields: [{ key: 'area', label: '经营面积', type: 'number' }] })],
}
const plan = { about: 'material', key: 'plan', name: '平面图' } as const
const area = { about: 'field', key: 'area', name: '经营面积' } as const
const before = { area: 12 }
const nothing = { answers: before, paper: [], files: [] }

test('a material is brought by its paper or by a scan of it', () => {
  assert.equal(gapOf(plan, item, before, nothing), '还没有收到“平面图”')
  assert.equal(gapOf(plan, item, before, { ...nothing, files: [{ material: 'other' }] }), '还没有收到“平面图”')
  assert.equal(gapOf(plan, item, before, { ...nothing, files: [{ material: 'plan' }] }), null)
  assert.equal(gapOf(plan, item, before, { ...nothing, paper: ['plan'] }), null)
})

test('an answer is mended by another one that is right', () => {
  assert.equal(gapOf(area, item, before, nothing), '“经营面积”还没有修改')
  assert.equal(gapOf(area, item, before, { ...nothing, answers: { area: '多' } }), '经营面积应为数字')
  assert.equal(gapOf(area, item, before, { ...nothing, answers: { area: 15 } }), null)
})
