import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Client } from 'pg'
import { testDatabase } from '#tests/harness/postgres.ts'
import { readTail } from './log.ts'

test('the tail is read in the order of numbers: 100 comes after 99, not before', async () => {
  const { url } = await testDatabase()
  const owner = new Client({ connectionString: url })
  await owner.connect()
  await owner.query('alter table log.events alter column position restart with 97')
  for (let version = 1; version <= 8; version += 1)
    await owner.query(
      `insert into log.events (region, stream, version, id, type, data, command_id, command_index, actor, channel, recorded_at, applicant_present)
       values ('test', $1, 1, $2, 'counter.counted', '{}', $3, 0, 'test', 'platform', now(), false)`,
      [randomUUID(), randomUUID(), randomUUID()],
    )
  const { rows } = await owner.query<{ position: string }>(readTail('0', '0', 5))
  assert.deepEqual(
    rows.map((row) => row.position),
    ['97', '98', '99', '100', '101'],
  )
  await owner.end()
})
