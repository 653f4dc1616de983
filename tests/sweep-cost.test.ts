import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { dayOf } from '#kernel/day.ts'
import { sweepCases, sweepClocks } from '../bench/sweep.ts'
import { openStrain } from './faults/strain.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'
import { closeBeforeDrop } from './harness/postgres.ts'

let platform: TestPlatform
let sql: Client

before(async () => {
  platform = await testPlatform({ background: false })
  sql = new Client({ connectionString: platform.databaseUrl })
  await sql.connect()
  closeBeforeDrop(() => sql.end())
})

test('with ten thousand clocks and a thousand due, a sweep reads what is due and takes less than two seconds', async () => {
  const strain = openStrain()
  strain.feel()
  const cost = await sweepClocks(sql, { open: 10_000, due: 1_000 })
  strain.feel()
  strain.feel()
  assert.equal(cost.due, 1_000)
  // Each is read once to be handed over and once to be taken away.
  assert.ok(cost.rowsRead < 2_600, `${cost.rowsRead} rows were read for a thousand that were due`)
  assert.ok(cost.seconds < 2 * strain.median(), `${cost.seconds} s at a strain of ${strain.median()}`)
})

test('a sweep takes in every case that has waited longer than the law allows, among ten thousand clocks', async () => {
  const strain = openStrain()
  strain.feel()
  const cost = await sweepCases(sql, { ...platform, today: dayOf(Date.now()) }, { open: 10_000, due: 500 })
  strain.feel()
  strain.feel()
  const { rows } = await sql.query<{ waiting: number; taken: number }>(
    `select (select count(*)::int from cases.cases where phase = 'intake') as waiting,
            (select count(*)::int from log.events where type = 'case.accepted' and recorded_at > now() - interval '1 day') as taken`,
  )
  const { waiting, taken } = rows[0]!
  assert.equal(waiting, 0)
  assert.ok(taken >= 500, `${taken} were taken in`)
  // The days of steps that the same cases have are due too.
  assert.ok(cost.due >= 500 && cost.due < 4_000, `${cost.due} were due`)
  const seconds = (cost.seconds * 1_000) / cost.due
  assert.ok(seconds < 2 * strain.median(), `${seconds} s for a thousand at a strain of ${strain.median()}`)
})
