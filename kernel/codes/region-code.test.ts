import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { liesWithin, parseRegionCode } from '#kernel/codes/region-code.ts'

suite('行政区划代码', () => {
  for (const [text, level, code] of [
    ['320000', 'province', '320000000000'],
    ['320700', 'city', '320700000000'],
    ['320703', 'county', '320703000000'],
    ['320771', 'county', '320771000000'],
    ['511602000000', 'county', '511602000000'],
    ['320703001', 'town', '320703001000'],
    ['320703001002', 'village', '320703001002'],
    ['441900003', 'town', '441900003000'],
    ['810000', 'province', '810000000000'],
  ] as const) {
    test(`${text} names a ${level}`, () => assert.deepEqual(parseRegionCode(text), { ok: true, code, level }))
  }
  for (const [text, reason] of [
    ['3207', 'length'],
    ['32070300', 'length'],
    ['32070A', 'alphabet'],
    ['990000', 'province'],
    ['000000', 'province'],
    ['320001', 'gap'],
    ['320000001', 'gap'],
    ['320703000001', 'gap'],
  ] as const) {
    test(`${text} names none: ${reason}`, () => assert.deepEqual(parseRegionCode(text), { ok: false, reason }))
  }
})

suite('a division lies', () => {
  for (const [inner, outer, lies] of [
    ['320703', '320700', true],
    ['320703', '320700000000', true],
    ['320703001002', '320000', true],
    ['320700', '320700000000', true],
    ['320700', '320703', false],
    ['320800', '320700', false],
    ['321000', '320000', true],
    ['330000', '320000', false],
  ] as const) {
    test(`${inner} ${lies ? 'within' : 'not within'} ${outer}`, () => assert.equal(liesWithin(inner, outer), lies))
  }
  test('nowhere when one of the two is no code', () => {
    assert.throws(() => liesWithin('32070', '320000'), RangeError)
    assert.throws(() => liesWithin('320703', ''), RangeError)
  })
})
