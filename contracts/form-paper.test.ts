import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { blankForm, letterForm, sampleForm, submittedForm, type FormLine } from './form-paper.ts'
import { FieldGroup, type Item } from './item.ts'

const item = {
  name: '停车场备案',
  materials: [{ key: 'filing', name: '停车场备案表', ways: ['form'] }],
  form: [
    FieldGroup.parse({
      title: '停车场',
      fields: [
        { key: 'open', label: '是否开放', type: 'yes-no' },
        { key: 'ground', label: '地面', type: 'number', unit: '个', when: { answer: 'open' } },
        { key: 'all', label: '合计', type: 'number', computed: { add: [{ answer: 'ground' }, { constant: 2 }] } },
        { key: 'list', label: '清单', type: 'table', columns: [{ key: 'no', label: '编号', type: 'text' }] },
        { key: 'note', label: '备注', type: 'text', required: false },
      ],
    }),
  ],
} as unknown as Item
const lines = (of: { groups: { lines: FormLine[] }[] }) => of.groups.flatMap((group) => group.lines)
const labels = (of: Parameters<typeof lines>[0]) => lines(of).map((line) => line.label)

suite('the application form on paper', () => {
  test('says what was asked and answered', () => {
    const paper = submittedForm(item, { open: false, list: [{ no: 'A1' }] })
    assert.equal(paper.title, '停车场备案表')
    assert.deepEqual(labels(paper), ['是否开放', '合计', '清单', '备注'])
    assert.deepEqual(lines(paper)[0], { kind: 'answer', label: '是否开放', note: '', value: '否' })
    assert.deepEqual(lines(paper)[3], { kind: 'answer', label: '备注', note: '', value: '—' })
  })
  test('is blank with every question, the case in which it is asked, and room to write', () => {
    const paper = blankForm(item)
    assert.deepEqual(labels(paper), ['是否开放', '地面', '合计', '清单', '备注'])
    const [open, ground, all, list] = lines(paper)
    assert.match(JSON.stringify(open), /□\u00a0是/)
    assert.ok(ground?.kind === 'answer' && ground.note === '“是否开放”为是时填写', JSON.stringify(ground))
    assert.ok(all?.kind === 'answer' && all.note === '填“地面”加2', JSON.stringify(all))
    assert.ok(list?.kind === 'table' && list.rows.length === 5)
  })
  test('is filled in as a sample whose totals are right', () => {
    const paper = sampleForm({ ...item, form: item.form.map((group) => ({ ...group, fields: group.fields.slice(1) })) })
    assert.deepEqual(labels(paper), ['合计', '清单', '备注'])
  })
})

test('a letter has places to fill in, empty or with an example', () => {
  const letter = { title: '同意书', text: '兹同意{{申请人|示例公司}}使用。\n此致' }
  assert.deepEqual(letterForm(item, letter, 'blank').letter, [
    [
      { text: '兹同意', fill: false },
      { text: '（申请人）', fill: true },
      { text: '使用。', fill: false },
    ],
    [{ text: '此致', fill: false }],
  ])
  assert.deepEqual(letterForm(item, letter, 'sample').letter[0]?.[1], { text: '示例公司', fill: true })
})
