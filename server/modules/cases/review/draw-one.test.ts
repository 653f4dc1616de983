import assert from 'node:assert/strict'
import { createHash, sign } from 'node:crypto'
import { suite, test } from 'node:test'
import { DrawRecord } from '#contracts/case-events.ts'
import { draw, loadWeight } from '#kernel/draw.ts'
import { keysFrom } from '#platform/keys.ts'
import { drawFollows, drawHolds, signedText, type Logged } from './draw-check.ts'
import { drawOne, type Candidate } from './draw-one.ts'
import { caseSecret, pledgeOf, type DrawnFor } from './draw-seed.ts'
import { sha256 } from '../drafts/submit-route.ts'

const keys = keysFrom(Buffer.alloc(32, 7))
const here: DrawnFor = {
  region: 'lyg',
  stream: '00000000-0000-4000-8000-000000000001',
  task: 'fire-review',
  round: 0,
  contribution: '00000000-0000-4000-8000-0000000000c1',
}
const roll: Candidate[] = Array.from({ length: 12 }, (_, n) => ({
  grantId: `grant-${n}`,
  person: `person-${n}`,
  desk: `desk-${n}`,
}))
const loads = new Map([
  ['desk-1', 4],
  ['desk-5', 1],
])

function drawFor(task: Partial<DrawnFor> = {}, by = keys, everybody = roll, held = new Map<string, string>()) {
  const drawn = drawOne(by, { ...here, ...task }, everybody, loads, held)
  assert.ok(drawn)
  return drawn
}

test('a task that is drawn again from the same roll gives the same person and the same record', () => {
  const first = drawFor()
  assert.deepEqual(drawFor(), first)
  assert.deepEqual(drawFor({}, keys, roll.toReversed()), first)
})

test('every task of every case and region, and every return to the draw, has a draw of its own', () => {
  const ids = Array.from({ length: 100 }, (_, n) => `00000000-0000-4000-8000-${String(n + 100).padStart(12, '0')}`)
  const records = ids.flatMap((id) => [
    drawFor({ stream: id }).record,
    drawFor({ stream: id, region: 'nj' }).record,
    drawFor({ stream: id, task: 'merge' }).record,
    drawFor({ stream: id, round: 1 }).record,
    drawFor({ contribution: id }).record,
  ])
  for (const part of ['purpose', 'secret', 'contribution', 'seed'] as const) {
    // The secret of a task is pledged before its contribution, and the same whatever that is.
    const expected = part === 'secret' ? records.length - 99 : records.length
    assert.equal(new Set(records.map((record) => record[part])).size, expected, part)
  }
  assert.equal(new Set(records.flatMap((record) => record.roll.map((entry) => entry.candidate))).size, 12 * 500)
})

test('the public record leads to its task and its case only for whoever holds the root secret', () => {
  const { record, candidate } = drawFor()
  assert.match(record.purpose, /^[0-9a-f]{32}$/)
  assert.notEqual(drawFor({}, keysFrom(Buffer.alloc(32, 8))).record.purpose, record.purpose)
  const shown = JSON.stringify(record)
  const ofCase = caseSecret(keys, here)
  for (const hidden of [
    here.stream,
    here.contribution,
    here.task,
    ofCase,
    pledgeOf(ofCase),
    candidate.person,
    candidate.desk,
    candidate.grantId,
  ])
    assert.ok(!shown.includes(hidden))
})

test('anybody computes the seed and the result again from the published record alone', () => {
  const { record } = drawFor()
  const holds = (changed: Partial<DrawRecord>) => drawHolds({ ...record, ...changed }, keys.evidence.publicKey)
  assert.ok(holds({}))
  const other = record.roll.find((entry) => entry.candidate !== record.chosen)!.candidate
  for (const changed of [
    { chosen: other },
    { roll: record.roll.slice(1) },
    { roll: record.roll.map((entry) => ({ ...entry, weight: 1 })) },
    { seed: '0'.repeat(64) },
    { secret: '0'.repeat(64) },
    { contribution: '0'.repeat(64) },
    { purpose: '0'.repeat(32) },
    { seedProof: drawFor({ round: 1 }).record.seedProof },
  ])
    assert.ok(!holds(changed), JSON.stringify(changed))
  assert.ok(!drawHolds(record, keysFrom(Buffer.alloc(32, 8)).evidence.publicKey))
})

test('a record of before there was a pledge is read and computed again as it was made', () => {
  const { secret: _secret, contribution: _contribution, ...old } = drawFor().record
  const signed = Buffer.from(`yichuang-draw-seed-1\n${old.purpose}\n${JSON.stringify(old.roll)}`)
  const proof = sign(null, signed, keys.evidence.privateKey)
  const seed = createHash('sha256').update(proof).digest('hex')
  const { chosen } = draw({ roll: old.roll, seed, count: 1, purpose: old.purpose }, sha256)
  const record = DrawRecord.parse({ ...old, seed, seedProof: proof.toString('base64url'), chosen: chosen[0] })
  assert.equal(record.secret, null)
  assert.ok(drawHolds(record, keys.evidence.publicKey))
  assert.ok(!drawHolds({ ...record, seed: '0'.repeat(64) }, keys.evidence.publicKey))
})

suite('whoever holds every key of the platform and tries until the wished person is drawn', () => {
  const ofCase = caseSecret(keys, here)
  const logged: Logged = {
    ...here,
    pledge: pledgeOf(ofCase),
    roll: roll.map(({ person, desk }) => ({ person, weight: loadWeight(loads.get(desk) ?? 0) })),
  }
  const wished = 'person-11'

  /** Tries rolls, secrets and names until the wished person is drawn, signed with the right key. */
  function ground(attempt: (n: number) => { record: DrawRecord; candidate: Candidate }): DrawRecord {
    for (let n = 0; n < 5_000; n += 1) {
      const { record, candidate } = attempt(n)
      if (candidate.person !== wished) continue
      const seedProof = sign(null, signedText(record), keys.evidence.privateKey).toString('base64url')
      return { ...record, seedProof }
    }
    throw new Error('the wished person was never drawn')
  }
  const attempts: Record<string, (n: number) => { record: DrawRecord; candidate: Candidate }> = {
    'with another secret': (n) => drawFor({}, keysFrom(createHash('sha256').update(String(n)).digest())),
    'with another contribution': (n) => drawFor({ contribution: `00000000-0000-4000-8000-${n}` }),
    'with another round': (n) => drawFor({ round: n + 1 }),
    'in the name of another task': (n) => drawFor({ task: `task-${n}` }),
    'with somebody left off the roll': (n) =>
      drawFor(
        {},
        keys,
        roll.filter((_, place) => place === 11 || (((n + 1) >> (place % 11)) & 1) === 0),
      ),
  }
  for (const [how, attempt] of Object.entries(attempts))
    test(`is found out by the log: ${how}`, () => {
      const record = ground(attempt)
      assert.ok(drawHolds(record, keys.evidence.publicKey), 'the record fits itself')
      assert.ok(!drawFollows(record, logged, ofCase))
    })

  test('is found out by the log: with other weights', () => {
    const record = ground((n) => drawOne(keys, here, roll, new Map([[`desk-${n % 12}`, n]]), new Map())!)
    assert.ok(!drawFollows(record, logged, ofCase))
  })

  test('has one record that follows, and cannot pledge one secret and open another', () => {
    const { record } = drawFor()
    assert.ok(drawFollows(record, logged, ofCase))
    const other = caseSecret(keysFrom(Buffer.alloc(32, 8)), here)
    assert.ok(!drawFollows(drawFor({}, keysFrom(Buffer.alloc(32, 8))).record, logged, other))
  })
})

suite('the same matter filed again', () => {
  const kept = 'person-3'
  const again = (held = new Map<string, string>()) => drawOne(keys, here, roll, loads, held, kept)!
  const ofCase = caseSecret(keys, here)
  const logged: Logged = {
    ...here,
    pledge: pledgeOf(ofCase),
    roll: roll.map(({ person, desk }) => ({ person, weight: loadWeight(loads.get(desk) ?? 0) })),
    kept,
  }

  test('goes to whoever reviewed it before, and the record says so to anybody', () => {
    const { candidate, record } = again()
    assert.equal(candidate.person, kept)
    assert.equal(record.keeps, record.chosen)
    assert.ok(drawHolds(record, keys.evidence.publicKey))
    assert.ok(drawFollows(record, logged, ofCase))
    assert.ok(!JSON.stringify(record).includes(kept))
  })

  test('is drawn as ever when that person can be drawn no more', () => {
    const { candidate, record } = again(new Map([[kept, 'intake']]))
    assert.notEqual(candidate.person, kept)
    assert.equal(record.keeps, null)
    assert.ok(drawHolds(record, keys.evidence.publicKey))
  })

  test('can be claimed for nobody else: a changed record and a person who was not drawn before are found out', () => {
    const { record } = again()
    const other = record.roll.find(({ candidate }) => candidate !== record.chosen)!.candidate
    for (const changed of [{ chosen: other }, { keeps: other, chosen: other }, { keeps: null }])
      assert.ok(!drawHolds({ ...record, ...changed }, keys.evidence.publicKey), JSON.stringify(changed))
    assert.ok(!drawFollows(record, { ...logged, kept: null }, ofCase))
    assert.ok(!drawFollows(record, { ...logged, kept: 'person-4' }, ofCase))
    assert.ok(!drawFollows(drawFor().record, logged, ofCase))
  })
})

test('who holds a duty in the case is not on the roll, and nobody is drawn when nobody is left', () => {
  const held = new Map(roll.slice(1).map(({ person }) => [person, 'review']))
  const { candidate, record } = drawFor({}, keys, roll, held)
  assert.equal(candidate.person, 'person-0')
  assert.deepEqual([record.roll.length, record.degenerate], [1, true])
  held.set('person-0', 'review')
  assert.equal(drawOne(keys, here, roll, loads, held), null)
})
