import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { testPlatform } from '#tests/harness/platform.ts'
import { testDatabase } from '#tests/harness/postgres.ts'

test('a start that fails at its last step lets go of the database and of all that follows the log', async () => {
  const { url, name } = await testDatabase()
  await assert.rejects(testPlatform({ databaseUrl: url, dist: '/no/such/folder' }), { code: 'ERR_MODULE_NOT_FOUND' })
  const looker = new Client({ connectionString: url })
  await looker.connect()
  const others = async () => {
    const { rows } = await looker.query<{ application_name: string }>(
      'select application_name from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [name],
    )
    return rows.map((row) => row.application_name)
  }
  // A backend ends a moment after its client has gone.
  let left = await others()
  for (let tries = 0; left.length && tries < 100; tries += 1) {
    await sleep(50)
    left = await others()
  }
  await looker.end()
  assert.deepEqual(left, [])
})
