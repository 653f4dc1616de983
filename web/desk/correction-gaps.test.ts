import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correctionEntries, type CorrectionEntry } from '#contracts/answers.ts'
import { FieldGroup, Material } from '#contracts/item.ts'
import { gapOf } from './correction-gaps.ts'

const item = {
  materials: [],
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

test('a changed answer adds what it calls for to the entries, and takes away what it no longer does', () => {
  const form = [
    FieldGroup.parse({
      title: '场所',
      fields: [
        { key: 'pool', label: '设有泳池', type: 'yes-no' },
        { key: 'depth', label: '水深', type: 'number', when: { answer: 'pool' } },
      ],
    }),
  ]
  const water = Material.parse({
    key: 'water',
    name: '水质检测报告',
    need: 'required',
    ways: ['upload'],
    formats: ['pdf'],
    maxBytes: 1000,
    source: '检测机构',
    basis: '公共场所卫生管理条例实施细则',
    standard: '一年内出具',
    sight: 'blind',
    when: { answer: 'pool' },
  })
  const venue = { form, materials: [water] }
  const pool = { about: 'field', key: 'pool', name: '设有泳池' } as const
  const names = (defects: readonly CorrectionEntry[], before: object, answers: object) =>
    correctionEntries(defects, venue, { ...before }, { ...answers }).map((entry) => entry.name)
  assert.deepEqual(names([pool], { pool: false }, { pool: false }), ['设有泳池'])
  assert.deepEqual(names([pool], { pool: false }, { pool: true }), ['设有泳池', '水深', '水质检测报告'])
  const report = { about: 'material', key: 'water', name: '水质检测报告' } as const
  assert.deepEqual(names([pool, report], { pool: true }, { pool: true }), ['设有泳池', '水质检测报告'])
  assert.deepEqual(names([pool, report], { pool: true }, { pool: false }), ['设有泳池'])

  const depth = { about: 'field', key: 'depth', name: '水深', added: true } as const
  assert.equal(gapOf(depth, venue, {}, { ...nothing, answers: { pool: true } }), '请填写水深')
  assert.equal(gapOf({ ...report, added: true }, venue, {}, nothing), '还没有收到“水质检测报告”')
  const optional = { ...venue, materials: [{ ...water, need: 'optional' as const }] }
  assert.equal(gapOf({ ...report, added: true }, optional, {}, nothing), null)
})
