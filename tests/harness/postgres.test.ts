import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from 'pg'
import { testDatabase } from '#tests/harness/postgres.ts'

async function tables(url: string): Promise<string[]> {
  const client = new Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select table_schema || '.' || table_name as name
         from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema')
        order by 1`,
    )
    return rows.map((row) => row.name)
  } finally {
    await client.end()
  }
}

test('each test file gets a migrated database that no other file sees', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  assert.notEqual(one.name, other.name)
  const before = await tables(one.url)
  assert.ok(before.length > 0, 'the migrations made no table')
  const client = new Client(one.url)
  await client.connect()
  await client.query('create table only_here (n int)')
  await client.end()
  assert.deepEqual(await tables(one.url), ['public.only_here', ...before].sort())
  assert.deepEqual(await tables(other.url), before)
})

test('a dropped database is gone', async () => {
  const database = await testDatabase()
  await database.drop()
  await assert.rejects(tables(database.url), /does not exist/)
})
