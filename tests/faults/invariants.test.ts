import assert from 'node:assert/strict'
import { readdirSync, readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { lyg } from '#seed/city/lyg.ts'
import { startLockerSimulator } from '#server/adapters/locker/simulator.ts'
import { startCourierSimulator } from '#server/adapters/courier/simulator.ts'
import { startProvinceSimulator } from '#server/adapters/province/simulator.ts'
import { startSmsSimulator } from '#server/adapters/sms/simulator.ts'
import { v5 } from '#platform/uuid.ts'
import { itemOf } from '#tests/harness/case-walk.ts'
import { changed, openSnapshots, type Snapshot, type Snapshots } from '#tests/authorization/snapshot.ts'
import { testDatabase } from '#tests/harness/postgres.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'
import { testKeys } from '#tests/harness/test-keys.ts'
import { openClients, type Clients } from './client.ts'
import { openHistory, type HistoryLine } from './history.ts'
import { injectWire } from './inject-wire.ts'
import { openWitness, type Head } from './invariants/witness.ts'
import { canariesIn, checkInvariants, endToEnd, type Violation } from './invariants.ts'
import { decidedAbove } from './referral-walk.ts'
import { grantedOnPromise } from './licence-walks.ts'
import { accept, accountsAt, firmAccount, prepareDraft, submitDraft, wholeCase } from './walk.ts'
import { acceptorOf, caseAt, clerkAccount, personAccount, toldInWriting, venue, waiting } from './walk-parts.ts'
import { atWindow, byCourier, enquiry } from './walks.ts'

let platform: TestPlatform
let owner: Client
let snapshots: Snapshots
let undisturbed: Snapshot
let lines: HistoryLine[]
let heads: readonly Head[] = []
const folder = mkdtempSync(join(tmpdir(), 'yichuang-invariants-'))
const smsFile = join(folder, 'sms.log')
const courierFile = join(folder, 'courier.log')
const lockerFile = join(folder, 'locker.log')
const superiorFile = join(folder, 'province.log')
const inspect = (history = lines, only?: Violation['invariant']) =>
  checkInvariants({
    ...(only && { only }),
    ...platform,
    history,
    smsFile,
    courierFile,
    lockerFile,
    superiorFile,
    heads,
    platform: platform.platform,
  })

/** Whole cases of every kind of effect, then everything at rest, so that only what a test plants is out of order. */
before(async () => {
  const history = openHistory(join(folder, 'history'))
  const operator = await startSmsSimulator({ file: smsFile })
  const carrier = await startCourierSimulator({ file: courierFile, now: () => Date.now(), stageMs: 20 })
  const locker = await startLockerSimulator({ file: lockerFile, now: () => Date.now() })
  const province = await startProvinceSimulator({
    senderKey: testKeys.evidence.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    now: () => Date.now(),
    answerMs: 200,
    file: superiorFile,
  })
  const options = { databaseUrl: (await testDatabase()).url, dataFolder: join(folder, 'data') }
  platform = await testPlatform({
    ...options,
    sms: { url: operator.url },
    courier: { url: carrier.url, everyMs: 40 },
    locker: { url: locker.url, everyMs: 40 },
    superior: { url: province.url, publicKey: province.publicKey, everyMs: 40 },
  })
  const clients = openClients({ wire: injectWire(platform.app), history })
  await wholeCase(clients, itemOf('fire-design-review'))
  for (const walk of [enquiry, byCourier, atWindow, decidedAbove]) await walk(clients)
  const kept = await grantedOnPromise(await clients.as(personAccount), { deliverBy: 'locker' })
  await (await clients.as(clerkAccount)).command(`${caseAt(kept.case)}/deposit`, { packed: ['decision', 'licence'] })
  await tested(clients)
  lines = history.lines()
  // What follows by itself calls for effects too: the cell of a locker is asked for by whoever reads that the result was put in.
  await platform.atRest()
  await platform.until(inspect, (violations) => !violations.some((one) => one.invariant === 'I5'))
  await platform.stop()
  await operator.close()
  await carrier.close()
  await locker.close()
  await province.close()
  platform = await testPlatform({ ...options, background: false })
  owner = new Client({ connectionString: options.databaseUrl })
  owner.on('error', () => {})
  await owner.connect()
  const witness = openWitness(async (text, values) => (await owner.query(text, values)).rows)
  await witness.look()
  heads = witness.heads()
  snapshots = await openSnapshots(options.databaseUrl)
  undisturbed = await snapshots.take()
})
after(async () => {
  await owner.end().catch(() => {})
  await snapshots?.close()
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Two cases under review: the special procedure of one goes on, that of the other has ended. */
async function tested(clients: Clients): Promise<void> {
  const acceptor = await acceptorOf(clients, venue)
  const begun: string[] = []
  for (const account of [personAccount, firmAccount]) {
    const applicant = await clients.as(account)
    const { case: id } = await submitDraft(applicant, await prepareDraft(applicant, venue))
    await accept(acceptor, id)
    const { who: reviewer, task, at } = await waiting(clients, venue, 'review', begun)
    const procedures = `${at}/procedures`
    await reviewer.command(procedures, { kind: 'testing', expectedDays: 3, reason: '需要对场所空气质量进行现场检测。' })
    await toldInWriting(applicant, id)
    if (begun.length > 0)
      await reviewer.command(`${procedures}/testing-1/end`, { result: '现场检测的各项指标符合卫生标准。' })
    begun.push(task.task)
  }
}

test('cases that nothing has disturbed violate no invariant', async () => assert.deepEqual(await inspect(), []))

const seen = (violations: Violation[]) => [...new Set(violations.map((one) => one.invariant))]

/** Plants with the owner's rights, looks for this invariant alone, and takes the plant back; for all of them is looked at the end. @param says by which of an invariant's checks it must be seen */
function planted(invariant: Violation['invariant'], what: string, plant: string, undo: string, says = /(?:)/) {
  test(`${invariant} is seen broken by ${what}`, async () => {
    await owner.query(plant)
    try {
      const violations = await inspect(lines, invariant)
      const meant = violations.filter((one) => says.test(one.says))
      assert.ok(meant.length > 0, `${invariant} was not reported, but ${JSON.stringify(violations)}`)
    } finally {
      await owner.query(undo)
    }
    assert.deepEqual(changed(undisturbed, await snapshots.take()), [], 'the plant was not taken back')
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
planted(
  'I3',
  'an event that was changed after a witness had seen it',
  `update log.events set recorded_at = recorded_at + interval '1 millisecond' ${at('paper-numbered')}`,
  `update log.events set recorded_at = recorded_at - interval '1 millisecond' ${at('paper-numbered')}`,
)
planted(
  'I3',
  'an event that was put in before what a witness had seen',
  `insert into log.events (region, stream, version, tx, id, type, data, command_id, command_index, actor, channel, recorded_at, applicant_present)
   select region, gen_random_uuid(), 1, '1', gen_random_uuid(), 'grant.granted', data, gen_random_uuid(), 0, actor, channel, recorded_at, false
   from log.events where type = 'grant.granted' limit 1`,
  `delete from log.events where tx = '1'`,
)
for (const [table, column, value] of [
  ['cases.cases', 'phase', `'review'`],
  ['precases.precases', 'outcome', `'fit'`],
  ['deliveries.parcels', 'waybill', `'YC00000000000CN'`],
  ['deliveries.transfers', 'place', `'window'`],
])
  planted(
    'I4',
    `a row of ${table} that the log does not explain`,
    `create table public.kept as select region, stream, ${column} from ${table}; update ${table} set ${column} = ${value}`,
    `update ${table} t set ${column} = k.${column} from public.kept k where k.region = t.region and k.stream = t.stream; drop table public.kept`,
  )
planted(
  'I4',
  'a row of a stream that the log has not',
  `insert into cases.boxes (region, stream, subject, box, due_day) select region, gen_random_uuid(), subject, box, due_day from cases.boxes limit 1`,
  `delete from cases.boxes b where not exists (select from log.events e where e.stream = b.stream)`,
  /^cases\.boxes \["lyg",.*\]: no stream of the log$/,
)
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
for (const [what, plant] of [
  ['that was never printed', `delete from documents.papers where paper like 'transfer-%-signed'`],
  [
    'that nothing calls for',
    `update documents.papers set paper = 'transfer-00000000-open' where paper like 'transfer-%-open'`,
  ],
] as const)
  planted('I5', `a 材料交接单 ${what}`, ...kept('documents.papers', plant))
planted(
  'I5',
  'a locker that was never asked for a cell',
  `create table public.given as select * from log.events where type = 'deposit.cell-given'; delete from log.events where type = 'deposit.cell-given'`,
  `insert into log.events overriding system value select * from public.given; drop table public.given`,
)
planted(
  'I5',
  'a paper that stands in the log before anything called for it',
  `update log.events set version = version + 1000000 where type like 'case.%' and not (type = 'case.paper-issued' and data like '%"paper":"decision"%')`,
  `update log.events set version = version - 1000000 where version > 1000000`,
  /before it was called for/,
)
planted(
  'I5',
  'a locker that answered before it was asked',
  `update log.events set version = version + 1000000 where type like 'deposit.%' and type <> 'deposit.cell-given'`,
  `update log.events set version = version - 1000000 where version > 1000000`,
  /what the locker answered/,
)
planted('I6', 'a table about money', `create table public.payments (fen bigint)`, `drop table public.payments`)
planted(
  'I7',
  'a gap in a register of papers',
  ...kept('platform.registers', `update platform.registers set number = number + 7 where register like '%/受/%'`),
)
planted(
  'I7',
  'a gap in a register of credentials',
  ...kept(
    'platform.registers',
    `update platform.registers set number = number + 7 where stream in (select stream from credentials.credentials)`,
  ),
)
planted(
  'I7',
  'a number of a register that no paper has',
  `insert into platform.registers
   select distinct on (region, register) region, register, number + 1, gen_random_uuid()
   from platform.registers
   order by region, register, number desc`,
  `delete from platform.registers r where not exists (
     select from platform.registers o where o.region = r.region and o.register = r.register and o.number = r.number + 1)
     and exists (select from platform.registers o where o.region = r.region and o.register = r.register and o.number < r.number)`,
)
planted(
  'I7',
  'a paper with another number than its register says',
  `update log.events set data = replace(data, '"number":1,', '"number":94,') ${at('paper-numbered')}`,
  `update log.events set data = replace(data, '"number":94,', '"number":1,') ${at('paper-numbered')}`,
)
planted(
  'I7',
  'two papers with one number printed on them',
  `update log.events set data = replace(data, '第0002号', '第0001号') ${at('paper-numbered')} and data like '%第0002号%' and data like '%审受字%'`,
  `update log.events set data = replace(data, '第0001号', '第0002号') ${at('paper-numbered')} and data like '%"number":2,%' and data like '%审受字%'`,
)
planted(
  'I7',
  'a paper that was issued without a number',
  `update log.events set type = 'case.parcel-came-back' ${at('paper-numbered')} and data like '%material-receipt%'`,
  `update log.events set type = 'case.paper-numbered' ${at('parcel-came-back')}`,
)
planted(
  'I7',
  'a credential whose row is gone',
  ...kept('credentials.credentials', `delete from credentials.credentials`),
  /in log or rows alone/,
)
planted(
  'I7',
  'a granted case without its credential',
  `create table public.gone as select * from log.events where type = 'credential.issued'; delete from log.events where type = 'credential.issued'`,
  `insert into log.events overriding system value select * from public.gone; drop table public.gone`,
  /has 0 answers/,
)
planted(
  'I7',
  'a granted case with two credentials',
  `insert into log.events (region, stream, version, tx, id, type, data, command_id, command_index, actor, channel, recorded_at, applicant_present)
   select region, stream, 900000, tx, gen_random_uuid(), type, data, gen_random_uuid(), 0, actor, channel, recorded_at, false
   from log.events where type = 'credential.issued' limit 1`,
  `delete from log.events where version = 900000`,
  /has 2 answers/,
)
planted(
  'I7',
  'a credential of a case that was refused',
  `update log.events set data = replace(data, '"outcome":"granted"', '"outcome":"refused"') ${at('decided')}`,
  `update log.events set data = replace(data, '"outcome":"refused"', '"outcome":"granted"') ${at('decided')}`,
  /rests on no granted decision/,
)
planted(
  'I7',
  'a credential that was issued for another case',
  `create table public.other as select id, data from log.events where type = 'credential.issued';
   update log.events set data = regexp_replace(data, '"case":"[^"]+"', '"case":"00000000-0000-4000-8000-000000000000"') where type = 'credential.issued'`,
  `update log.events e set data = o.data from public.other o where o.id = e.id; drop table public.other`,
  /rests on no granted decision/,
)
planted(
  'I8',
  'a deadline that the log has stopped',
  `insert into platform.deadlines (region, stream, name, kind, due_at) select region, stream, 'intake', 'case', now() from cases.cases`,
  `delete from platform.deadlines where name = 'intake'`,
)
planted(
  'I8',
  'a clock that acted early',
  `create table public.early as select id, actor from log.events ${at('accepted')}; update log.events set actor = 'clock' ${at('accepted')}`,
  `update log.events e set actor = s.actor from public.early s where s.id = e.id; drop table public.early`,
)
planted(
  'I8',
  'a deadline that was passed over',
  `update log.events set recorded_at = recorded_at + interval '30 days' ${at('accepted')}`,
  `update log.events set recorded_at = recorded_at - interval '30 days' ${at('accepted')}`,
)
planted(
  'I8',
  'a special procedure of more days than a limit has left out for it',
  `create table public.told as select id, data from log.events ${at('special-procedure-begun')};
   update log.events set data = replace(data, '"expectedDays":3', '"expectedDays":8') ${at('special-procedure-begun')}`,
  `update log.events e set data = t.data from public.told t where t.id = e.id; drop table public.told`,
  /^paused time: after special-procedure-told the decision is due .*, by the days that count/,
)
planted(
  'I8',
  'a clock that goes on leaving out days after the special procedure has ended',
  `create table public.told as select id, data from log.events ${at('special-procedure-ended')};
   update log.events set data = regexp_replace(data, '"through":"[^"]+"', '"through":"2027-12-31"') ${at('special-procedure-ended')}`,
  `update log.events e set data = t.data from public.told t where t.id = e.id; drop table public.told`,
  /^paused time: on .* the promise has left out .* and ends 2028-.*; by the days that count 0, /,
)
planted(
  'I10',
  'an act at a desk that belongs to no class of duty',
  `update log.events set channel = 'desk' ${at('submitted')} and channel = 'window'`,
  `update log.events set channel = 'window' ${at('submitted')} and channel = 'desk'`,
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
   select distinct on (g.id) g.region, g.id, 2, e.tx, gen_random_uuid(), 'grant.revoked', '{"reason":"planted"}', gen_random_uuid(), 0, 'identity', 'platform', e.recorded_at, false
   from log.events e join access.grants g on g.holder::text = e.actor where e.type = 'case.submitted';
   update log.events set tx = (select min(tx::text::bigint)::text::xid8 from log.events where type = 'case.accepted') where type = 'grant.revoked'`,
  `delete from log.events where type = 'grant.revoked'`,
)
planted(
  'I12',
  'a time that runs backwards',
  `update log.events set recorded_at = recorded_at - interval '1 day' ${at('delivered')}`,
  `update log.events set recorded_at = recorded_at + interval '1 day' ${at('delivered')}`,
)

const fromYesterday = (where: string) =>
  [
    `update log.events set recorded_at = recorded_at - interval '1 day' where ${where}`,
    `update log.events set recorded_at = recorded_at + interval '1 day' where ${where}`,
  ] as const
planted(
  'I12',
  'a stream that was recorded before what had been acknowledged in another',
  ...fromYesterday(`type like 'precase.%'`),
  /was recorded at .*, before one acknowledged earlier/,
)
planted(
  'I12',
  'a stream that was recorded before its cause in another',
  ...fromYesterday(`type like 'credential.%'`),
  /credential\.issued at .* was recorded before its cause/,
)
planted(
  'I12',
  'an event that stands before its cause',
  `create table public.early as select id, tx from log.events where type = 'credential.issued';
   update log.events set tx = '1' where type = 'credential.issued'`,
  `update log.events e set tx = t.tx from public.early t where t.id = e.id; drop table public.early`,
  /stands before its cause/,
)

test('all that was planted was taken away again, so that nothing of it hides or stands for what follows', async () =>
  assert.deepEqual(await inspect(), []))

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

/** What an outside system has taken over, told otherwise for the time of one look. */
async function told(file: string, change: (lines: string[]) => string[]): Promise<Violation[]> {
  const before = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    change(before.split('\n').slice(0, -1))
      .map((line) => `${line}\n`)
      .join(''),
  )
  try {
    return await inspect()
  } finally {
    writeFileSync(file, before)
  }
}
const elsewhere = (line: string) => line.replace(/"effect":"[^"]+"/, '"effect":"00000000-0000-4000-8000-000000000000"')

for (const [what, file] of [
  ['message', smsFile],
  ['parcel', courierFile],
] as const) {
  test(`I5 is seen broken by a ${what} that was taken over twice`, async () => {
    const violations = await told(file, (taken) => [...taken, ...taken])
    assert.deepEqual(seen(violations), ['I5'])
    assert.match(violations[0]!.says, /over 2 times/)
  })
  test(`I5 is seen broken by a ${what} that was never taken over, and by one that nothing calls for`, async () => {
    const missing = await told(file, (taken) => taken.slice(1))
    assert.deepEqual(
      missing.map((one) => /over 0 times/.test(one.says)),
      [true],
    )
    const foreign = await told(file, (taken) => [...taken, elsewhere(taken[0]!)])
    assert.deepEqual(
      foreign.map((one) => /that nothing calls for/.test(one.says)),
      [true],
    )
  })
}

test('I5 is seen broken by a locker that gave two cells, none, another one, or one that nothing calls for', async () => {
  const ticket = (line: string, to: string) => line.replace(/"ticket":"[^"]+"/, `"ticket":"${to}"`)
  for (const [change, says] of [
    [(given: string[]) => [...given, ticket(given.at(-1)!, 'D99999999')], /gave 2 cells/],
    [() => [], /gave 0 cells/],
    [(given: string[]) => given.map((line) => ticket(line, 'D99999999')), /names another cell/],
    [(given: string[]) => [...given, ticket(elsewhere(given[0]!), 'D99999999')], /that nothing calls for/],
  ] as const) {
    const violations = await told(lockerFile, change)
    assert.deepEqual(
      violations.map((one) => [one.invariant, says.test(one.says)]),
      [['I5', true]],
    )
  }
})

test('I5 is seen broken by an authority above that knows nothing of a package, and by a package that nothing calls for', async () => {
  const nothing = await told(superiorFile, () => [])
  assert.deepEqual(
    nothing.map((one) => [one.invariant, /the authority above knows nothing/.test(one.says)]),
    [['I5', true]],
  )
  const foreign = await told(superiorFile, (taken) => [
    ...taken,
    taken[0]!.replace(/"id":"[^"]+"/, '"id":"00000000-0000-4000-8000-000000000000"'),
  ])
  assert.deepEqual(
    foreign.map((one) => [one.invariant, /a package went up that nothing calls for/.test(one.says)]),
    [['I5', true]],
  )
})

test('I5 is seen broken by an enquiry whose asker was told twice of the answer', async () => {
  const { rows } = await owner.query<{ id: string }>(`select id from log.events where type = 'precase.answered'`)
  assert.equal(rows.length, 1)
  const effect = v5(rows[0]!.id, 'notify-precase', '')
  const violations = await told(smsFile, (taken) => {
    const own = taken.filter((line) => line.includes(effect))
    assert.equal(own.length, 1)
    return [...taken, ...own]
  })
  assert.deepEqual(
    violations.map((one) => one.says),
    [`effect notify-precase ${effect}: its message was taken over 2 times`],
  )
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

test('I9 is seen broken by an answer that names an applicant to a reviewer, whichever client was sent it', async () => {
  const history = openHistory(join(folder, 'shown'))
  const says = (text: string) => ({ status: 200, headers: new Headers(), body: Buffer.from(JSON.stringify(text)) })
  const name = lyg.parties.find(({ key }) => key === 'gangcheng')!.name
  const reviewer = accountsAt('reviewer', [itemOf('fire-design-review').tasks[0]!.office])[0]!
  for (const account of [reviewer, personAccount]) {
    const clients = openClients({
      history,
      wire: async ({ path }) =>
        path.endsWith('/session') ? { ...says(''), body: Buffer.from('{"csrf":""}') } : says(name),
    })
    await (await clients.as(account)).get('/api/anything')
  }
  assert.deepEqual(
    (await inspect([...lines, ...history.lines()])).map((one) => [one.invariant, one.says.startsWith(reviewer)]),
    [['I9', true]],
  )
})

test('once every plant has been taken back no invariant is violated', async () => assert.deepEqual(await inspect(), []))

test('I13 is seen broken by a probe that is slow or fails', async () => {
  assert.deepEqual(await endToEnd(async () => {}), [])
  assert.equal((await endToEnd(() => new Promise((resolve) => setTimeout(resolve, 30)), 10)).length, 1)
  assert.equal((await endToEnd(() => Promise.reject(new Error('no')))).length, 1)
})
