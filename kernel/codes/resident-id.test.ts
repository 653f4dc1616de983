import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { parseResidentId, residentIdCheckCharacter } from '#kernel/codes/resident-id.ts'
import { dayNumber, dayOfNumber, parseDay } from '#kernel/day.ts'

/** The number with this body and a right check character, whatever else is wrong with it. */
const completed = (body: string) => body + residentIdCheckCharacter(body)

const anyResidentId = fc
  .tuple(
    fc.constantFrom('110105', '320703', '320706', '440524', '650102', '810000', '830000'),
    fc.integer({ min: dayNumber(parseDay('1900-01-01')), max: dayNumber(parseDay('2026-12-31')) }).map(dayOfNumber),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([region, birthday, sequence]) =>
    completed(region + birthday.replaceAll('-', '') + String(sequence).padStart(3, '0')),
  )

suite('公民身份号码', () => {
  for (const [text, region, birthday, sex] of [
    ['11010519491231002X', '110105', '1949-12-31', 'female'],
    ['440524188001010014', '440524', '1880-01-01', 'male'],
    ['32070319900101001X', '320703', '1990-01-01', 'male'],
    ['320706198506150020', '320706', '1985-06-15', 'female'],
  ] as const) {
    test(`${text} is one, of ${birthday}, ${sex}`, () =>
      assert.deepEqual(parseResidentId(text), {
        ok: true,
        residentId: text,
        region,
        birthday,
        sex,
        sequence: text.slice(14, 17),
      }))
  }
  for (const [text, reason] of [
    ['110105194912310021', 'check-digit'],
    ['32070319900101001x', 'alphabet'],
    ['3207031990010100IX', 'alphabet'],
    ['X20703199001010012', 'alphabet'],
    ['320703900101001', 'length'],
    ['', 'length'],
    [completed('32070319900231001'), 'date'],
    [completed('32070319001301001'), 'date'],
    [completed('32070319000229001'), 'date'],
    [completed('00070319900101001'), 'region'],
    [completed('91070319900101001'), 'region'],
  ] as const) {
    test(`${JSON.stringify(text)} is none: ${reason}`, () =>
      assert.deepEqual(parseResidentId(text), { ok: false, reason }))
  }
  test('a leap day in a leap year is a birthday', () =>
    assert.equal(parseResidentId(completed('32070320000229001')).ok, true))
  test('a single wrong digit is always caught', () =>
    fc.assert(
      fc.property(anyResidentId, fc.nat(17), fc.constantFrom(...'0123456789X'.split('')), (id, place, digit) => {
        assert.equal(parseResidentId(id).ok, true)
        fc.pre(id[place] !== digit)
        assert.equal(parseResidentId(id.slice(0, place) + digit + id.slice(place + 1)).ok, false)
      }),
      { numRuns: 500 },
    ))
  test('two neighbours in the wrong order are always caught', () =>
    fc.assert(
      fc.property(anyResidentId, fc.nat(16), (id, place) => {
        const [first = '', second = ''] = id.slice(place, place + 2)
        fc.pre(first !== second)
        assert.equal(parseResidentId(id.slice(0, place) + second + first + id.slice(place + 2)).ok, false)
      }),
      { numRuns: 500 },
    ))
  test('a refusal to compute a check character does not repeat the number it was given', () =>
    assert.throws(
      () => residentIdCheckCharacter('32070319900101001X'),
      (error) => error instanceof RangeError && !error.message.includes('3207'),
    ))
})
