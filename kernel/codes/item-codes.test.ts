import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import {
  composeBasicCode,
  composeCaseNumber,
  composeHandlingCode,
  composeImplementationCode,
  parseBasicCode,
  parseCaseNumber,
  parseHandlingCode,
  parseImplementationCode,
} from '#kernel/codes/item-codes.ts'
import { parseDay } from '#kernel/day.ts'

const FIRE = '11320700MB9T00054X3000117137002'

suite('基本编码', () => {
  for (const [text, catalogue, type, department, mainItem, subItem] of [
    ['000104002000', '00', '01', '04', '002', '000'],
    ['000117129007', '00', '01', '17', '129', '007'],
    ['000125039000', '00', '01', '25', '039', '000'],
    ['00011713700Y', '00', '01', '17', '137', '00Y'],
    ['000117137002', '00', '01', '17', '137', '002'],
    ['210125019000', '21', '01', '25', '019', '000'],
    ['440709003000', '44', '07', '09', '003', '000'],
    ['322017001000', '32', '20', '17', '001', '000'],
  ] as const) {
    test(`${text} is read and written`, () => {
      const parts = { catalogue, type, department, mainItem, subItem }
      assert.deepEqual(parseBasicCode(text), { ok: true, ...parts })
      assert.equal(composeBasicCode(parts), text)
    })
  }
  for (const [text, reason] of [
    ['00011713700', 'length'],
    ['00011713700201', 'length'],
    ['00011713700y', 'alphabet'],
    ['00011713701Y', 'alphabet'],
    ['0001X7137002', 'alphabet'],
    ['990117137002', 'catalogue'],
    ['001117137002', 'type'],
    ['000017137002', 'type'],
  ] as const) {
    test(`${text} is none: ${reason}`, () => assert.deepEqual(parseBasicCode(text), { ok: false, reason }))
  }
  test('is not written from parts of the wrong length', () =>
    assert.throws(
      () => composeBasicCode({ catalogue: '00', type: '01', department: '17', mainItem: '37', subItem: '002' }),
      RangeError,
    ))
})

suite('实施编码', () => {
  for (const [text, authority, level, basicCode] of [
    ['1132100001440522843000104002000', '113210000144052284', 3, '000104002000'],
    ['11371302MB2861293F4000117129007', '11371302MB2861293F', 4, '000117129007'],
    ['11650000MB1957293J2000125039000', '11650000MB1957293J', 2, '000125039000'],
    ['11210000MB1859351E2210125019000', '11210000MB1859351E', 2, '210125019000'],
    [FIRE, '11320700MB9T00054X', 3, '000117137002'],
  ] as const) {
    test(`${text} is read and written`, () => {
      assert.deepEqual(parseImplementationCode(text), { ok: true, authority, level, basicCode })
      assert.equal(composeImplementationCode({ authority, level, basicCode }), text)
    })
  }
  test('a code in use whose authority has a wrong check digit is read when the check is waived', () => {
    const text = '11440300007542785T4440709003000'
    assert.deepEqual(parseImplementationCode(text), { ok: false, reason: 'authority' })
    assert.deepEqual(parseImplementationCode(text, 'waived'), {
      ok: true,
      authority: '11440300007542785T',
      level: 4,
      basicCode: '440709003000',
    })
    assert.equal(parseHandlingCode(`${text}01`, 'waived').ok, true)
    assert.equal(parseCaseNumber(`${text}202606150001`, 'waived').ok, true)
  })
  for (const [text, reason] of [
    [FIRE.slice(1), 'length'],
    ['11320700MB9T00055X3000117137002', 'authority'],
    ['11320700MB9T00054X0000117137002', 'level'],
    ['11320700MB9T00054X7000117137002', 'level'],
    ['11320700MB9T00054X3001117137002', 'type'],
    ['11320700MB9T00054X3990117137002', 'catalogue'],
  ] as const) {
    test(`${text} is none: ${reason}`, () => assert.deepEqual(parseImplementationCode(text), { ok: false, reason }))
  }
  test('a waived check digit waives nothing else', () =>
    assert.deepEqual(parseImplementationCode('11320700MB9I00054X3000117137002', 'waived'), {
      ok: false,
      reason: 'authority',
    }))
})

suite('业务办理项编码', () => {
  test(`${FIRE}01 is read and written`, () => {
    assert.deepEqual(parseHandlingCode(`${FIRE}01`), { ok: true, implementationCode: FIRE, sequence: 1 })
    assert.equal(composeHandlingCode({ implementationCode: FIRE, sequence: 1 }), `${FIRE}01`)
  })
  for (const [text, reason] of [
    [`${FIRE}1`, 'length'],
    [`${FIRE}00`, 'sequence'],
    [`${FIRE}0A`, 'sequence'],
    [`${FIRE.replace('X3', 'X9')}01`, 'level'],
  ] as const) {
    test(`${text} is none: ${reason}`, () => assert.deepEqual(parseHandlingCode(text), { ok: false, reason }))
  }
  test('there are 99 variants of an item', () => {
    for (const sequence of [0, 100, 1.5, -1]) {
      assert.throws(() => composeHandlingCode({ implementationCode: FIRE, sequence }), RangeError)
    }
  })
})

suite('办件编号', () => {
  const day = parseDay('2026-06-15')
  test(`${FIRE}202606150001 is read and written`, () => {
    assert.deepEqual(parseCaseNumber(`${FIRE}202606150001`), { ok: true, implementationCode: FIRE, day, sequence: 1 })
    assert.equal(composeCaseNumber({ implementationCode: FIRE, day, sequence: 1 }), `${FIRE}202606150001`)
  })
  for (const [text, reason] of [
    [`${FIRE}20260615001`, 'length'],
    ['202606150001', 'length'],
    [`${FIRE}202602300001`, 'date'],
    [`${FIRE}202606150000`, 'sequence'],
    [`${FIRE}20260615000A`, 'sequence'],
    [`${FIRE.replace('X3', 'Y3')}202606150001`, 'authority'],
  ] as const) {
    test(`${text} is none: ${reason}`, () => assert.deepEqual(parseCaseNumber(text), { ok: false, reason }))
  }
  test('what is written reads back, up to 9999 a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (sequence) => {
        const parts = { implementationCode: FIRE, day, sequence }
        assert.deepEqual(parseCaseNumber(composeCaseNumber(parts)), { ok: true, ...parts })
      }),
    )
    assert.throws(() => composeCaseNumber({ implementationCode: FIRE, day, sequence: 10_000 }), RangeError)
  })
})
