import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from 'pg'
import { fillDeadlines, sweepCost } from '../bench/sweep.ts'
import { testPlatform } from './harness/platform.ts'

const platform = await testPlatform({ background: false })

test('with ten thousand clocks and a thousand due, a sweep reads what is due and takes less than two seconds', async (t) => {
  const sql = new Client({ connectionString: platform.databaseUrl })
  await sql.connect()
  t.after(() => sql.end())
  await fillDeadlines(sql, { open: 10_000, due: 1_000 })
  const cost = await sweepCost(sql)
  assert.equal(cost.due, 1_000)
  // Each is read once to be handed over and once to be taken away.
  assert.ok(cost.rowsRead < 2_600, `${cost.rowsRead} rows were read for a thousand that were due`)
  assert.ok(cost.seconds < 2, `${cost.seconds} s`)
})
