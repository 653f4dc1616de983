import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { parseProjectCode, projectCheckDigit, writtenProjectCode } from '#kernel/codes/project-code.ts'

const anyDigits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const anyCode = fc
  .tuple(fc.integer({ min: 21, max: 99 }), fc.integer({ min: 1, max: 12 }), anyDigits(4), anyDigits(4), anyDigits(5))
  .map(([year, month, region, kinds, random]) => `${year}${String(month).padStart(2, '0')}32${region}${kinds}${random}`)
  .map((body) => writtenProjectCode(body + projectCheckDigit(body))!)

suite('投资项目代码', () => {
  for (const text of ['2509-320193-89-01-544060', '2603-141124-89-05-346948', '2411-130202-89-01-637015'])
    test(`${text} is one that was published, with a right check digit`, () =>
      assert.equal(parseProjectCode(text).ok, true))
  for (const text of ['2020-330327-48-01-167360', '2020-451421-88-03-016343', '2017-000000-54-01-000001'])
    test(`${text} is one of the form before November 2020, without a check digit`, () =>
      assert.equal(parseProjectCode(text).ok, true))

  test('is read into month, division, department and kind', () =>
    assert.deepEqual(parseProjectCode('2509-320193-89-01-544060'), {
      ok: true,
      code: '2509-320193-89-01-544060',
      given: '2025-09',
      region: '320193',
      department: '89',
      kind: '01',
    }))

  for (const [text, reason] of [
    ['2509-320193-89-01-544061', 'check-digit'],
    ['2509-320139-89-01-544060', 'check-digit'],
    ['2513-320193-89-01-544060', 'time'],
    ['2500-320193-89-01-544060', 'time'],
    ['2026-320703-54-01-100001', 'time'],
    ['2010-320703-54-01-100001', 'time'],
    ['2509-990193-89-01-544060', 'region'],
    ['25093201938901544060', 'form'],
    ['2509-320193-89-01-54406', 'form'],
    ['2509-320193-89-01-544060\n', 'form'],
    ['项目一期', 'form'],
    ['', 'form'],
  ] as const)
    test(`${JSON.stringify(text)} is none: ${reason}`, () =>
      assert.deepEqual(parseProjectCode(text), { ok: false, reason }))

  test('a single wrong digit is always caught', () =>
    fc.assert(
      fc.property(anyCode, fc.nat(23), fc.nat(9), (code, place, digit) => {
        assert.equal(parseProjectCode(code).ok, true)
        fc.pre(code[place] !== '-' && code[place] !== String(digit))
        const wrong = code.slice(0, place) + String(digit) + code.slice(place + 1)
        // A year of the older form is another kind of code, which has no check digit.
        fc.pre(!/^20(1[5-9]|20)-/.test(wrong))
        assert.equal(parseProjectCode(wrong).ok, false)
      }),
      { numRuns: 500 },
    ))
  test('is written with its hyphens however it was typed', () => {
    for (const typed of ['25093201938901544060', ' 2509－320193－89－01－544060 ', '2509—320193—89—01—544060'])
      assert.equal(writtenProjectCode(typed), '2509-320193-89-01-544060')
    assert.equal(writtenProjectCode('2509-320193'), null)
  })
  test('there is no check digit for what is no body', () =>
    assert.throws(() => projectCheckDigit('2509320193890154406'.slice(1)), RangeError))
})
