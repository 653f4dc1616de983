import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseView } from '#contracts/cases.ts'
import { Item } from '#contracts/item.ts'
import { checkOf, likelyReason, linesOf, markRestMet, type Marks } from './formal-check.ts'

const view: Pick<CaseView, 'answers' | 'materials'> = {
  answers: [{ key: 'address', label: '经营场所', group: '经营信息', value: '海州区', text: '海州区' }],
  materials: [
    {
      material: 'plan',
      name: '平面图',
      way: 'upload',
      file: null,
      fileName: 'a.pdf',
      mediaType: 'application/pdf',
      bytes: 9,
      licence: null,
      check: null,
      earlier: null,
    },
  ],
}
const material = { ways: ['upload'], formats: ['pdf'], maxBytes: 1, maxFiles: 1, source: '', sight: 'blind' } as const
const item = {
  form: Item.shape.form.parse([{ title: '经营信息', fields: [{ key: 'address', label: '经营场所', type: 'text' }] }]),
  materials: Item.shape.materials.parse([
    { ...material, key: 'plan', name: '平面图', need: 'required', basis: '办法第五条', standard: '标明面积' },
    { ...material, key: 'lease', name: '租赁合同', need: 'required', basis: '办法第六条', standard: '双方签章' },
    { ...material, key: 'photo', name: '现场照片', need: 'optional', basis: '', standard: '清晰' },
    {
      ...material,
      key: 'consent',
      name: '业主同意书',
      need: 'required',
      basis: '',
      standard: '签名',
      when: { eq: [{ answer: 'address' }, { constant: '连云区' }] },
    },
  ]),
}

test('the check lists required materials that were not submitted, but none that is optional or not called for', () => {
  const lines = linesOf(view, item)
  assert.deepEqual(
    lines.map((line) => line.id),
    ['material:plan', 'material:lease', 'field:address'],
  )
  assert.equal(lines[0]?.standard, '标明面积')
  assert.equal(likelyReason(lines[1]!), 'missing')
})

test('a check without the guide still lists everything submitted', () =>
  assert.deepEqual(
    linesOf(view, null).map((line) => line.id),
    ['material:plan', 'field:address'],
  ))

test('a check is complete only when every line is marked', () => {
  const lines = linesOf(view, item)
  const marks: Marks = { 'material:plan': { met: true } }
  assert.deepEqual(checkOf(lines, marks), {
    total: 3,
    checked: 1,
    met: [{ about: 'material', key: 'plan' }],
    failed: 0,
    defects: [],
    complete: false,
  })
  const lease: Marks = { ...marks, 'material:lease': { met: false, reason: 'missing', remark: '请补交租赁合同' } }
  assert.equal(checkOf(lines, markRestMet(lines, lease)).complete, true)
})

test('a defect without reason or with a remark too short keeps the check open', () => {
  const lines = linesOf(view, item)
  const rest = markRestMet(lines.slice(0, 1).concat(lines.slice(2)), {})
  const noReason: Marks = { ...rest, 'material:lease': { met: false, reason: null, remark: '请补交租赁合同' } }
  const short: Marks = { ...rest, 'material:lease': { met: false, reason: 'missing', remark: ' 补交 ' } }
  assert.equal(checkOf(lines, noReason).complete, false)
  assert.equal(checkOf(lines, short).complete, false)
})

test('the notice holds every defect in the order of the list', () => {
  const lines = linesOf(view, item)
  const marks: Marks = {
    'field:address': { met: false, reason: 'inconsistent', remark: '请与租赁合同一致' },
    'material:plan': { met: true },
    'material:lease': { met: false, reason: 'missing', remark: '请补交租赁合同' },
  }
  const check = checkOf(lines, marks)
  assert.equal(check.complete, true)
  assert.deepEqual(check.met, [{ about: 'material', key: 'plan' }])
  assert.deepEqual(check.defects, [
    { about: 'material', key: 'lease', reason: 'missing', remark: '请补交租赁合同' },
    { about: 'field', key: 'address', reason: 'inconsistent', remark: '请与租赁合同一致' },
  ])
})

test('marking the rest as met leaves earlier marks alone', () => {
  const lines = linesOf(view, item)
  const before: Marks = { 'material:plan': { met: false, reason: 'illegible', remark: '图纸看不清，请重新扫描' } }
  assert.equal(markRestMet(lines, before)['material:plan'], before['material:plan'])
})

test('a material that was not submitted is never marked as met with the rest', () => {
  const lines = linesOf(view, item)
  const marks = markRestMet(lines, {})
  assert.deepEqual(Object.keys(marks).sort(), ['field:address', 'material:plan'])
})
