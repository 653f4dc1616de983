import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { counterPlatform, region } from './counter.fixture.ts'
import { readStream } from './log.ts'
import { openNumbers } from './numbers.ts'
import { personalReads } from './personal-reads.ts'
import { noTicket, openSession, readTicket, sessionFrom, type Ticket } from './session.ts'

const p = await counterPlatform()

async function whoIs(ticket: Ticket, zone = ticket.zone) {
  const [opened] = await p.engine.db.readTogether(zone, [openSession(ticket)])
  return sessionFrom(opened!.rows[0])?.holder ?? null
}

test('a session is somebody in its own zone and nobody in another', async () => {
  const [anna, clerk] = [await p.signIn('applicant'), await p.signIn('clerk')]
  assert.equal(await whoIs(anna.ticket), anna.holder)
  assert.equal(await whoIs(clerk.ticket), clerk.holder)
  for (const zone of ['desk', 'review'] as const) assert.equal(await whoIs(anna.ticket, zone), null)
  for (const zone of ['public', 'review'] as const) assert.equal(await whoIs(clerk.ticket, zone), null)
})

test('a session that has ended or expired, and one whose grant is revoked, is nobody', async () => {
  const expired = await p.signIn('applicant', { expires: '-1 second' })
  const ended = await p.signIn('applicant')
  const revoked = await p.signIn('applicant')
  assert.equal(await whoIs(ended.ticket), ended.holder)
  await p.owner.query('update access.sessions set ended_at = now() where grant_id = $1', [ended.grant])
  await p.owner.query('update access.grants set revoked_at = now() where id = $1', [revoked.grant])
  for (const one of [expired, ended, revoked]) assert.equal(await whoIs(one.ticket), null)
  assert.equal(await whoIs(noTicket), null)
})

test('a cookie that is not a zone and a secret is no cookie', () => {
  for (const cookie of [undefined, '', 'public', 'public.', '.x', 'system.x', 'toString.x'])
    assert.deepEqual(readTicket(cookie), noTicket)
  assert.equal(readTicket('desk.x').zone, 'desk')
})

test('no use of a pooled connection sees as the one before it', async () => {
  const engine = p.openEngine({ connections: 2 })
  const people = await Promise.all(Array.from({ length: 6 }, () => p.signIn('applicant')))
  const streams = await Promise.all(people.map((one) => p.open(one)))
  await Promise.all(
    Array.from({ length: 240 }, async (_none, n) => {
      const [mine, other] = [n % 6, (n * 5 + 1) % 6]
      const ticket = n % 4 === 3 ? noTicket : people[mine]!.ticket
      const reads = [readStream(region, streams[mine]!, 0), readStream(region, streams[other]!, 0)]
      const broken = { name: 'broken', text: 'select 1 / 0', values: [] }
      if (n % 7 === 0) return assert.rejects(engine.db.readTogether('public', [openSession(ticket), broken, ...reads]))
      if (n % 5 === 0) {
        const bare = await engine.db.query('public', readStream(region, streams[mine]!, 0))
        return assert.equal(bare.rows.length, 0, 'a read without a session sees nothing')
      }
      const [, own, foreign] = await engine.db.readTogether('public', [openSession(ticket), ...reads])
      assert.equal(own!.rows.length, ticket === noTicket ? 0 : 1)
      assert.equal(foreign!.rows.length, ticket !== noTicket && mine === other ? 1 : 0)
    }),
  )
})

test('functions that run with the owner’s rights name their schemas, put the temporary one last, and are not for everybody', async () => {
  const found = await p.owner.query<{ name: string; config: string[] | null; everybody: boolean; definer: boolean }>(`
    select f.oid::regprocedure::text as name, f.proconfig as config, f.prosecdef as definer,
           has_function_privilege('pg_monitor', f.oid, 'execute') as everybody
    from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname not like 'pg\\_%'`)
  const definers = found.rows.filter((one) => one.definer)
  assert.ok(definers.length >= 8)
  for (const { name, config, everybody } of definers) {
    assert.ok(
      config?.some((setting) => setting.startsWith('search_path=')),
      `${name} has no search_path`,
    )
    assert.ok(!everybody, `${name} may be run by everybody`)
  }
})

test('numbers are unique over processes and within one, and mostly cost nothing', async () => {
  const before = p.engine.db.traffic.roundTrips
  const one = openNumbers(p.engine.db, 20)
  const two = openNumbers(p.openEngine().db, 20)
  const taken = await Promise.all(Array.from({ length: 200 }, (_none, n) => (n % 2 ? one : two).take(region, 's')))
  assert.equal(new Set(taken).size, 200)
  assert.equal(Math.min(...taken), 1)
  assert.ok(p.engine.db.traffic.roundTrips - before <= 5)
  assert.equal(await one.take(region, 'other'), 1)
})

test('reads of personal data that come together are written together, before anybody is answered', async () => {
  const reads = personalReads(p.engine.db)
  const stream = randomUUID()
  const read = (request: string) => ({
    region,
    at: '2026-03-02T04:00:00.000Z',
    stream,
    party: null,
    reader: randomUUID(),
    role: 'clerk',
    office: null,
    classes: ['identity'],
    purpose: 'test',
    request,
  })
  const before = p.engine.db.traffic.roundTrips
  await Promise.all(
    Array.from({ length: 50 }, async (_none, n) => {
      await reads.record(read(`n${n}`))
      const there = await p.owner.query('select from platform.personal_reads where stream = $1 and request = $2', [
        stream,
        `n${n}`,
      ])
      assert.equal(there.rowCount, 1)
    }),
  )
  assert.ok(p.engine.db.traffic.roundTrips - before <= 3)
  await assert.rejects(reads.record({ ...read('bad'), reader: 'nobody' }))
  await reads.record(read('after a failure'))
})
