import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import {
  composeLicenceIdentifier,
  mod37CheckCharacter,
  parseLicenceIdentifier,
} from '#kernel/codes/licence-identifier.ts'

const ROOT = '1.2.156.3005.2'
const anyCharacter = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split(''))
const anyText = (minLength: number, maxLength: number) => fc.string({ unit: anyCharacter, minLength, maxLength })
const anyParts = fc.record({
  typeCode: fc.tuple(anyText(18, 18), fc.stringMatching(/^[0-9]{3}$/)).map((parts) => parts.join('')),
  issuerCode: anyText(6, 18),
  serial: anyText(1, 32),
  version: fc.integer({ min: 1, max: 999 }),
})

suite('证照标识', () => {
  for (const [parts, text] of [
    [
      {
        typeCode: '11100000000013338W011',
        issuerCode: '11430000006122244L',
        serial: '20230000403',
        version: 1,
      },
      `${ROOT}.11100000000013338W011.11430000006122244L.20230000403.001.U`,
    ],
    [
      { typeCode: '11100000MB03271699022', issuerCode: '340100', serial: '000000016', version: 1 },
      `${ROOT}.11100000MB03271699022.340100.000000016.001.9`,
    ],
    [
      {
        typeCode: '11320700MB9T00054X001',
        issuerCode: '11320700MB9T00054X',
        serial: '2026000001',
        version: 1,
      },
      `${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.8`,
    ],
  ] as const) {
    test(`${text} is written and read`, () => {
      assert.equal(composeLicenceIdentifier(parts), text)
      assert.deepEqual(parseLicenceIdentifier(text), { ok: true, ...parts })
    })
  }
  const sample = `${ROOT}.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M`
  test('a published sample with a wrong check character is refused, unless the check is waived', () => {
    assert.deepEqual(parseLicenceIdentifier(sample), { ok: false, reason: 'check-digit' })
    assert.equal(parseLicenceIdentifier(sample, 'waived').ok, true)
    assert.equal(parseLicenceIdentifier(sample.replace(/M$/, 'D')).ok, true)
  })
  for (const [text, reason] of [
    ['1.2.156.3005.1.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.8', 'root'],
    ['', 'root'],
    [`${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001`, 'shape'],
    [`${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.8.8`, 'shape'],
    [`${ROOT}.11320700MB9T00054X001..2026000001.001.8`, 'shape'],
    [`${ROOT}.11320700MB9T00054X01.11320700MB9T00054X.2026000001.001.8`, 'length'],
    [`${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.2026000001.01.8`, 'length'],
    [`${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.88`, 'length'],
    [`${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.20260000o1.001.8`, 'alphabet'],
    [`${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.2026000001.001.é`, 'alphabet'],
    [`${ROOT}.11320700MB9T00054XA01.11320700MB9T00054X.2026000001.001.8`, 'alphabet'],
    [`${ROOT}.11320700MB9T00054X001.11320700MB9T00054X.2026000002.001.8`, 'check-digit'],
  ] as const) {
    test(`${JSON.stringify(text)} is none: ${reason}`, () =>
      assert.deepEqual(parseLicenceIdentifier(text), { ok: false, reason }))
  }
  test('is not written from parts that cannot stand in it', () => {
    const parts = { typeCode: '11320700MB9T00054X001', issuerCode: '340100', serial: '1', version: 1 }
    for (const wrong of [
      { version: 0 },
      { version: 1000 },
      { version: 1.5 },
      { serial: '' },
      { serial: '1.1' },
      { issuerCode: 'x' },
      { typeCode: '1' },
    ]) {
      assert.throws(() => composeLicenceIdentifier({ ...parts, ...wrong }), RangeError)
    }
  })
  test('what is written reads back as its parts', () =>
    fc.assert(
      fc.property(anyParts, (parts) =>
        assert.deepEqual(parseLicenceIdentifier(composeLicenceIdentifier(parts)), { ok: true, ...parts }),
      ),
    ))
})

suite('the check character by ISO 7064 MOD 37,36', () => {
  test('of the sample A12425GABC1234002 is M', () => assert.equal(mod37CheckCharacter('A12425GABC1234002'), 'M'))
  test('changes with every single character', () =>
    fc.assert(
      fc.property(anyText(1, 60), fc.nat(59), anyCharacter, (body, place, character) => {
        fc.pre(place < body.length && body[place] !== character)
        const wrong = body.slice(0, place) + character + body.slice(place + 1)
        assert.notEqual(mod37CheckCharacter(wrong), mod37CheckCharacter(body))
      }),
      { numRuns: 500 },
    ))
  test('exists for digits and capitals only', () => {
    for (const body of ['', 'a', '1.2', '１']) assert.throws(() => mod37CheckCharacter(body), RangeError)
  })
})
