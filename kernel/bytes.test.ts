import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { compareBytes, concat, fromHex, sameBytes, toHex, utf8 } from './bytes.ts'

test('bytes come back from hexadecimal', () => {
  assert.equal(toHex(Uint8Array.of(0, 10, 255)), '000aff')
  fc.assert(fc.property(fc.uint8Array(), (bytes) => sameBytes(fromHex(toHex(bytes)), bytes)))
})

for (const text of ['0', 'AB', 'zz', '0x00', '00\n'])
  test(`${JSON.stringify(text)} is not hexadecimal`, () => assert.throws(() => fromHex(text), RangeError))

test('joined bytes keep their order', () => {
  assert.deepEqual(concat(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3)), Uint8Array.of(1, 2, 3))
})

test('bytes of another length or content differ', () => {
  assert.equal(sameBytes(Uint8Array.of(1), Uint8Array.of(1, 2)), false)
  assert.equal(sameBytes(Uint8Array.of(1), Uint8Array.of(2)), false)
})

test('UTF-8 sorts like Buffer does', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) =>
      assert.equal(Math.sign(compareBytes(a, b)), Buffer.compare(a, b)),
    ),
  )
  assert.ok(compareBytes(utf8('丨'), utf8('𠀀')) < 0)
})
