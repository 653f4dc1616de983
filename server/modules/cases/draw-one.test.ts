import assert from 'node:assert/strict'
import { createHash, verify } from 'node:crypto'
import { test } from 'node:test'
import { keysFrom } from '#platform/keys.ts'
import { drawOne, type Candidate } from './draw-one.ts'

const keys = keysFrom(Buffer.alloc(32, 7))
const ref = '00000000-0000-4000-8000-000000000001'
const roll: Candidate[] = Array.from({ length: 12 }, (_, n) => ({
  grantId: `grant-${n}`,
  person: `person-${n}`,
  desk: `desk-${n}`,
}))
const loads = new Map([
  ['desk-1', 4],
  ['desk-5', 1],
])

function drawFor(
  task: { region?: string; ref?: string },
  by = keys,
  everybody = roll,
  held = new Map<string, string>(),
) {
  const drawn = drawOne(by, { region: 'lyg', ref, ...task }, everybody, loads, held)
  assert.ok(drawn)
  return drawn
}

test('a task that is drawn again from the same roll gives the same person and the same record', () => {
  const first = drawFor({})
  assert.deepEqual(drawFor({}), first)
  assert.deepEqual(drawFor({}, keys, roll.toReversed()), first)
})

test('every task of every region has a draw of its own', () => {
  const refs = Array.from({ length: 200 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
  const records = refs.flatMap((one) => [drawFor({ ref: one }).record, drawFor({ region: 'nj', ref: one }).record])
  assert.equal(new Set(records.map((record) => record.purpose)).size, records.length)
  assert.equal(new Set(records.flatMap((record) => record.roll.map((entry) => entry.candidate))).size, 12 * 400)
})

test('the public record leads to its task only for whoever holds the root secret', () => {
  const { record, candidate } = drawFor({})
  assert.match(record.purpose, /^[0-9a-f]{32}$/)
  assert.notEqual(drawFor({}, keysFrom(Buffer.alloc(32, 8))).record.purpose, record.purpose)
  const shown = JSON.stringify(record)
  for (const hidden of [ref, candidate.person, candidate.desk, candidate.grantId]) assert.ok(!shown.includes(hidden))
})

test('anybody checks with the public key that the seed comes from the published purpose and roll', () => {
  const { purpose, roll: published, seed, seedProof } = drawFor({}).record
  const proof = Buffer.from(seedProof, 'base64url')
  const holds = (about: object) =>
    verify(
      null,
      Buffer.from(`yichuang-draw-seed-1\n${purpose}\n${JSON.stringify(about)}`),
      keys.evidence.publicKey,
      proof,
    )
  assert.ok(holds(published))
  assert.ok(!holds(published.slice(1)))
  assert.equal(createHash('sha256').update(proof).digest('hex'), seed)
})

test('who holds a duty in the case is not on the roll, and nobody is drawn when nobody is left', () => {
  const held = new Map(roll.slice(1).map(({ person }) => [person, 'review']))
  const { candidate, record } = drawFor({}, keys, roll, held)
  assert.equal(candidate.person, 'person-0')
  assert.deepEqual([record.roll.length, record.degenerate], [1, true])
  held.set('person-0', 'review')
  assert.equal(drawOne(keys, { region: 'lyg', ref }, roll, loads, held), null)
})
