import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Client } from 'pg'
import { region } from './harness/case-walk.ts'
import { smallPdf, testPlatform } from './harness/platform.ts'

const platform = await testPlatform()

const stored = (file: string): boolean =>
  readdirSync(join(platform.dataFolder, 'blobs'), { recursive: true }).some((path) => String(path).endsWith(file))

test('the daily sweep is planned in the job queue, and run by it deletes the files of a discarded draft', async (t) => {
  const sql = new Client({ connectionString: platform.databaseUrl })
  await sql.connect()
  t.after(() => sql.end())
  const plans = async () =>
    (await sql.query(`select identifier from graphile_worker._private_known_crontabs order by identifier`)).rows
  assert.deepEqual(await platform.until(plans, (planned) => planned.length > 0), [
    { identifier: 'sweep-cases' },
    { identifier: 'sweep-documents' },
    { identifier: 'sweep-identity' },
    { identifier: 'sweep-operations' },
  ])

  const applicant = await platform.as('applicant-xu-ruolan')
  const opened = await applicant.send('POST', `/api/${region}/drafts`, { item: 'public-venue-hygiene' })
  const { case: id } = opened.json as { case: string }
  const path = `/api/${region}/cases/${id}/files?material=layout&name=plan.pdf`
  const { file } = (await applicant.upload(path, smallPdf('plan'))).json as { file: string }
  assert.ok(stored(file))
  assert.equal((await applicant.send('DELETE', `/api/${region}/drafts/${id}`)).status, 200)

  const leftovers = async () =>
    (await sql.query(`select blob from documents.leftovers where blob = $1`, [file])).rowCount ?? 0
  await sql.query(`select graphile_worker.add_job('sweep-documents')`)
  await platform.until(leftovers, (count) => count === 1)
  // Bytes that have just lost their name are left alone for an hour.
  await sql.query(`update documents.leftovers set since = since - interval '2 hours'`)
  await sql.query(`select graphile_worker.add_job('sweep-documents')`)
  await platform.until(leftovers, (count) => count === 0)
  assert.equal(stored(file), false)
})

test('what a module counts stands in the metrics beside what the platform counts', async () => {
  const { body } = await (await platform.as(null)).get('/metrics')
  assert.match(body.toString(), /^yichuang_stored_bytes_unreadable_total \d+$/m)
  assert.match(body.toString(), /^yichuang_outbox_waiting \d+$/m)
})
