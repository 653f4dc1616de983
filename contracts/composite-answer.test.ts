import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { canonical } from '#kernel/canonical.ts'
import type { Condition } from '#kernel/condition.ts'
import { answerText, checkAnswer, comparable, isUnanswered } from './answer.ts'
import { brokenHolds, checkAnswers, visibleFields } from './answers.ts'
import { Field, type FieldType } from './item.ts'
import { sampleAnswer } from './sample-answer.ts'

const divisions = [
  {
    code: '320706',
    name: '海州区',
    path: '江苏省连云港市海州区',
    towns: [
      { code: '320706012', name: '幸福路街道' },
      { code: '320706102', name: '新坝镇' },
    ],
  },
  { code: '000000', name: '连云港市以外', path: '', towns: [] },
]
const statement = { version: '2026-1', text: '所填内容真实，愿意承担不实的法律责任。' }
const columns = [
  { key: 'plate', label: '号牌号码', type: 'text', maxLength: 8 },
  { key: 'tons', label: '核定载质量', type: 'number', unit: '吨', min: 0 },
  { key: 'tested', label: '检测日期', type: 'date', required: false },
]
const wanted: Partial<Record<FieldType, object>> = {
  address: { divisions },
  table: { columns, minRows: 1, maxRows: 3 },
  declaration: { statement, class: 'plain' },
}
const field = (type: FieldType, label: string, over: object = {}): Field =>
  Field.parse({ key: 'f', label, type, ...wanted[type], ...over })

const li = { name: '李敏', code: '11010519491231002X', phone: '13900001234' }
const designer = { name: '港城设计院', code: '91350100M000100Y43' }
const place = { division: '320706', town: '320706012', detail: '郁洲南路 8 号' }
const square = [
  { x: 0, y: 0 },
  { x: 12, y: 0 },
  { x: 12, y: 10 },
  { x: 0, y: 10 },
]
const row = { plate: '苏G12345', tons: 10 }

suite('one answer of several values', () => {
  const cases: [string, Field, unknown, string | null][] = [
    ['an amount in fen', field('money', '总投资'), 102_030, null],
    ['no money', field('money', '总投资'), 0, null],
    ['half a fen', field('money', '总投资'), 0.5, '总投资应为金额（元），最多两位小数，例如 1020.30'],
    ['a word', field('money', '总投资'), '一百', '总投资应为金额（元），最多两位小数，例如 1020.30'],
    ['a debt', field('money', '总投资'), -1, '总投资不能小于 0 元'],
    ['too much', field('money', '总投资', { max: 100_000_00 }), 100_000_01, '总投资不能大于 100,000 元'],

    ['an address', field('address', '地址'), place, null],
    ['no address', field('address', '地址'), undefined, '请填写地址'],
    ['of blanks', field('address', '地址'), { detail: ' ' }, '请填写地址'],
    ['without its town', field('address', '地址'), { division: '320706', detail: '1 号' }, '请选择地址的乡镇、街道'],
    [
      'in a town of another county',
      field('address', '地址'),
      { ...place, town: '320703001' },
      '请从列出的选项中选择地址的乡镇、街道',
    ],
    [
      'outside, where no town is asked',
      field('address', '地址'),
      { division: '000000', detail: '南京市中山路 1 号' },
      null,
    ],
    [
      'with nothing else',
      field('address', '地址'),
      { division: '320706' },
      '请选择地址的乡镇、街道；请填写地址的详细地址',
    ],
    ['with something more', field('address', '地址'), { ...place, door: 3 }, '地址的内容无法识别，请重新填写'],
    ['a text', field('address', '地址'), '郁洲南路 8 号', '地址的内容无法识别，请重新填写'],

    ['a person', field('person', '项目负责人'), li, null],
    ['without a name', field('person', '项目负责人'), { ...li, name: '' }, '请填写项目负责人的姓名'],
    [
      'with a wrong digit',
      field('person', '项目负责人'),
      { ...li, code: '110105194912310021' },
      '项目负责人的公民身份号码校验不通过，请逐位核对',
    ],
    [
      'of whom only the telephone is asked',
      field('person', '联系人', { parts: ['phone'] }),
      { name: '李敏', phone: '13900001234' },
      null,
    ],
    ['and more was sent', field('person', '联系人', { parts: ['phone'] }), li, '联系人的内容无法识别，请重新填写'],

    ['a firm', field('firm', '设计单位'), designer, null],
    [
      'with a wrong check character',
      field('firm', '设计单位'),
      { ...designer, code: '91350100M000100Y44' },
      '设计单位的统一社会信用代码校验不通过，请对照营业执照逐位核对',
    ],

    ['an area', field('area', '占用范围'), { vertices: square }, null],
    ['no area', field('area', '占用范围'), { vertices: [] }, '请填写占用范围的界址点'],
    ['of two corners', field('area', '占用范围'), { vertices: square.slice(0, 2) }, '占用范围应有 3 至 100 个界址点'],
    [
      'half a corner',
      field('area', '占用范围'),
      { vertices: [...square, { x: 1 }] },
      '占用范围的坐标应为以米为单位的数字，最多两位小数',
    ],
    [
      'that crosses itself',
      field('area', '占用范围'),
      { vertices: [square[0], square[2], square[1], square[3]] },
      '占用范围的边线相交或者不能围成一个范围，请按顺序填写界址点',
    ],
    ['too large', field('area', '占用范围', { max: 100 }), { vertices: square }, '占用范围的面积不能大于 100 平方米'],

    ['a table', field('table', '车辆'), [row], null],
    ['no rows', field('table', '车辆'), [], '请填写车辆'],
    ['too few', field('table', '车辆', { minRows: 2 }), [row], '车辆至少填写 2 行，现在是 1 行'],
    ['too many', field('table', '车辆'), [row, row, row, row], '车辆最多填写 3 行，现在是 4 行'],
    [
      'wrong cells, all of them told at once',
      field('table', '车辆'),
      [row, { tons: -1, tested: '2026-02-30' }],
      '请填写车辆第 2 行的号牌号码；车辆第 2 行的核定载质量不能小于 0 吨；车辆第 2 行的检测日期不是存在的日期，请按年-月-日填写，例如 2026-03-15',
    ],
    ['an empty row', field('table', '车辆'), [row, {}], '车辆第 2 行是空行，请填写或者删除'],
    ['a column of its own', field('table', '车辆'), [{ ...row, price: 1 }], '车辆的内容无法识别，请重新填写'],

    ['a declaration', field('declaration', '承诺'), { agreed: true, ...statement }, null],
    ['none', field('declaration', '承诺'), undefined, '请阅读“承诺”并勾选同意'],
    [
      'to an older text',
      field('declaration', '承诺'),
      { agreed: true, ...statement, version: '2025-1' },
      '“承诺”的内容已有变化，请重新阅读并勾选',
    ],
    [
      'to other words',
      field('declaration', '承诺'),
      { agreed: true, version: '2026-1', text: '不负责。' },
      '“承诺”的内容已有变化，请重新阅读并勾选',
    ],
  ]
  for (const [title, asked, value, expected] of cases)
    test(`${asked.type}: ${title}`, () => assert.equal(checkAnswer(asked, value), expected))

  test('prototype members are no members', () =>
    assert.equal(checkAnswer(field('firm', '设计单位'), Object.create(designer)), '请填写设计单位'))

  test('a right answer has one canonical text, in whatever order its members came', () => {
    const turned = { phone: li.phone, name: li.name, code: li.code }
    assert.equal(canonical(turned), canonical(li))
    assert.equal(canonical(li), '{"code":"11010519491231002X","name":"李敏","phone":"13900001234"}')
  })
})

test('answers of several values read as people read them', () => {
  const texts: [Field, unknown, string][] = [
    [field('money', '题'), 102_030, '1,020.30 元（大写：壹仟零贰拾元叁角整）'],
    [field('money', '题'), 120_000_000_00, '120,000,000 元（大写：壹亿贰仟万元整）'],
    [field('address', '题'), place, '江苏省连云港市海州区幸福路街道郁洲南路 8 号'],
    [field('address', '题'), { division: '000000', detail: '南京市中山路 1 号' }, '南京市中山路 1 号'],
    [field('person', '题'), li, '李敏（公民身份号码 11010519491231002X，手机号码 13900001234）'],
    [field('firm', '题'), designer, '港城设计院（统一社会信用代码 91350100M000100Y43）'],
    [
      field('area', '题'),
      { vertices: square },
      '面积 120 平方米，界址点（东、北，米）：1（0，0）、2（12，0）、3（12，10）、4（0，10）',
    ],
    [
      field('table', '题'),
      [row, { ...row, tested: '2026-01-05' }],
      '1. 号牌号码 苏G12345，核定载质量 10 吨；2. 号牌号码 苏G12345，核定载质量 10 吨，检测日期 2026年1月5日',
    ],
    [field('declaration', '题'), { agreed: true, ...statement }, `已同意（版本 2026-1）：${statement.text}`],
  ]
  for (const [asked, value, text] of texts) assert.equal(answerText(asked, value), text)
})

test('a sample answer passes its own check; a question for files takes none', () => {
  for (const type of Field.shape.type.options.filter((one) => one !== 'file')) {
    const options = ['choice', 'many'].includes(type)
      ? {
          options: [
            { value: 'a', label: '甲' },
            { value: 'b', label: '乙' },
          ],
        }
      : {}
    const asked = field(type, '问题', options)
    assert.equal(checkAnswer(asked, sampleAnswer(asked)), null, type)
  }
})

test('conditions see what can be compared', () => {
  assert.equal(comparable(field('area', '题'), { vertices: square }), 120)
  assert.equal(comparable(field('area', '题'), { vertices: [] }), undefined)
  assert.equal(comparable(field('table', '题'), [row, row]), 2)
  assert.equal(comparable(field('address', '题'), place), '320706')
  assert.equal(comparable(field('declaration', '题'), { agreed: true, ...statement }), true)
  assert.equal(comparable(field('money', '题'), 5), 5)
})

suite('what must hold between answers', () => {
  const form = [
    {
      title: '甲',
      fields: [
        Field.parse({ key: 'from', label: '开始日期', type: 'date' }),
        Field.parse({ key: 'until', label: '结束日期', type: 'date' }),
        Field.parse({ key: 'plot', label: '范围', type: 'area' }),
        Field.parse({ key: 'used', label: '占用面积', type: 'number', required: false }),
        Field.parse({
          key: 'much',
          label: '说明',
          type: 'text',
          when: { gt: [{ answer: 'plot' }, { constant: 100 }] },
        }),
      ],
    },
  ]
  const lte = (left: string, right: string): Condition => ({ lte: [{ answer: left }, { answer: right }] })
  const holds = [
    { condition: lte('from', 'until'), message: '结束日期不能早于开始日期', at: 'until' },
    { condition: lte('used', 'plot'), message: '占用面积不能大于范围的面积', at: 'used' },
  ]
  const item = { form, holds }
  const right = { from: '2026-03-01', until: '2026-03-02', plot: { vertices: square }, used: 120, much: '字' }
  const paths = (over: object) =>
    checkAnswers(item, { ...right, ...over }).map(({ path, message }) => `${path}: ${message}`)

  test('holds', () => assert.deepEqual(paths({}), []))
  test('the end before the beginning', () =>
    assert.deepEqual(paths({ until: '2026-02-28' }), ['until: 结束日期不能早于开始日期']))
  test('a number against the area of a plan', () =>
    assert.deepEqual(paths({ used: 120.5 }), ['used: 占用面积不能大于范围的面积']))
  test('a missing answer breaks nothing by itself', () => assert.deepEqual(paths({ used: undefined }), []))
  test('nor does a wrong one besides its own fault', () =>
    assert.deepEqual(brokenHolds(item, { ...right, until: '2026-02-30x' }), []))
  test('an area opens a question', () => {
    const asks = (vertices: object[]) => visibleFields(item, { plot: { vertices } }).some(({ key }) => key === 'much')
    assert.equal(asks(square), true)
    assert.equal(
      asks([
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 0, y: 1 },
      ]),
      false,
    )
  })
})

test('nothing was answered', () => {
  for (const value of [{}, [], [{}], { name: ' ' }, { vertices: [] }, [{ plate: '' }]])
    assert.equal(isUnanswered(value), true)
  for (const value of [0, false, [{ tons: 0 }], { agreed: false }]) assert.equal(isUnanswered(value), false)
})
