import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Answers, Condition, Pair } from './condition.ts'
import { answersUsed, evaluate } from './condition.ts'

const area: Condition & { answer: string } = { answer: 'area' }
const answers: Answers = {
  area: 800,
  limit: 500,
  kind: 'factory',
  opened: '2026-11-21',
  basement: true,
  shared: false,
  trades: ['food', 'drink'],
  none: [],
  blank: '',
  nothing: null,
}
const is = (value: string | number | boolean | string[]) => ({ constant: value })
const of = (answer: string) => ({ answer })

const table: [string, Condition, boolean][] = [
  ['the constant true holds', is(true), true],
  ['the constant false does not', is(false), false],
  ['a text alone is no condition that holds', is('yes'), false],
  ['a yes answer holds', of('basement'), true],
  ['a no answer does not', of('shared'), false],
  ['a number alone does not hold', area, false],
  ['not turns no into yes', { not: of('shared') }, true],
  ['and needs every part', { and: [of('basement'), of('shared')] }, false],
  ['and of parts that hold', { and: [of('basement'), is(true)] }, true],
  ['and of nothing holds', { and: [] }, true],
  ['or needs one part', { or: [of('shared'), of('basement')] }, true],
  ['or of parts that do not hold', { or: [of('shared'), is(false)] }, false],
  ['or of nothing does not hold', { or: [] }, false],
  ['eq of the same text', { eq: [of('kind'), is('factory')] }, true],
  ['eq of another text', { eq: [of('kind'), is('shop')] }, false],
  ['neq of another text', { neq: [of('kind'), is('shop')] }, true],
  ['neq of the same text', { neq: [of('kind'), is('factory')] }, false],
  ['eq of yes and yes', { eq: [of('basement'), is(true)] }, true],
  ['lt', { lt: [of('limit'), area] }, true],
  ['lt of the same number', { lt: [area, is(800)] }, false],
  ['lte of the same number', { lte: [area, is(800)] }, true],
  ['lte of a larger number', { lte: [area, is(799)] }, false],
  ['gt', { gt: [area, is(799)] }, true],
  ['gt of the same number', { gt: [area, is(800)] }, false],
  ['gte of the same number', { gte: [area, is(800)] }, true],
  ['gte of a smaller number', { gte: [area, is(801)] }, false],
  ['a day before another', { lt: [of('opened'), is('2026-12-01')] }, true],
  ['a day after another', { gt: [of('opened'), is('2025-12-31')] }, true],
  ['a day not after itself', { lte: [of('opened'), is('2026-11-21')] }, true],
  ['in a list', { in: [of('kind'), is(['shop', 'factory'])] }, true],
  ['not in a list', { in: [of('kind'), is(['shop'])] }, false],
  ['a list with the value', { contains: [of('trades'), is('food')] }, true],
  ['a list without the value', { contains: [of('trades'), is('tea')] }, false],
  ['an empty list contains nothing, and not-contains holds', { not: { contains: [of('none'), is('tea')] } }, true],
  ['an answer is not empty', { empty: area }, false],
  ['an empty list is empty', { empty: of('none') }, true],
  ['an empty text is empty', { empty: of('blank') }, true],
  ['null is empty', { empty: of('nothing') }, true],
  ['an absent answer is empty', { empty: of('absent') }, true],
  ['a name every object has is not an answer', { empty: of('toString') }, true],
  ['numbers and texts are never equal', { eq: [area, is('800')] }, false],
  ['numbers and texts are never unequal either', { neq: [area, is('800')] }, false],
  ['texts have no order', { lt: [is('a'), is('b')] }, false],
  ['lists are never equal', { eq: [of('trades'), is(['food', 'drink'])] }, false],
  ['a number is in no list', { in: [area, is(['800'])] }, false],
  ['a text contains nothing', { contains: [of('kind'), is('f')] }, false],
  ['unknown or true is true', { or: [of('absent'), of('basement')] }, true],
  [
    'unknown or false stays unknown, so its opposite does not hold',
    { not: { or: [of('absent'), of('shared')] } },
    false,
  ],
  ['unknown and false is false, so its opposite holds', { not: { and: [of('absent'), of('shared')] } }, true],
]
for (const [title, condition, expected] of table)
  test(title, () => assert.equal(evaluate(condition, answers), expected))

const operators = ['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in', 'contains'] as const
const comparing = (operator: (typeof operators)[number], pair: Pair): Condition => {
  const all: Record<typeof operator, Condition> = {
    eq: { eq: pair },
    neq: { neq: pair },
    lt: { lt: pair },
    lte: { lte: pair },
    gt: { gt: pair },
    gte: { gte: pair },
    in: { in: pair },
    contains: { contains: pair },
  }
  return all[operator]
}
for (const operator of operators)
  test(`silence satisfies neither ${operator} nor its opposite, on either side`, () => {
    for (const missing of ['absent', 'blank', 'nothing'])
      for (const pair of [
        [of(missing), is('x')],
        [is('x'), of(missing)],
      ] as const) {
        assert.equal(evaluate(comparing(operator, pair), answers), false)
        assert.equal(evaluate({ not: comparing(operator, pair) }, answers), false)
      }
  })

const term = fc.oneof(
  fc.constantFrom('area', 'kind', 'opened', 'basement', 'trades', 'blank', 'absent').map(of),
  fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.array(fc.string())).map((constant) => ({ constant })),
)
const { condition: someCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    term,
    fc.tuple(fc.constantFrom(...operators), term, term).map(([operator, a, b]) => comparing(operator, [a, b])),
    term.map((empty) => ({ empty })),
    fc.array(tie('condition'), { maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('condition'), { maxLength: 3 }).map((or) => ({ or })),
    tie('condition').map((not) => ({ not })),
  ),
}))

test('a condition and its opposite never both hold, and twice not is nothing', () => {
  fc.assert(
    fc.property(someCondition, (condition) => {
      assert.ok(!(evaluate(condition, answers) && evaluate({ not: condition }, answers)))
      assert.equal(evaluate({ not: { not: condition } }, answers), evaluate(condition, answers))
    }),
  )
})

test('only the answers that are used matter', () => {
  fc.assert(
    fc.property(someCondition, (condition) => {
      const used = answersUsed(condition)
      const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => used.includes(key)))
      assert.equal(evaluate(condition, kept), evaluate(condition, answers))
    }),
  )
})

test('the answers used are named once, in the order of first mention', () =>
  assert.deepEqual(
    answersUsed({
      and: [
        { or: [{ gt: [of('b'), of('a')] }, { not: of('c') }] },
        { empty: of('d') },
        { in: [of('a'), is(['x'])] },
        is(true),
      ],
    }),
    ['b', 'a', 'c', 'd'],
  ))

const nested = (depth: number): Condition => (depth === 1 ? of('basement') : { not: nested(depth - 1) })
test('32 levels are evaluated, 33 are refused', () => {
  assert.equal(evaluate(nested(32), answers), false)
  assert.throws(() => evaluate(nested(33), answers), RangeError)
  assert.deepEqual(answersUsed(nested(32)), ['basement'])
  assert.throws(() => answersUsed(nested(33)), RangeError)
})

test('an object that is no condition is a defect', () => {
  const none: Condition = JSON.parse('{"perhaps":1}')
  assert.throws(() => evaluate(none, answers), TypeError)
  assert.deepEqual(answersUsed(none), [])
})
