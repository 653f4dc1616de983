import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { closeBeforeDrop, testDatabase, testPassword } from '#tests/harness/postgres.ts'
import { CannotStart } from './cannot-start.ts'
import { addressOf, loginRoles } from './db.ts'
import { reaching } from './given-database.ts'
import { demandVersion, findMigrations, migrate } from './migrate.ts'

const { url: base } = await testDatabase()
const owner = new pg.Pool({ connectionString: base, max: 2 })
const made: string[] = []
closeBeforeDrop(async () => {
  for (const name of made) await owner.query(`drop database if exists ${name} with (force)`)
  await owner.end()
})

async function emptyDatabase(): Promise<string> {
  const name = `yc_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await owner.query(`create database ${name}`)
  made.push(name)
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const url = await emptyDatabase()

test('several servers that start at once migrate an empty database once', async () => {
  const ran: string[] = []
  await Promise.all([1, 2, 3].map(() => migrate(url, testPassword, (name) => ran.push(name))))
  assert.deepEqual(
    ran,
    findMigrations().map(({ name }) => name),
  )
})

test('a second start changes nothing', async () => {
  const shape = `select md5(string_agg(t.c, ',' order by t.c)) as shape from (
    select table_schema || table_name || column_name || data_type as c from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema')
    union all select role || permission from access.role_permissions
    union all select name || hash || applied_at::text from migration.applied) t`
  const before = await ask(url, shape)
  const ran: string[] = []
  await migrate(url, testPassword, (name) => ran.push(name))
  assert.deepEqual(ran, [])
  assert.deepEqual(await ask(url, shape), before)
})

test('of a table that is empty as yet a row is looked for by the whole of its key, not in all of its region', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const keys = await client.query<{ name: string; key: string[] }>(
      `select k.conrelid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as key
       from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
       where k.contype = 'p'
       group by k.conrelid
       having array_agg(a.attname::text) @> '{region}' and count(*) > 1`,
    )
    await client.query(`set enable_seqscan = off`)
    const astray: string[] = []
    for (const { name, key } of keys.rows) {
      const where = key.map((column, at) => `"${column}" = $${at + 1}`).join(' and ')
      const plan = await client.query<{ 'QUERY PLAN': string }>(
        `explain (generic_plan, costs off) select from ${name} where ${where}`,
      )
      const found = plan.rows.find((row) => row['QUERY PLAN'].includes('Index Cond'))?.['QUERY PLAN'] ?? ''
      // Of one stream there are few rows.
      if (!/\bstream =/.test(found) && !key.every((column) => new RegExp(`\\b${column}\\b`).test(found)))
        astray.push(`${name}:${found}`)
    }
    assert.ok(keys.rows.length > 50, `${keys.rows.length} tables`)
    assert.deepEqual(astray, [])
  } finally {
    await client.end()
  }
})

test('permissions of the role table follow the contracts at each start', async () => {
  await ask(url, `delete from access.role_permissions where role = 'clerk'`)
  await ask(url, `insert into access.role_permissions values ('applicant', 'task.decide')`)
  await migrate(url, testPassword)
  const rows = await ask(
    url,
    `select role, permission from access.role_permissions where role = 'clerk' or permission = 'task.decide'`,
  )
  assert.ok(rows.some((row) => row['role'] === 'clerk'))
  assert.deepEqual(
    rows.filter((row) => row['permission'] === 'task.decide').map((row) => row['role']),
    ['decider'],
  )
})

test('data of another version, whose migrations were others, is refused with a sentence for the person at the terminal', async () => {
  const [row] = await ask(url, `select name, hash from migration.applied order by name limit 1`)
  await ask(url, `update migration.applied set hash = 'other' where name = '${String(row!['name'])}'`)
  await assert.rejects(
    migrate(url, testPassword),
    (error) => error instanceof CannotStart && /另一个版本.*空的数据文件夹[^]*another version/.test(error.message),
  )
  await ask(url, `update migration.applied set hash = '${String(row!['hash'])}' where name = '${String(row!['name'])}'`)
})

test('a start with another root key is refused, and shuts out no server that runs', async () => {
  await assert.rejects(
    migrate(url, (role) => `other ${testPassword(role)}`),
    (error) =>
      error instanceof CannotStart && /另一把密钥建立的.*keys\/root\.key[^]*another root key/.test(error.message),
  )
  assert.deepEqual(await ask(addressOf('system', url, testPassword('system')), 'select 1 as one'), [{ one: 1 }])
})

test('data from before the key had a hash is opened by the key that its role has the password of, and by no other', async () => {
  const [{ hash } = {}] = await ask(url, `delete from migration.root_key returning hash`)
  await assert.rejects(
    migrate(url, (role) => `other ${testPassword(role)}`),
    (error) => error instanceof CannotStart && /另一把密钥建立的/.test(error.message),
  )
  assert.deepEqual(await ask(url, 'select hash from migration.root_key'), [])
  await migrate(url, testPassword)
  assert.deepEqual(await ask(url, 'select hash from migration.root_key'), [{ hash }])
})

test('a database that cannot be used is told in a sentence, without its password', async () => {
  const changed = (change: (address: URL) => void) => {
    const address = new URL(url)
    change(address)
    return address.href
  }
  const cases: [string, RegExp][] = [
    ['nonsense', /不是数据库地址/],
    ['postgres://a:secret@:x/', /不是数据库地址/],
    ['postgres://a:secret@127.0.0.1:1/none', / 127\.0\.0\.1:1\/none 用不了：那里没有数据库应答/],
    [changed((address) => (address.password = 'secret')), /密码不对/],
    [changed((address) => (address.pathname = '/yc_none')), /没有这个数据库/],
    [addressOf('system', url, testPassword('system')), /权限不够/],
  ]
  for (const [address, said] of cases) {
    await assert.rejects(
      reaching(address, () => migrate(address, testPassword)),
      (error) => error instanceof CannotStart && said.test(error.message) && !error.message.includes('secret'),
      address,
    )
  }
  const missing = Object.assign(new Error('of a file'), { code: 'ENOENT', syscall: 'open' })
  await assert.rejects(
    reaching(url, () => Promise.reject(missing)),
    missing,
  )
})

test('a PostgreSQL older than the oldest that the migrations are written for is refused with its number', () => {
  assert.throws(
    () => demandVersion({ version: '14.11', number: 140_011 }),
    (error) =>
      error instanceof CannotStart && /PostgreSQL 14\.11，本程序需要 15[^]*needs 15 or newer/.test(error.message),
  )
  demandVersion({ version: '15.0', number: 150_000 })
})

test('each database role comes in with its own password and no other, and may make nothing', async () => {
  for (const role of loginRoles) {
    const another = loginRoles.find((one) => one !== role)!
    await assert.rejects(
      ask(addressOf(role, url, testPassword(another)), 'select 1'),
      { code: '28P01' },
      `${role} came in with another's password`,
    )
    const own = addressOf(role, url, testPassword(role))
    assert.deepEqual(await ask(own, 'select session_user as who'), [{ who: `yichuang_${role}` }])
    for (const text of [
      'create table public.mine (n int)',
      'create table log.mine (n int)',
      'create table graphile_worker.mine (n int)',
      'create schema mine',
      'create temporary table mine (n int)',
      'create role mine',
      'alter role yichuang_system superuser',
      'set role postgres',
      'drop table log.events',
      'drop table graphile_worker._private_jobs',
    ])
      await assert.rejects(
        ask(own, `begin transaction read write; ${text}`),
        /permission denied|must be|does not exist/,
        `${role}: ${text}`,
      )
  }
  for (const role of ['public', 'desk', 'review', 'jobs'] as const)
    for (const text of [
      "insert into log.readers values ('r', gen_random_uuid(), 'x')",
      "update log.events set data = ''",
      'delete from access.sessions',
      'select * from sealed.duties',
      'select * from access.sessions',
    ])
      await assert.rejects(
        ask(addressOf(role, url, testPassword(role)), `begin transaction read write; ${text}`),
        { code: '42501' },
        `${role}: ${text}`,
      )
  for (const text of ["update log.events set data = ''", 'delete from log.events', 'truncate log.events'])
    await assert.rejects(ask(addressOf('system', url, testPassword('system')), text), { code: '42501' }, text)
})
