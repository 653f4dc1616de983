import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Condition } from './condition.ts'
import { describe } from './condition-sentence.ts'

const fields = [
  { key: 'area', label: '建筑面积' },
  { key: 'opened', label: '开业日期' },
  { key: 'basement', label: '有无地下室' },
  {
    key: 'kind',
    label: '类型',
    options: [
      { value: 'factory', label: '厂房' },
      { value: 'shop', label: '商铺' },
    ],
  },
  { key: 'trades', label: '经营项目', options: [{ value: 'food', label: '食品' }] },
]
const is = (value: string | number | boolean | string[]) => ({ constant: value })
const of = (answer: string) => ({ answer })
const large: Condition = { gt: [of('area'), is(500)] }
const below: Condition = of('basement')

const table: [Condition, string][] = [
  [is(true), '任何情况下'],
  [is(false), '任何情况下都不'],
  [below, '“有无地下室”为是'],
  [{ not: below }, '“有无地下室”为否'],
  [{ eq: [below, is(false)] }, '“有无地下室”为否'],
  [{ neq: [below, is(true)] }, '“有无地下室”不为是'],
  [large, '“建筑面积”大于 500'],
  [{ lt: [of('area'), is(1.5)] }, '“建筑面积”小于 1.5'],
  [{ lte: [of('area'), is(500)] }, '“建筑面积”不超过 500'],
  [{ gte: [of('area'), is(500)] }, '“建筑面积”不小于 500'],
  [{ eq: [of('area'), is(500)] }, '“建筑面积”等于 500'],
  [{ neq: [of('area'), is(500)] }, '“建筑面积”不等于 500'],
  [{ gte: [of('opened'), is('2026-01-01')] }, '“开业日期”不早于 2026-01-01'],
  [{ lt: [of('opened'), is('2026-01-01')] }, '“开业日期”早于 2026-01-01'],
  [{ eq: [of('kind'), is('factory')] }, '“类型”是“厂房”'],
  [{ neq: [of('kind'), is('other')] }, '“类型”不是“other”'],
  [{ in: [of('kind'), is(['factory', 'shop'])] }, '“类型”是“厂房”或者“商铺”'],
  [{ contains: [of('trades'), is('food')] }, '“经营项目”包含“食品”'],
  [{ gt: [of('area'), of('unknown')] }, '“建筑面积”大于“unknown”'],
  [{ eq: [is('a'), is('b')] }, '“a”是“b”'],
  [{ empty: of('kind') }, '“类型”未填写'],
  [{ not: { empty: of('kind') } }, '“类型”已填写'],
  [{ not: large }, '并非（“建筑面积”大于 500）'],
  [{ and: [] }, '任何情况下'],
  [{ or: [] }, '任何情况下都不'],
  [{ and: [{ or: [large] }] }, '“建筑面积”大于 500'],
  [{ and: [large, below] }, '“建筑面积”大于 500，并且“有无地下室”为是'],
  [{ or: [large, { and: [below, large] }] }, '“建筑面积”大于 500，或者（“有无地下室”为是，并且“建筑面积”大于 500）'],
  [{ and: [below, { or: [below, large] }] }, '“有无地下室”为是，并且（“有无地下室”为是，或者“建筑面积”大于 500）'],
  [
    { and: [{ and: [{ or: [below, large] }] }, below] },
    '（“有无地下室”为是，或者“建筑面积”大于 500），并且“有无地下室”为是',
  ],
  [{ or: [below, { and: [large] }] }, '“有无地下室”为是，或者“建筑面积”大于 500'],
  [{ and: [below, { or: [large] }] }, '“有无地下室”为是，并且“建筑面积”大于 500'],
]
for (const [condition, sentence] of table) test(sentence, () => assert.equal(describe(condition, fields), sentence))

test('a tree too deep or of another form has no sentence', () => {
  const nested = (depth: number): Condition => (depth === 1 ? large : { and: [nested(depth - 1)] })
  assert.equal(describe(nested(32), fields), '“建筑面积”大于 500')
  assert.throws(() => describe(nested(33), fields), RangeError)
  const none: Condition = JSON.parse('{"perhaps":1}')
  assert.throws(() => describe(none, fields), TypeError)
})
