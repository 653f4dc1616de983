import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { statement } from '#platform/db.ts'
import { verifyProjections } from '#platform/verify.ts'
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
