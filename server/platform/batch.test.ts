import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counterPlatform } from './counter.fixture.ts'
import { statement, type Statement } from './db.ts'

const p = await counterPlatform()
const one = p.openEngine({ connections: 1 }).db
const nameless = (text: string, values: unknown[] = []): Statement => ({ name: '', text, values })

test('a nameless statement is never answered with the columns of another one', async () => {
  for (let round = 0; round < 3; round += 1) {
    const rows = await one.readTogether('public', [
      nameless('select 1 as a, 2 as b'),
      nameless('select $1::text as c', ['x']),
      statement('select 3 as a'),
      nameless('select true as d, now() as e'),
    ])
    assert.deepEqual(
      rows.map((result) => Object.keys(result.rows[0]!)),
      [['a', 'b'], ['c'], ['a'], ['d', 'e']],
    )
    assert.deepEqual(rows[0]!.rows[0], { a: 1, b: 2 })
    assert.equal(rows[3]!.rows[0]!['d'], true)
  }
})

test('two texts under one name are refused, and the connection goes on', async () => {
  const named = (text: string) => ({ name: 'twice', text, values: [] })
  await assert.rejects(one.readTogether('public', [named('select 1 as n'), named('select 2 as m')]), /twice/)
  assert.equal((await one.query('public', named('select 1 as n'))).rows[0]!['n'], 1)
  await assert.rejects(one.query('public', named('select 3 as k')), /twice/)
})

test('what stood behind a broken statement was not prepared, and is when it is asked for again', async () => {
  const behind = statement('select $1::int + 40 as n', [2])
  const broken = statement('select 1 / $1::int as n', [0])
  for (let round = 0; round < 3; round += 1) {
    await assert.rejects(one.readTogether('desk', [broken, behind]), /division by zero/)
    await assert.rejects(one.readTogether('system', [broken, behind]), /division by zero/)
    await assert.rejects(one.writeTogether('system', [broken, behind]), /division by zero/)
  }
  for (const role of ['desk', 'system'] as const)
    assert.equal((await one.readTogether(role, [behind]))[0]!.rows[0]!['n'], 42)
})

test('values of every kind come back as the driver gives them', async () => {
  const asked = statement(
    `select $1::bytea as bytes, $2::jsonb as json, $3::timestamptz as at, $4::text[] as list, null::int as nothing, 7::bigint as large, '' as empty`,
    [Buffer.from([0, 255]), JSON.stringify({ a: 1 }), '2026-01-02T03:04:05.678Z', ['a,b', '"c"', null]],
  )
  for (let round = 0; round < 2; round += 1)
    assert.deepEqual((await one.query('public', asked)).rows, [
      {
        bytes: Buffer.from([0, 255]),
        json: { a: 1 },
        at: new Date('2026-01-02T03:04:05.678Z'),
        list: ['a,b', '"c"', null],
        nothing: null,
        large: '7',
        empty: '',
      },
    ])
})

test('what a zone reads together is of one moment and writes nothing', async () => {
  const look = statement(`select now()::text as at, current_setting('transaction_isolation') as level`)
  const [first, , second] = await one.readTogether('public', [look, statement('select pg_sleep(0.02)'), look])
  assert.deepEqual(first!.rows, second!.rows)
  assert.equal(first!.rows[0]!['level'], 'repeatable read')
  await assert.rejects(one.query('desk', statement(`create table log.mine (n int)`)), { code: '25006' })
})

test('a write that fails leaves neither itself nor a transaction behind', async () => {
  const insert = statement(`insert into platform.number_blocks values ('r1', $1, 1)`, ['batch'])
  await assert.rejects(one.writeTogether('system', [insert, insert]), { code: '23505' })
  await one.writeTogether('system', [insert])
  await assert.rejects(one.query('system', insert), { code: '23505' })
  const { rows } = await one.query(
    'system',
    statement(`select count(*)::int as n from platform.number_blocks where series = 'batch'`),
  )
  assert.equal(rows[0]!['n'], 1)
})
