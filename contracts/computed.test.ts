import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { askedAnswers, checkAnswers, withComputed } from './answers.ts'
import { compute, formulaText, type Computed } from './computed.ts'
import { checkForm } from './form-check.ts'
import { Field, FieldGroup } from './item.ts'

const goods = {
  key: 'goods',
  label: '货物',
  type: 'table',
  columns: [
    { key: 'name', label: '名称', type: 'text' },
    { key: 'count', label: '数量', type: 'number' },
    { key: 'price', label: '单价', type: 'money' },
  ],
} as const
const rows = [
  { name: '甲', count: 2, price: 1_050 },
  { name: '乙', count: 3, price: 33 },
  { name: '丙', price: 100 },
]
const value = (type: Field['type'], computed: Computed, asked: Record<string, unknown>) =>
  compute({ type, computed }, asked)

suite('a value that follows from others', () => {
  test('adds up a column, and counts what is no number for nothing', () => {
    assert.equal(value('number', { sum: { table: 'goods', column: 'count' } }, { goods: rows }), 5)
    assert.equal(value('money', { sum: { table: 'goods', column: 'price', times: 'count' } }, { goods: rows }), 2_199)
    assert.equal(value('number', { sum: { table: 'goods', column: 'count' } }, {}), undefined)
  })
  test('counts rows', () => assert.equal(value('number', { rows: 'goods' }, { goods: rows }), 3))
  test('a sum takes what is there, a difference and a product need both', () => {
    const pair = [{ answer: 'a' }, { answer: 'b' }] as const
    assert.equal(value('number', { add: [...pair] }, { a: 0.1, b: 0.2 }), 0.3)
    assert.equal(value('number', { add: [...pair] }, { a: 4 }), 4)
    assert.equal(value('number', { add: [...pair, { constant: 7 }] }, {}), undefined)
    assert.equal(value('number', { subtract: [...pair] }, { a: 5, b: 7 }), -2)
    assert.equal(value('number', { subtract: [...pair] }, { a: 5 }), undefined)
    assert.equal(value('number', { multiply: [...pair] }, { a: 1.1, b: 3 }), 3.3)
    assert.equal(value('number', { multiply: [...pair] }, { a: 'x', b: 3 }), undefined)
  })
  test('of money is whole 分, and no number beyond what can be counted', () => {
    assert.equal(value('money', { multiply: [{ answer: 'a' }, { constant: 0.333 }] }, { a: 100 }), 33)
    assert.equal(value('money', { multiply: [{ answer: 'a' }, { constant: 1e300 }] }, { a: 1e300 }), undefined)
  })
  test('is said in words', () => {
    const fields = [Field.parse(goods), Field.parse({ key: 'a', label: '地面', type: 'number' })]
    assert.equal(
      formulaText({ sum: { table: 'goods', column: 'price', times: 'count' } }, fields),
      '“货物”各行“单价”乘以“数量”的合计',
    )
    assert.equal(formulaText({ subtract: [{ constant: 10 }, { answer: 'a' }] }, fields), '10减“地面”')
    assert.equal(formulaText({ rows: 'goods' }, fields), '“货物”的行数')
  })
})

const total = {
  key: 'total',
  label: '合计',
  type: 'number',
  computed: { sum: { table: 'goods', column: 'count' } },
  max: 4,
}
const half = {
  key: 'half',
  label: '其余',
  type: 'number',
  computed: { subtract: [{ answer: 'total' }, { constant: 1 }] },
}
const formOf = (...fields: object[]) => ({ form: [FieldGroup.parse({ title: '货物', fields })] })

suite('a form with computed values', () => {
  const form = formOf(goods, total, half)
  test('takes no notice of what was sent for them', () => {
    const sent = { goods: rows.slice(0, 1), total: 99, half: 98 }
    assert.deepEqual(askedAnswers(form, sent), { goods: rows.slice(0, 1), total: 2, half: 1 })
    assert.deepEqual(withComputed(form, sent), askedAnswers(form, sent))
    assert.deepEqual(withComputed(form, { total: 99 }), {})
  })
  test('checks their range, and says nothing while they can’t be computed', () => {
    const paths = (answers: Record<string, unknown>) => checkAnswers(form, answers).map(({ path }) => path)
    assert.deepEqual(paths({}), ['goods'])
    assert.deepEqual(paths({ goods: rows.slice(0, 2) }), ['total'])
    assert.deepEqual(paths({ goods: rows.slice(0, 1) }), [])
  })
})

suite('a formula that can’t be published', () => {
  const faults = (...fields: object[]) =>
    checkForm({
      ...formOf(...fields),
      holds: [],
      materials: [],
      plan: { task: 'x' },
      outcome: { face: [] } as never,
    })
  const refused = (expected: RegExp, ...fields: object[]) => {
    const found = faults(...fields)
    assert.ok(
      found.some((fault) => expected.test(fault)),
      found.join('；') || 'nothing was found',
    )
  }
  const number = (key: string, more: object = {}) => ({ key, label: key, type: 'number', ...more })
  const money = (key: string, more: object = {}) => ({ ...number(key, more), type: 'money' })
  const both = [{ answer: 'a' }, { answer: 'b' }]
  test('a right one is published', () =>
    assert.deepEqual(
      faults(goods, total, money('a'), number('b'), money('sum', { computed: { multiply: both } })).filter((fault) =>
        fault.includes('计算'),
      ),
      [],
    ))
  test('looks at what comes after it', () => refused(/字段 goods 不存在，或者不在它之前/, total, goods))
  test('is no number', () => refused(/只有数字题和金额题/, goods, { ...total, type: 'text' }))
  test('adds up names', () =>
    refused(/没有这样的数字列/, goods, { ...total, computed: { sum: { table: 'goods', column: 'name' } } }))
  test('counts the rows of no table', () =>
    refused(/不是表格题/, number('a'), number('b', { computed: { rows: 'a' } })))
  test('multiplies money by money', () =>
    refused(/金额不能和金额相乘/, money('a'), money('b'), money('c', { computed: { multiply: both } })))
  test('adds pieces to money', () =>
    refused(/金额不能和数量相加减/, money('a'), number('b'), money('c', { computed: { add: both } })))
  test('calls an amount a number', () =>
    refused(/题型应为“金额”/, money('a'), money('b'), number('c', { computed: { add: both } })))
  test('tells what is personal', () =>
    refused(
      /个人信息分级不能低于“a”/,
      number('a', { class: 'personal' }),
      number('b'),
      number('c', { class: 'plain', computed: { add: both } }),
    ))
  test('is filled in from the account too', () => refused(/不能再由账户信息填写/, goods, { ...total, prefill: 'code' }))
})
