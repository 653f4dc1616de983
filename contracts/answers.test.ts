import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { answerText, checkAnswer } from './answer.ts'
import {
  askedAnswers,
  checkAnswers,
  isCalledFor,
  missingMaterials,
  newlyCalledFor,
  visibleFields,
  visibleMaterials,
} from './answers.ts'
import { Field, FieldGroup, Material } from './item.ts'

const field = (over: Partial<Record<keyof Field, unknown>>): Field =>
  Field.parse({ key: 'f', label: '经营面积', type: 'text', ...over })

const options = [
  { value: 'fire', label: '设有明火' },
  { value: 'smoke', label: '允许吸烟' },
]

suite('one answer', () => {
  const cases: [string, Partial<Field>, unknown, string | null][] = [
    ['an optional field may stay blank', { required: false }, '  ', null],
    ['a required text may not', {}, '  ', '请填写经营面积'],
    ['zero is an answer', { type: 'number' }, 0, null],
    ['no is an answer', { type: 'yes-no' }, false, null],
    ['yes-no is not a word', { type: 'yes-no' }, '是', '请为“经营面积”选择“是”或“否”'],
    ['a text is as long as allowed', { maxLength: 3 }, '一二𠮷', null],
    ['and not longer', { maxLength: 3 }, '一二三四', '经营面积最多 3 字，现在是 4 字'],
    ['a single line has no line break', {}, '甲\n乙', '经营面积含有不能识别的字符，请删除后重填'],
    ['a long text has', { type: 'long-text' }, '甲\n乙', null],
    [
      'text that turns the direction of writing is refused',
      {},
      '甲\u202e乙',
      '经营面积含有不能识别的字符，请删除后重填',
    ],
    ['a number is no text', { type: 'number' }, '12', '经营面积应为数字'],
    ['a number below its least', { type: 'number', min: 1, unit: '平方米' }, 0.5, '经营面积不能小于 1 平方米'],
    ['a number above its most', { type: 'number', max: 9 }, 10, '经营面积不能大于 9'],
    ['a number at its ends', { type: 'number', min: 1, max: 9 }, 9, null],
    ['a day that exists', { type: 'date' }, '2028-02-29', null],
    [
      'and one that does not',
      { type: 'date' },
      '2026-02-29',
      '经营面积不是存在的日期，请按年-月-日填写，例如 2026-03-15',
    ],
    ['an option', { type: 'choice', options }, 'fire', null],
    ['something else', { type: 'choice', options }, 'water', '请从列出的选项中选择经营面积'],
    ['nothing chosen', { type: 'choice', options }, '', '请选择经营面积'],
    ['several options', { type: 'many', options }, ['fire', 'smoke'], null],
    ['the same option twice', { type: 'many', options }, ['fire', 'fire'], '请从列出的选项中选择经营面积'],
    ['none of several', { type: 'many', options }, [], '请选择经营面积'],
    ['a mobile number', { type: 'phone' }, '13900001234', null],
    ['a short one', { type: 'phone' }, '1390000123', '经营面积应为 11 位手机号码'],
    ['a resident id', { type: 'resident-id' }, '11010519491231002X', null],
    ['one with a wrong check digit', { type: 'resident-id' }, '110105194912310021', '经营面积校验不通过，请逐位核对'],
    ['a short one of these', { type: 'resident-id' }, '1101', '经营面积应为 18 位'],
    ['a firm code', { type: 'firm-code' }, '91350100M000100Y43', null],
    [
      'one with a wrong check character',
      { type: 'firm-code' },
      '91350100M000100Y44',
      '经营面积校验不通过，请对照营业执照逐位核对',
    ],
    ['a project code', { type: 'project-code' }, '2509-320193-89-01-544060', null],
    [
      'one of a project with a wrong check digit',
      { type: 'project-code' },
      '2509-320193-89-01-544061',
      '经营面积校验不通过，请对照备案证或者立项文件逐位核对',
    ],
    [
      'one with a letter that codes leave out',
      { type: 'firm-code' },
      '91350100M000100YO3',
      '经营面积只能由数字和大写字母组成，不含 I、O、S、V、Z',
    ],
  ]
  for (const [title, over, value, expected] of cases) {
    test(title, () => assert.equal(checkAnswer(field(over), value), expected))
  }

  test('reads as people read it', () => {
    assert.equal(answerText(field({ type: 'many', options }), ['fire', 'smoke']), '设有明火、允许吸烟')
    assert.equal(answerText(field({ type: 'number', unit: '平方米' }), 0), '0 平方米')
    assert.equal(answerText(field({ type: 'yes-no' }), false), '否')
    assert.equal(answerText(field({}), undefined), '')
  })
})

const form = [
  FieldGroup.parse({
    title: '场所',
    fields: [
      { key: 'pool', label: '是否有泳池', type: 'yes-no' },
      { key: 'outdoor', label: '是否室外', type: 'yes-no', when: { eq: [{ answer: 'pool' }, { constant: true }] } },
      { key: 'depth', label: '最大水深', type: 'number', when: { eq: [{ answer: 'outdoor' }, { constant: true }] } },
    ],
  }),
]
const material = (over: Partial<Record<keyof Material, unknown>>): Material =>
  Material.parse({
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
    ...over,
  })
const item = {
  form,
  materials: [
    material({ when: { answer: 'pool' } }),
    material({ key: 'plan', name: '平面图' }),
    material({ key: 'photo', name: '照片', need: 'optional' }),
  ],
}
const keys = (answers: Record<string, unknown>): string[] => visibleFields(item, answers).map((visible) => visible.key)

suite('a form', () => {
  test('asks a field only when its condition holds', () => {
    assert.deepEqual(keys({}), ['pool'])
    assert.deepEqual(keys({ pool: true }), ['pool', 'outdoor'])
    assert.deepEqual(keys({ pool: true, outdoor: true }), ['pool', 'outdoor', 'depth'])
  })
  test('forgets what was typed into a field that has since been hidden', () => {
    const stale = { pool: false, outdoor: true, depth: 3 }
    assert.deepEqual(keys(stale), ['pool'])
    assert.deepEqual(askedAnswers(item, stale), { pool: false })
    assert.deepEqual(checkAnswers(item, stale), [])
  })
  test('drops answers nobody asked for', () =>
    assert.deepEqual(askedAnswers(item, { pool: true, stranger: 1 }), { pool: true }))
  test('never takes an answer from the prototype of its container', () => {
    const inherited: Record<string, unknown> = Object.setPrototypeOf({}, { pool: true })
    assert.deepEqual(askedAnswers(item, inherited), {})
  })
  test('names what is wrong in the order of the form', () => {
    assert.deepEqual(checkAnswers(item, { pool: true, outdoor: true, depth: 'deep' }), [
      { path: 'depth', message: '最大水深应为数字' },
    ])
    assert.deepEqual(
      checkAnswers(item, { pool: true }).map((problem) => problem.path),
      ['outdoor'],
    )
  })
})

suite('materials', () => {
  test('are called for by the answers', () => {
    assert.deepEqual(
      visibleMaterials(item, { pool: false }).map((each) => each.key),
      ['plan', 'photo'],
    )
    assert.deepEqual(
      visibleMaterials(item, { pool: true }).map((each) => each.key),
      ['water', 'plan', 'photo'],
    )
  })
  test('are missing when required and not there', () => {
    assert.deepEqual(missingMaterials(item, { pool: true }, ['plan']), [
      { path: 'materials.water', message: '请提交水质检测报告' },
    ])
    assert.deepEqual(missingMaterials(item, { pool: false }, ['plan']), [])
  })
})

suite('a changed answer', () => {
  test('calls for the fields and materials that the old one did not, and only for those', () => {
    const called = (before: Record<string, unknown>, after: Record<string, unknown>) => {
      const { fields, materials } = newlyCalledFor(item, before, after)
      return [fields.map((each) => each.key), materials.map((each) => each.key)]
    }
    assert.deepEqual(called({ pool: false }, { pool: true }), [['outdoor'], ['water']])
    assert.deepEqual(called({ pool: false }, { pool: true, outdoor: true }), [['outdoor', 'depth'], ['water']])
    assert.deepEqual(called({ pool: true }, { pool: false }), [[], []])
  })
  test('may make an earlier question or material moot', () => {
    const water = { about: 'material', key: 'water' } as const
    const outdoor = { about: 'field', key: 'outdoor' } as const
    assert.deepEqual(
      [isCalledFor(item, { pool: true }, water), isCalledFor(item, { pool: true }, outdoor)],
      [true, true],
    )
    assert.deepEqual([isCalledFor(item, { pool: false }, water), isCalledFor(item, {}, outdoor)], [false, false])
  })
})

test('a rare character that this program’s Unicode does not know yet is no fault, a character that never will be one is', () => {
  const name = field({ type: 'text', label: '姓名' })
  assert.equal(checkAnswer(name, `李${String.fromCodePoint(0x3fff0)}`), null)
  for (const point of [0xfffe, 0xe000, 0xd800, 0x7, 0x202e])
    assert.equal(checkAnswer(name, `李${String.fromCodePoint(point)}`), '姓名含有不能识别的字符，请删除后重填')
})
