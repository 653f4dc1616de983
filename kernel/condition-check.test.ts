import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Condition } from './condition.ts'
import type { AskedField, ConditionError } from './condition-check.ts'
import { check } from './condition-check.ts'

const fields: AskedField[] = [
  { key: 'area', label: '建筑面积', type: 'number' },
  { key: 'opened', label: '开业日期', type: 'date' },
  { key: 'basement', label: '有无地下室', type: 'yes-no' },
  { key: 'name', label: '名称', type: 'text' },
  { key: 'kind', label: '类型', type: 'choice', options: [{ value: 'factory', label: '厂房' }] },
  { key: 'trades', label: '经营项目', type: 'many', options: [{ value: 'food', label: '食品' }] },
]
const is = (value: string | number | boolean | string[]) => ({ constant: value })
const of = (answer: string) => ({ answer })

const sound: Condition[] = [
  of('basement'),
  is(true),
  { not: of('basement') },
  { and: [{ gt: [of('area'), is(500)] }, { or: [{ empty: of('name') }, { eq: [of('kind'), is('factory')] }] }] },
  { lte: [of('opened'), is('2026-01-01')] },
  { in: [of('kind'), is(['factory'])] },
  { in: [of('name'), of('trades')] },
  { contains: [of('trades'), is('food')] },
  { neq: [is(true), of('basement')] },
  { eq: [of('name'), is('2026-01-01')] },
  { gte: [of('area'), is(0)] },
  { lt: [of('area'), is(9)] },
]
for (const condition of sound)
  test(`${JSON.stringify(condition)} can be published`, () => assert.deepEqual(check(condition, fields), []))

const nested = (depth: number): unknown => (depth === 1 ? of('basement') : { not: nested(depth - 1) })
const faulty: [unknown, ConditionError][] = [
  [of('height'), { at: '', code: 'unknown-answer', subject: 'height' }],
  [
    { and: [is(true), { gt: [of('height'), is(1)] }] },
    { at: '/and/1/gt/0', code: 'unknown-answer', subject: 'height' },
  ],
  [{ not: { empty: of('height') } }, { at: '/not/empty', code: 'unknown-answer', subject: 'height' }],
  [{ or: [of('area')] }, { at: '/or/0', code: 'wrong-type', subject: 'number' }],
  [is('true'), { at: '', code: 'wrong-type', subject: 'text' }],
  [{ gt: [of('area'), is('500')] }, { at: '/gt', code: 'wrong-type', subject: 'number gt text' }],
  [{ lt: [of('name'), is('b')] }, { at: '/lt', code: 'wrong-type', subject: 'text lt text' }],
  [{ eq: [of('trades'), is(['food'])] }, { at: '/eq', code: 'wrong-type', subject: 'list eq list' }],
  [{ eq: [of('area'), is(true)] }, { at: '/eq', code: 'wrong-type', subject: 'number eq boolean' }],
  [{ in: [of('kind'), is('factory')] }, { at: '/in', code: 'wrong-type', subject: 'text in text' }],
  [{ in: [of('area'), is(['1'])] }, { at: '/in', code: 'wrong-type', subject: 'number in list' }],
  [{ contains: [of('name'), is('x')] }, { at: '/contains', code: 'wrong-type', subject: 'text contains text' }],
  [{ contains: [of('trades'), is(1)] }, { at: '/contains', code: 'wrong-type', subject: 'list contains number' }],
  [{ eq: [of('kind'), is('shop')] }, { at: '/eq/1', code: 'unknown-option', subject: 'shop' }],
  [{ eq: [is('shop'), of('kind')] }, { at: '/eq/0', code: 'unknown-option', subject: 'shop' }],
  [{ in: [of('kind'), is(['factory', 'shop'])] }, { at: '/in/1', code: 'unknown-option', subject: 'shop' }],
  [{ contains: [of('trades'), is('tea')] }, { at: '/contains/1', code: 'unknown-option', subject: 'tea' }],
  [{ and: [] }, { at: '/and', code: 'empty-group', subject: '' }],
  [{ or: [] }, { at: '/or', code: 'empty-group', subject: '' }],
  [nested(33), { at: '/not'.repeat(32), code: 'too-deep', subject: '' }],
  [null, { at: '', code: 'malformed', subject: '' }],
  ['x', { at: '', code: 'malformed', subject: '' }],
  [{}, { at: '', code: 'malformed', subject: '' }],
  [{ perhaps: 1 }, { at: '', code: 'malformed', subject: '' }],
  [
    { and: [is(true)], or: [is(true)] },
    { at: '', code: 'malformed', subject: '' },
  ],
  [{ and: 'x' }, { at: '/and', code: 'malformed', subject: '' }],
  [{ eq: [is(1)] }, { at: '/eq/1', code: 'malformed', subject: '' }],
  [{ empty: { answer: 1 } }, { at: '/empty', code: 'malformed', subject: '' }],
  [{ empty: null }, { at: '/empty', code: 'malformed', subject: '' }],
  [{ constant: null }, { at: '', code: 'malformed', subject: '' }],
  [{ constant: [1] }, { at: '', code: 'malformed', subject: '' }],
  [{ eq: [of('name'), is('')] }, { at: '/eq/1', code: 'malformed', subject: '' }],
  [{ eq: [of('area'), { constant: Number.NaN }] }, { at: '/eq/1', code: 'malformed', subject: '' }],
]
// Stored JSON may hold anything: the types say what a sound condition is.
const stored = (value: unknown): Condition => structuredClone<typeof value>(value) as Condition // oxlint-disable-line typescript/no-unsafe-type-assertion -- the check is what finds out
for (const [condition, error] of faulty)
  test(`${JSON.stringify(condition).slice(0, 60)} is ${error.code} at ${error.at.slice(0, 20) || 'the top'}`, () =>
    assert.deepEqual(check(stored(condition), fields), [error]))

test('all errors are told at once', () =>
  assert.deepEqual(
    check({ and: [of('height'), { gt: [of('area'), is('x')] }] }, fields).map((error) => error.at),
    ['/and/0', '/and/1/gt'],
  ))

test('no stored JSON makes the check throw', () => {
  const names = fc.constantFrom('and', 'or', 'not', 'eq', 'in', 'contains', 'empty', 'constant', 'answer')
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      fc.jsonValue(),
      fc.dictionary(names, tie('tree'), { maxKeys: 1 }),
      fc.array(tie('tree'), { maxLength: 2 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => Array.isArray(check(stored(value), fields))),
    { numRuns: 1000 },
  )
})
