import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { PartyEvent } from '#contracts/parties.ts'
import { statement } from '#platform/db.ts'
import { verifyProjections } from '#platform/verify.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { lyg } from '#seed/city/lyg.ts'
import { takeOver, takeOverEarlier } from '#server/modules/identity/take-over.ts'
import { partyStream } from '#server/modules/identity/party.ts'
import { partySeal } from '#server/modules/identity/party-seal.ts'
import { region } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'

let platform: TestPlatform
let owner: Client
before(async () => {
  platform = await testPlatform({ background: false })
  owner = new Client({ connectionString: platform.databaseUrl })
  owner.on('error', () => {})
  await owner.connect()
})
after(() => owner.end())

const verified = async () => (await verifyProjections(platform.platform, partyStream)).differences
const count = async (query: string) =>
  (await owner.query<{ n: number }>(`select count(*)::int as n from ${query}`)).rows[0]!.n
const anyParty = async () =>
  (await owner.query<{ id: string }>('select id from identity.parties order by id limit 1')).rows[0]!.id

/** A row as a window or whoever entered experts once wrote it, of which the log says nothing. */
async function registeredBefore(beforeLog = true): Promise<string> {
  const id = randomUUID()
  const seals = partySeal(platform.platform.keys)
  const code = `before ${id}`
  const sealed = seals.seal({ id, kind: 'person', name: '早先登记', code, phone: null, legalPerson: null })
  await owner.query(
    `insert into identity.parties (id, kind, code_index, sealed, registered_at, before_log) values ($1, 'person', $2, $3, now(), $4)`,
    [id, seals.codeIndex(code), sealed, beforeLog],
  )
  return id
}

test('each party of the city has a stream, and its sealed row is what the log says', async () => {
  assert.ok((await count('identity.parties')) > 50)
  assert.equal(await count(`log.events where type = 'party.taken-over'`), await count('identity.parties'))
  assert.deepEqual(await verified(), [])
})

test('a sealed row that was put in the place of another is found, and one that is gone', async () => {
  const id = await anyParty()
  const { rows } = await owner.query<{ sealed: Buffer }>('select sealed from identity.parties where id = $1', [id])
  const other = (
    await owner.query<{ sealed: Buffer }>('select sealed from identity.parties where id <> $1 limit 1', [id])
  ).rows[0]!
  await owner.query('update identity.parties set sealed = $2 where id = $1', [id, other.sealed])
  assert.deepEqual(await verified(), [`identity.parties ${id}: not what was sealed`])
  await owner.query(
    `update identity.parties set sealed = $2, kind = case kind when 'person' then 'enterprise' else 'person' end where id = $1`,
    [id, rows[0]!.sealed],
  )
  assert.deepEqual(await verified(), [`identity.parties ${id}: not what was sealed`])
  await owner.query(
    `update identity.parties set kind = case kind when 'person' then 'enterprise' else 'person' end where id = $1`,
    [id],
  )
  await owner.query(`set session_replication_role = replica`)
  await owner.query('create table public.gone as select * from identity.parties where id = $1', [id])
  await owner.query('delete from identity.parties where id = $1', [id])
  assert.deepEqual(await verified(), [`identity.parties ${id}: missing`])
  await owner.query(
    'insert into identity.parties select * from public.gone; drop table public.gone; reset session_replication_role',
  )
  assert.deepEqual(await verified(), [])
})

test('a number that was changed in the table, given another place there, made up or taken away is found', async () => {
  const clerk = await platform.as('clerk-a')
  const { name, code } = lyg.parties.find(({ key }) => key === 'xu-ruolan')!
  const shown = { kind: 'person', name, code, document: 'resident-id-card' }
  const { party } = (await clerk.send('POST', `/api/${region}/window/parties`, shown)).json as { party: string }
  // By a slip, so that the event says from when it counts.
  const body = { party, phone: '13955550031', statedAt: new Date(Date.now() - 60_000).toISOString() }
  assert.equal((await clerk.send('POST', `/api/${region}/window/phones`, body)).status, 200)
  assert.deepEqual(await verified(), [])
  const ofThem = `identity.contacts where party = '${party}' and for_all`
  await owner.query(`create table public.told as select * from ${ofThem}`)
  const [{ source }] = (await owner.query<{ source: string }>('select source from public.told')).rows as [
    { source: string },
  ]
  const wrong = [`identity.contacts ${party} ${source}: not what was sealed`]
  const missing = `identity.contacts ${party} ${source}: missing`
  const other = randomUUID()
  const wrongs: [string, string[]][] = [
    [`sealed = sealed || '\\x00'`, wrong],
    [`office = 'elsewhere'`, wrong],
    [`channel = 'site'`, wrong],
    [`for_all = false`, wrong],
    [`given_at = given_at + interval '1 second'`, [missing]],
    [`source = '${other}'`, [missing, `identity.contacts ${party} ${other}: no event explains it`]],
  ]
  for (const [change, found] of wrongs) {
    await owner.query(`update identity.contacts set ${change} where party = '${party}' and for_all`)
    assert.deepEqual(await verified(), found, change)
    await owner.query(`delete from identity.contacts where party = '${party}' and kind = 'phone'`)
    await owner.query('insert into identity.contacts select * from public.told')
  }
  await owner.query(`delete from ${ofThem}`)
  assert.deepEqual(await verified(), [missing])
  await owner.query('insert into identity.contacts select * from public.told; drop table public.told')
  await owner.query(`update identity.contact_changes set actor = 'somebody' where stream = '${party}'`)
  assert.equal((await verified()).length, 1, 'who did it is not to be rewritten either')
  await owner.query(`update identity.contact_changes set actor = $2 where stream = $1`, [
    party,
    residentIds.party('clerk-a'),
  ])
  await owner.query(
    `insert into identity.contact_changes (region, stream, command, what, changed_at, checked, actor) values ($1, $2, $3, 'phone', now(), 'log-in', 'x')`,
    [region, party, other],
  )
  assert.equal((await verified()).length, 1, 'nor is a change to be made up')
  await owner.query('delete from identity.contact_changes where command = $1', [other])
  assert.deepEqual(await verified(), [])
})

test('a row that was made up beside the log is found', async () => {
  const id = await registeredBefore(false)
  assert.deepEqual(await verified(), [`identity.parties ${id}: no event explains it`])
  await takeOverEarlier(platform.platform.engine, region)
  assert.deepEqual(await verified(), [`identity.parties ${id}: no event explains it`], 'nor is it taken over')
  await owner.query('delete from identity.parties where id = $1', [id])
})

test('who was registered before the log told of it is taken over once, each in a transaction of its own, wherever it was broken off', async () => {
  const earlier: string[] = []
  while (earlier.length < 230) earlier.push(await registeredBefore())
  const { engine } = platform.platform
  let asked = 0
  const broken = {
    ...engine,
    db: {
      ...engine.db,
      read: (...given: Parameters<typeof engine.db.read>) =>
        (asked += 1) > 40 ? Promise.reject(new Error('broken off')) : engine.db.read(...given),
    },
  }
  await assert.rejects(takeOverEarlier(broken, region), /broken off/)
  const ofThem = `log.events where type = 'party.taken-over' and stream = any ('{${earlier.join()}}')`
  assert.equal(await count(ofThem), 40)
  assert.equal(await count(`(select distinct tx from ${ofThem}) t`), 40)
  await Promise.all([takeOverEarlier(engine, region), takeOverEarlier(engine, region)])
  await takeOverEarlier(engine, region)
  assert.equal(await count(ofThem), earlier.length)
  assert.equal(await count('identity.parties where before_log'), 0)
  assert.deepEqual(await verified(), [])
  const [told] = (await owner.query<{ data: string }>(`select data from ${ofThem} limit 1`)).rows
  assert.deepEqual(Object.keys(JSON.parse(told!.data) as object).toSorted(), ['kind', 'sealed'])
})

test('one who cannot be taken over holds up nobody else, and who has a stream in another region gets no second one', async () => {
  const [stuck, elsewhere, next] = [
    await registeredBefore(),
    await registeredBefore(),
    await registeredBefore(),
  ].toSorted()
  const { engine } = platform.platform
  await takeOver(engine, 'nt', elsewhere!, null)
  const broken = {
    ...engine,
    db: {
      ...engine.db,
      read: (...given: Parameters<typeof engine.db.read>) =>
        JSON.stringify(given).includes(stuck!) ? Promise.reject(new Error('stuck')) : engine.db.read(...given),
    },
  }
  await assert.rejects(takeOverEarlier(broken, region), /stuck/)
  const streams = (id: string) => count(`log.events where stream = '${id}'`)
  assert.deepEqual(await Promise.all([stuck!, elsewhere!, next!].map(streams)), [0, 1, 1])
  const left = await owner.query<{ id: string }>('select id from identity.parties where before_log')
  assert.deepEqual(left.rows, [{ id: stuck }])
  await takeOverEarlier(engine, region)
  assert.equal(await count('identity.parties where before_log'), 0)
})

test('the server’s role may say that a party was taken over, and change nothing else of it', async () => {
  const { db } = platform.platform
  await db.query(
    'system',
    statement('update identity.parties set before_log = false where id = $1', [await anyParty()]),
  )
  await assert.rejects(
    async () =>
      db.query('system', statement(`update identity.parties set kind = 'person' where id = $1`, [await anyParty()])),
    /permission denied/,
  )
})

test('what was changed before the log told of it is taken over by the migration, as its rows tell it', async () => {
  const [one, other] = (await owner.query<{ id: string }>('select id from identity.parties order by id limit 2')).rows
  const source = randomUUID()
  const migration = new URL('../server/modules/identity/migrations/0030_contacts_in_the_log.sql', import.meta.url)
  await owner.query(`
    begin;
    delete from log.events where type in ('party.phone-changed', 'party.notices-chosen');
    delete from identity.contacts where for_all;
    drop table identity.contact_changes;
    delete from log.readers r using log.events e
      where e.region = r.region and e.stream = r.stream and e.version = 1 and starts_with(e.type, 'party.');
    create table identity.notice_choices (party uuid, chosen_at timestamptz, unwanted text[]);
    create function identity.choose_notices(uuid, text[]) returns void language sql as '';
    create function identity.note_phone(uuid, uuid, timestamptz, text, bytea) returns void language sql as '';
    create function identity.change_phone(uuid, uuid, timestamptz, bytea) returns void language sql as '';
    insert into identity.contacts (party, kind, given_at, source, channel, office, sealed, for_all) values
      ('${one!.id}', 'phone', '2026-03-02T01:00:00.123456Z', '${source}', 'window', 'zhengwu-hall', '\\x01', true),
      ('${one!.id}', 'phone', '2026-03-04T01:00:00Z', gen_random_uuid(), 'site', null, '\\x02', true),
      ('${other!.id}', 'phone', '2026-03-04T01:00:00Z', gen_random_uuid(), 'site', null, '\\x03', false);
    insert into identity.notice_choices values
      ('${one!.id}', '2026-03-03T01:00:00.000777Z', '{corrected,referred}'), ('${other!.id}', '2026-03-03T01:00:00Z', '{}');
    ${readFileSync(migration, 'utf8')}
    commit`)
  assert.deepEqual(await verified(), [])
  const told = await owner.query<{ type: string; data: string; office: string | null; command_id: string }>(
    `select type, data, office, command_id from log.events where stream = $1 and version > 1 order by version`,
    [one!.id],
  )
  assert.deepEqual(
    told.rows.map(({ type, office }) => [type, office]),
    [
      ['party.phone-changed', 'zhengwu-hall'],
      ['party.notices-chosen', null],
      ['party.phone-changed', null],
    ],
  )
  assert.equal(told.rows[0]!.command_id, source)
  for (const { type, data } of told.rows)
    PartyEvent.parse({ ...(JSON.parse(data) as object), type: type.slice('party.'.length) })
  assert.equal(await count(`log.events where stream = '${other!.id}'`), 2, 'what was typed into a case is no change')
})
