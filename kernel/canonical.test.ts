import assert from 'node:assert/strict'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { canonical } from './canonical.ts'

test('the worked example of RFC 8785 section 3.2.2', () =>
  assert.equal(
    canonical({
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  ))

test('the sorting example of RFC 8785 section 3.2.3', () => {
  const sorted = canonical({
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  })
  const names = [...sorted.matchAll(/:"([A-Z][^:"]+)/g)].map((match) => match[1])
  assert.deepEqual(
    names.map((name) => name?.split(' ')[0]),
    ['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew'],
  )
})

test('any JSON value has the text that an independent implementation gives it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => assert.equal(canonical(value), canonicalize(value))),
    { numRuns: 500 },
  )
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => canonical(x) === canonicalize(x)))
})

test('the text reads back to the same value', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => canonical(JSON.parse(canonical(value))) === canonical(value)))
})

test('the order in which members were written does not matter', () =>
  assert.equal(canonical({ b: 1, a: { d: 1, c: 2 } }), canonical({ a: { c: 2, d: 1 }, b: 1 })))

test('negative zero is zero', () => assert.equal(canonical([-0, 0]), '[0,0]'))
test('an object without prototype is plain', () => assert.equal(canonical(Object.create(null)), '{}'))
test('a member named __proto__ is only a member', () =>
  assert.equal(canonical(JSON.parse('{"__proto__":{"a":1}}')), '{"__proto__":{"a":1}}'))

const cycle: unknown[] = []
cycle.push(cycle)
const refused: [string, unknown][] = [
  ['undefined', undefined],
  ['a member that is undefined', { a: undefined }],
  // oxlint-disable-next-line no-sparse-arrays -- the hole is the subject
  ['a hole in a list', [1, , 2]],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['a name that is a symbol', { [Symbol('a')]: 1 }],
  ['a bigint', 1n],
  ['NaN', Number.NaN],
  ['infinity', [Number.NEGATIVE_INFINITY]],
  ['a lone surrogate', 'a\ud800'],
  ['a name with a lone surrogate', { '\udc00': 1 }],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['an object of a class', new URL('file:///')],
  ['a boxed string', Object('a')],
  ['a list that contains itself', cycle],
]
for (const [title, value] of refused)
  test(`${title} has no canonical text`, () => assert.throws(() => canonical(value), TypeError))
