import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Hash } from './bytes.ts'
import { commitment, verifyCommitment } from './commitment.ts'

const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest()
const salt = '000102030405060708090a0b0c0d0e0f'

test('a commitment is the hash of the named text', () => {
  const text = `yichuang-commitment-1\n${salt}\n{"a":1,"名":"甲"}`
  assert.equal(commitment({ 名: '甲', a: 1 }, salt, sha256), `c1:${createHash('sha256').update(text).digest('hex')}`)
})

test('the worked example stays as it is', () =>
  assert.equal(
    commitment('连云港', salt, sha256),
    'c1:d86f254234ba9edca9699a6ad875584eced34edf163a33291bc2d0cdff261167',
  ))

test('a commitment opens with its value and salt only', () => {
  const salts = fc.uint8Array({ minLength: 16, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), salts, salts, (value, other, salt, otherSalt) => {
      const committed = commitment(value, salt, sha256)
      assert.ok(verifyCommitment(committed, value, salt, sha256))
      const same = commitment(other, salt, sha256) === committed
      assert.equal(verifyCommitment(committed, other, salt, sha256), same)
      assert.equal(verifyCommitment(committed, value, otherSalt, sha256), otherSalt === salt)
    }),
  )
})

test('a text of another form is no commitment', () => assert.equal(verifyCommitment('c2:00', 1, salt, sha256), false))

for (const bad of ['', '00', `${salt}0`, salt.toUpperCase(), `${salt}\n`])
  test(`${JSON.stringify(bad)} is no salt`, () => assert.throws(() => commitment(1, bad, sha256), RangeError))
