import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { statement } from '#platform/db.ts'
import { verifyReceipt } from '#platform/evidence.ts'
import { readEntries } from '#platform/log.ts'
import { hashToken, openSession } from '#platform/session.ts'
import type { Zone } from '#contracts/permissions.ts'
import { modulePlatform, type SignedIn } from '#tests/harness/module-platform.ts'
import { assessmentOf } from './assessment-stream.ts'
import { openAssessments } from './index.ts'

const region = 'lyg'
const { platform, serve, signIn } = await modulePlatform('2026-03-03T02:00:00Z')
const ended = new Set<string>()
const assessments = openAssessments({
  platform,
  ask: {
    // A case as far as a rating knows one: a stream that the session reads or doesn't, and whether it has ended.
    caseClosed: {
      statement: (at, stream) =>
        statement(`select stream from log.readers where region = $1 and stream = $2 limit 1`, [at, stream]),
      parse: ([row]) => (row ? { closed: ended.has(row['stream'] as string) } : null),
    },
  },
})
const app = await serve(assessments.routes)

async function caseOf(party: string, state: 'ended' | 'running'): Promise<string> {
  const stream = randomUUID()
  if (state === 'ended') ended.add(stream)
  await platform.db.query(
    'system',
    statement(`insert into log.readers (region, stream, subject) select $1, $2, unnest($3::text[])`, [
      region,
      stream,
      [`party:${party}`, 'intake@zjj', `supervise@${region}`],
    ]),
  )
  return stream
}

async function rate(who: Partial<SignedIn>, stream: string, body: object, commandId: string = randomUUID()) {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/${region}/cases/${stream}/rating`,
    headers: { ...who, 'command-id': commandId },
    payload: body,
  })
  return {
    status: reply.statusCode,
    body: reply.json<{ code: string; receipt: Parameters<typeof verifyReceipt>[0] }>(),
  }
}

async function ratingSeenBy(who: SignedIn, stream: string) {
  const [zone, token] = who.cookie.split('=')[1]!.split('.') as [Zone, string]
  const [, rows] = await platform.db.readTogether(zone, [
    openSession({ zone, tokenHash: hashToken(token) }),
    assessments.ask.rating.statement(region, stream),
  ])
  return assessments.ask.rating.parse(rows!.rows)
}

const applicant = (party: string, principal?: string) =>
  signIn({ region, role: 'applicant', party, ...(principal ? { principal } : {}) })

test('the applicant rates a case that has ended, and reads the rating', async () => {
  const party = randomUUID()
  const [who, stream] = [await applicant(party), await caseOf(party, 'ended')]
  const { status, body } = await rate(who, stream, { stars: 4, tags: ['convenience'], remark: '窗口张工很耐心' })
  assert.equal(status, 200)
  assert.ok(verifyReceipt(body.receipt, platform.keys.evidence.publicKey))
  assert.deepEqual(await ratingSeenBy(who, stream), { stars: 4, remark: '窗口张工很耐心' })
})

test('the words of a remark stand in no event', async () => {
  const party = randomUUID()
  const stream = await caseOf(party, 'ended')
  await rate(await applicant(party), stream, { stars: 1, remark: '王小燕推诿，电话13800000000' })
  const [entry] = (await platform.db.query('system', readEntries([{ region, stream: assessmentOf(stream) }]))).rows
  const data = JSON.parse(entry!['data'] as string) as Record<string, unknown>
  assert.match(data['remark'] as string, /^c1:[0-9a-f]{64}$/)
  assert.ok(!String(entry!['data']).includes('王小燕'))
})

test('a rating without a remark has none', async () => {
  const party = randomUUID()
  const [who, stream] = [await applicant(party), await caseOf(party, 'ended')]
  await rate(who, stream, { stars: 5 })
  assert.deepEqual(await ratingSeenBy(who, stream), { stars: 5, remark: null })
})

test('a remark whose key was destroyed is gone, the stars remain', async () => {
  const party = randomUUID()
  const [who, stream] = [await applicant(party), await caseOf(party, 'ended')]
  await rate(who, stream, { stars: 2, remark: '等了很久' })
  await platform.db.query('system', statement(`delete from vault.keys where stream = $1`, [assessmentOf(stream)]))
  assert.deepEqual(await ratingSeenBy(who, stream), { stars: 2, remark: null })
})

test('a second rating is refused; the same one sent again answers its first receipt', async () => {
  const party = randomUUID()
  const [who, stream, id] = [await applicant(party), await caseOf(party, 'ended'), randomUUID()]
  const first = await rate(who, stream, { stars: 5 }, id)
  assert.deepEqual(await rate(who, stream, { stars: 5 }, id), first)
  const second = await rate(who, stream, { stars: 1 })
  assert.deepEqual([second.status, second.body.code], [409, 'rating.once'])
  assert.equal((await ratingSeenBy(who, stream))?.stars, 5)
})

test('of two ratings at the same moment one counts', async () => {
  const party = randomUUID()
  const [who, stream] = [await applicant(party), await caseOf(party, 'ended')]
  const answers = await Promise.all([1, 2, 3].map((stars) => rate(who, stream, { stars, remark: `第${stars}次` })))
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [200, 409, 409],
  )
  const counted = answers.findIndex(({ status }) => status === 200) + 1
  assert.deepEqual(await ratingSeenBy(who, stream), { stars: counted, remark: `第${counted}次` })
})

test('a running case is not rated yet', async () => {
  const party = randomUUID()
  const { status, body } = await rate(await applicant(party), await caseOf(party, 'running'), { stars: 5 })
  assert.deepEqual([status, body.code], [409, 'rating.too-early'])
})

test("an agent's rating is the principal's: another agent sees it and can't rate again", async () => {
  const firm = randomUUID()
  const stream = await caseOf(firm, 'ended')
  const [one, other] = [await applicant(randomUUID(), firm), await applicant(randomUUID(), firm)]
  assert.equal((await rate(one, stream, { stars: 3 })).status, 200)
  assert.equal((await ratingSeenBy(other, stream))?.stars, 3)
  assert.equal((await rate(other, stream, { stars: 5 })).body.code, 'rating.once')
})

test('a stranger meets no such case, nobody at all is asked to log in', async () => {
  const stream = await caseOf(randomUUID(), 'ended')
  const stranger = await applicant(randomUUID())
  for (const asked of [stream, randomUUID()]) {
    const { status, body } = await rate(stranger, asked, { stars: 1 })
    assert.deepEqual([status, body.code], [404, 'request.not-found'])
  }
  assert.equal((await rate({}, stream, { stars: 1 })).status, 401)
})

test('supervision reads a rating, the office that was rated and strangers do not', async () => {
  const party = randomUUID()
  const stream = await caseOf(party, 'ended')
  await rate(await applicant(party), stream, { stars: 2, remark: '等了很久' })
  const supervisor = await signIn({ region, role: 'supervisor', party: randomUUID(), subject: `supervise@${region}` })
  const acceptor = await signIn({ region, role: 'acceptor', party: randomUUID(), office: 'zjj', subject: 'intake@zjj' })
  assert.deepEqual(await ratingSeenBy(supervisor, stream), { stars: 2, remark: '等了很久' })
  assert.equal(await ratingSeenBy(acceptor, stream), null)
  assert.equal(await ratingSeenBy(await applicant(randomUUID()), stream), null)
  await assert.rejects(platform.db.query('review', statement(`select stars from assessments.ratings`)), {
    code: '42501',
  })
})

for (const body of [{ stars: 0 }, { stars: 6 }, { stars: 4.5 }, { stars: 5, tags: ['bribe'] }, { tags: [] }])
  test(`${JSON.stringify(body)} is no rating`, async () => {
    const party = randomUUID()
    assert.equal((await rate(await applicant(party), await caseOf(party, 'ended'), body)).status, 400)
  })
