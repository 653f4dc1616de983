import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { parseOrganizationCode } from '#kernel/codes/organization-code.ts'
import { isUscc, parseUscc, usccCheckCharacter } from '#kernel/codes/uscc.ts'

const anyCharacter = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'.split(''))
const anyDigits = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 6, maxLength: 6 })
const anyUscc = fc
  .tuple(
    fc.string({ unit: anyCharacter, minLength: 2, maxLength: 2 }),
    anyDigits,
    fc.string({ unit: anyCharacter, minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''))
  .map((body) => body + usccCheckCharacter(body))

suite('统一社会信用代码', () => {
  for (const text of [
    '113210000144052284',
    '11371302MB2861293F',
    '91330100799655058B',
    '914403001922038216',
    '11650000MB1957293J',
    '11210000MB1859351E',
    '11100000000013338W',
    '11430000006122244L',
    '11320700MB9T00054X',
    '11320700MB9T00011G',
    '11320700MB9T0002X8',
    '11320700MB9T000388',
    '11320700MB9T000463',
    '11320700MB9T00062Q',
    '11320700MB9T00070K',
    '11320700MB9T00089G',
    '11320700MB9T00097B',
    '91320700MA9X00011X',
    '91320706MA9X0002XC',
  ]) {
    test(`${text} is one, with a right organization code inside`, () => {
      assert.equal(isUscc(text), true)
      assert.equal(parseOrganizationCode(text.slice(8, 17)).ok, true)
    })
  }
  test('is read into registrar, category, division and organization code', () =>
    assert.deepEqual(parseUscc('91320706MA9X0002XC'), {
      ok: true,
      uscc: '91320706MA9X0002XC',
      registrar: '9',
      category: '1',
      region: '320706',
      organizationCode: 'MA9X0002X',
    }))
  for (const [text, reason] of [
    ['11320700014300012Y', 'check-digit'],
    ['11440300007542785T', 'check-digit'],
    ['113210000144052283', 'check-digit'],
    ['11321000014405228', 'length'],
    ['1132100001440522844', 'length'],
    ['', 'length'],
    ['11371302mb2861293f', 'alphabet'],
    ['11371302MB286I293F', 'alphabet'],
    ['11371302MB2861293Z', 'alphabet'],
    ['1137130AMB2861293F', 'alphabet'],
    ['11371302MB286129３F', 'alphabet'],
    ['113210000144052284\n', 'length'],
  ] as const) {
    test(`${JSON.stringify(text)} is none: ${reason}`, () => {
      assert.deepEqual(parseUscc(text), { ok: false, reason })
      assert.equal(isUscc(text), false)
    })
  }
  test('a single wrong character is always caught', () =>
    fc.assert(
      fc.property(anyUscc, fc.nat(17), anyCharacter, (uscc, place, character) => {
        assert.equal(parseUscc(uscc).ok, true)
        fc.pre(uscc[place] !== character)
        assert.equal(parseUscc(uscc.slice(0, place) + character + uscc.slice(place + 1)).ok, false)
      }),
      { numRuns: 500 },
    ))
  test('two neighbours in the wrong order are always caught', () =>
    fc.assert(
      fc.property(anyUscc, fc.nat(16), (uscc, place) => {
        const [first = '', second = ''] = uscc.slice(place, place + 2)
        fc.pre(first !== second)
        assert.equal(parseUscc(uscc.slice(0, place) + second + first + uscc.slice(place + 2)).ok, false)
      }),
      { numRuns: 500 },
    ))
  test('there is no check character for what is no body', () =>
    assert.throws(() => usccCheckCharacter('1132100001440522'), RangeError))
})
