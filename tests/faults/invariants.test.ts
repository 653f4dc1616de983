import assert from 'node:assert/strict'
import { readdirSync, readFileSync, mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { startSmsSimulator } from '#server/adapters/sms/simulator.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { testDatabase } from '#tests/harness/postgres.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'
import { openClients } from './client.ts'
import { openHistory, type HistoryLine } from './history.ts'
import { injectWire } from './inject-wire.ts'
import { canariesIn, checkInvariants, endToEnd, type Violation } from './invariants.ts'
import { wholeCase } from './walk.ts'

let platform: TestPlatform
let owner: Client
let lines: HistoryLine[]
const folder = mkdtempSync(join(tmpdir(), 'yichuang-invariants-'))
const smsFile = join(folder, 'sms.log')
const inspect = (history = lines) => checkInvariants({ ...platform, history, smsFile, platform: platform.platform })

/** One whole case, then everything at rest, so that only what a test plants is out of order. */
before(async () => {
  const history = openHistory(join(folder, 'history'))
  const operator = await startSmsSimulator({ file: smsFile })
  const options = { databaseUrl: (await testDatabase()).url, dataFolder: join(folder, 'data') }
  platform = await testPlatform({ ...options, sms: { url: operator.url } })
  await wholeCase(openClients({ wire: injectWire(platform.app), history }), itemOf('fire-design-review'))
  lines = history.lines()
  await platform.until(inspect, (violations) => !violations.some((one) => one.invariant === 'I5'))
  await platform.stop()
  await operator.close()
  platform = await testPlatform({ ...options, background: false })
  owner = new Client({ connectionString: options.databaseUrl })
  owner.on('error', () => {})
  await owner.connect()
})
after(async () => {
  await owner.end().catch(() => {})
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a case that nothing has disturbed violates no invariant', async () => assert.deepEqual(await inspect(), []))

const seen = (violations: Violation[]) => [...new Set(violations.map((one) => one.invariant))]

/** Plants with the owner's rights, looks, and takes the plant back. */
function planted(invariant: string, what: string, plant: string, undo: string) {
  test(`${invariant} is seen broken by ${what}`, async () => {
    await owner.query(plant)
    try {
      assert.ok(seen(await inspect()).includes(invariant as `I${number}`), `${invariant} was not reported`)
    } finally {
      await owner.query(undo)
    }
    assert.deepEqual(await inspect(), [])
  })
}

const at = (type: string) => `where type = 'case.${type}'`
const kept = (table: string, change: string) =>
  [
    `create table public.kept as table ${table}; ${change}`,
    `set session_replication_role = replica; delete from ${table}; insert into ${table} select * from public.kept; drop table public.kept; reset session_replication_role`,
  ] as const

planted(
  'I1',
  'a changed text in the log',
  `update log.events set data = data || ' ' ${at('accepted')}`,
  `update log.events set data = rtrim(data) ${at('accepted')}`,
)
planted(
  'I1',
  'an acknowledged command that is gone',
  `create table public.gone as select * from log.events ${at('delivered')}; delete from log.events ${at('delivered')}`,
  `insert into log.events overriding system value select * from public.gone; drop table public.gone`,
)
planted(
  'I2',
  'a command that nobody sent',
  `create table public.sent as select id, command_id from log.events ${at('submitted')}; update log.events set command_id = gen_random_uuid() ${at('submitted')}`,
  `update log.events e set command_id = s.command_id from public.sent s where s.id = e.id; drop table public.sent`,
)
planted(
  'I3',
  'a missing version',
  `update log.events set version = version + 7 ${at('delivered')}`,
  `update log.events set version = version - 7 ${at('delivered')}`,
)
planted('I4', 'a row that the log does not explain', ...kept('cases.cases', `update cases.cases set phase = 'review'`))
planted(
  'I5',
  'an effect that still waits',
  `insert into platform.outbox select region, gen_random_uuid(), stream, 'notify', '{}', now() from cases.cases`,
  `delete from platform.outbox`,
)
planted(
  'I5',
  'a paper that was never printed',
  ...kept('documents.papers', `delete from documents.papers where kind = 'licence'`),
)
planted('I6', 'a table about money', `create table public.payments (fen bigint)`, `drop table public.payments`)
planted(
  'I7',
  'a gap in a register',
  `update platform.registers set number = 7`,
  `update platform.registers set number = 1`,
)
planted(
  'I7',
  'a granted case without its credential',
  ...kept('credentials.credentials', `delete from credentials.credentials`),
)
planted(
  'I8',
  'a deadline that the log has stopped',
  `insert into platform.deadlines (region, stream, name, kind, due_at) select region, stream, 'intake', 'case', now() from cases.cases`,
  `delete from platform.deadlines`,
)
planted(
  'I8',
  'a clock that acted early',
  `create table public.early as select id, actor from log.events ${at('accepted')}; update log.events set actor = 'clock' ${at('accepted')}`,
  `update log.events e set actor = s.actor from public.early s where s.id = e.id; drop table public.early`,
)
planted(
  'I10',
  'a duty that no event explains',
  `insert into sealed.duties (region, stream, person, duty) select region, stream, gen_random_uuid(), 'decide' from cases.cases`,
  `delete from sealed.duties d where not exists (select from access.grants g where g.person = d.person)`,
)
planted(
  'I11',
  'a command after the revocation of its grant',
  `insert into log.events (region, stream, version, tx, id, type, data, command_id, command_index, actor, channel, recorded_at, applicant_present)
   select g.region, g.id, 2, e.tx, gen_random_uuid(), 'grant.revoked', '{"reason":"planted"}', gen_random_uuid(), 0, 'identity', 'platform', e.recorded_at, false
   from log.events e join access.grants g on g.holder::text = e.actor where e.type = 'case.submitted';
   update log.events set tx = (select tx from log.events where type = 'case.accepted' limit 1) where type = 'grant.revoked'`,
  `delete from log.events where type = 'grant.revoked'`,
)
planted(
  'I12',
  'a time that runs backwards',
  `update log.events set recorded_at = recorded_at - interval '1 day' ${at('delivered')}`,
  `update log.events set recorded_at = recorded_at + interval '1 day' ${at('delivered')}`,
)

test('I12 is seen broken by a command that stands before one acknowledged earlier', async () => {
  const first = lines.find((line) => line.say === 'ok')!
  const reordered = [
    ...lines.filter((line) => line.command !== first.command),
    ...lines.filter((line) => line.command === first.command),
  ]
  assert.deepEqual(seen(await inspect(reordered)), ['I12'])
})

test('I2 is seen broken by a refusal that took effect', async () => {
  const told = lines.map((line) =>
    line.say === 'ok' ? { say: 'fail' as const, command: line.command, status: 409, code: 'case.stale' } : line,
  )
  assert.ok(seen(await inspect(told)).includes('I2'))
})

test('I5 is seen broken by a message that was taken over twice', async () => {
  const before = readFileSync(smsFile, 'utf8')
  appendFileSync(smsFile, before)
  assert.deepEqual(seen(await inspect()), ['I5'])
  writeFileSync(smsFile, before)
})

test('I14 is seen broken by a flipped bit, a missing file and a file that nothing names', async () => {
  const blobs = join(platform.dataFolder, 'blobs')
  const [some] = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const path = join(some!.parentPath, some!.name)
  const bytes = readFileSync(path)
  const flipped = Buffer.from(bytes)
  flipped[40]! ^= 1
  writeFileSync(path, flipped)
  assert.ok(seen(await inspect()).includes('I14'))
  rmSync(path)
  assert.ok(seen(await inspect()).includes('I14'))
  writeFileSync(path, bytes)
  assert.deepEqual(await inspect(), [])
  const stray = join(some!.parentPath, '00000000-0000-4000-8000-000000000000')
  writeFileSync(stray, 'stray')
  assert.deepEqual(seen(await inspect()), ['I14'])
  rmSync(stray)
})

test('I9 is seen broken by a name in a reviewer’s bytes, plain or escaped', () => {
  const name = '王港城'
  assert.deepEqual(canariesIn([Buffer.from('{"detail":"无"}')], [name]), [])
  for (const sent of [
    name,
    '{"a":"\\u738b\\u6e2f\\u57ce"}',
    encodeURIComponent(name),
    Buffer.from(name).toString('base64'),
  ])
    assert.equal(canariesIn([Buffer.from(`… ${sent} …`)], [name]).length, 1, sent)
})

test('I13 is seen broken by a probe that is slow or fails', async () => {
  assert.deepEqual(await endToEnd(async () => {}), [])
  assert.equal((await endToEnd(() => new Promise((resolve) => setTimeout(resolve, 30)), 10)).length, 1)
  assert.equal((await endToEnd(() => Promise.reject(new Error('no')))).length, 1)
})
