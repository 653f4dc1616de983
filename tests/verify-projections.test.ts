import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Pool } from 'pg'
import { rebuildProjections } from '#platform/rebuild.ts'
import { upsert } from '#platform/table.ts'
import { verifyProjections } from '#platform/verify.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { reviewTasksUrged } from '#server/modules/cases/tables.ts'
import { accept, fillDraft, itemOf, region, submit } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'
import { closeBeforeDrop } from '#tests/harness/postgres.ts'

let platform: TestPlatform
let filed: string
const item = itemOf('fire-design-review')
let owner: Pool
before(async () => {
  platform = await testPlatform()
  owner = new Pool({ connectionString: platform.databaseUrl, max: 3 })
  // The database may be dropped before these connections are closed.
  owner.on('error', () => {})
  const firm = await platform.as('applicant-wang-for-gangcheng')
  filed = (await submit(firm, await fillDraft(firm, item))).case
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, filed)
  // What follows by itself writes the rows of the case once more.
  await platform.atRest()
})

closeBeforeDrop(() => owner.end())

const verify = () => verifyProjections(platform.platform, caseStream, { streams: [filed] })
const change = (text: string) => platform.platform.db.query('system', { name: '', text, values: [region, filed] })

test('rows that the commands of a case wrote are the rows that its log explains', async () => {
  assert.deepEqual(await verify(), { checked: 1, differences: [] })
})

test('a row that was changed beside the log is found, with its column', async () => {
  await change(`update cases.cases set phase = 'ready' where region = $1 and stream = $2`)
  const { differences } = await verify()
  assert.deepEqual(differences, [`cases.cases ["lyg", "${filed}"]: different in phase`])
  await change(`update cases.cases set phase = 'review' where region = $1 and stream = $2`)
})

test('a row that was taken away and a row that nothing explains are found', async () => {
  await change(`delete from log.readers where region = $1 and stream = $2 and subject = 'supervise@lyg'`)
  await change(`insert into log.readers (region, stream, subject) values ($1, $2, 'party:somebody')`)
  const { differences } = await verify()
  assert.deepEqual(differences.toSorted(), [
    `log.readers ["lyg", "${filed}", "party:somebody"]: no event explains it`,
    `log.readers ["lyg", "${filed}", "supervise@lyg"]: missing`,
  ])
})

test('rows are written again as the log says, and a second time nothing is left to do', async () => {
  await change(`update cases.cases set phase = 'ready' where region = $1 and stream = $2`)
  const found = await verify()
  assert.equal(found.differences.length, 3)
  const { mended, left } = await rebuild()
  assert.deepEqual([mended.toSorted(), left], [found.differences.toSorted(), []])
  assert.deepEqual(await verify(), { checked: 1, differences: [] })
  assert.deepEqual(await rebuild(), { mended: [], left: [] })
})

const tables = ['cases.owners', 'cases.cases', 'cases.boxes', 'log.readers', 'platform.deadlines']

test('rows that are all gone come back the same, and what the log does not explain stays', async () => {
  const before = await digests()
  assert.ok(!before.includes(null), 'each of the tables has rows of the case')
  const beside = await digest('vault.entries')
  assert.notEqual(beside, null)
  for (const table of tables)
    await owner.query(`delete from ${table} where region = $1 and stream = $2`, [region, filed])
  await rebuild()
  assert.deepEqual(await digests(), before)
  assert.equal(await digest('vault.entries'), beside)
})

test('of a row that the log knows in part none is made', async () => {
  const task = randomUUID()
  const inPart: typeof caseStream = {
    ...caseStream,
    project: () => [upsert(reviewTasksUrged, { region, task, urged: 1 })],
  }
  const { mended, left } = await rebuild(inPart)
  assert.deepEqual([mended, left], [[], [`cases.review_tasks ["${region}", "${task}"]: missing`]])
  const { rowCount } = await owner.query('select from cases.review_tasks where task = $1', [task])
  assert.equal(rowCount, 0)
})

test('the operators’ command names what differs, mends it, and then finds nothing', async () => {
  await change(`update cases.boxes set box = 'closed' where region = $1 and stream = $2`)
  const found = await command()
  assert.equal(found.code, 1)
  assert.match(found.said, /cases\.boxes .*: different in box/)
  const mended = await command('--rebuild', 'case')
  assert.equal(mended.code, 0, mended.said)
  assert.match(mended.said, /mended: cases\.boxes/)
  const after = await command()
  assert.deepEqual([after.code, /as the log says/.test(after.said)], [0, true], after.said)
})

test('a row of a stream that the log has not is named by the operators’ command, and no rebuild takes it away', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const [, discarded] = [await fillDraft(firm, item), await fillDraft(firm, item)]
  const thrown = await firm.send('DELETE', `/api/${region}/drafts/${discarded}`)
  assert.equal(thrown.status, 200, thrown.body.toString())
  const stream = randomUUID()
  await owner.query(
    `insert into cases.boxes (region, stream, subject, box, due_day)
     select region, $3, subject, box, due_day from cases.boxes where region = $1 and stream = $2 limit 1`,
    [region, filed, stream],
  )
  await rebuild()
  const found = await command()
  assert.equal(found.code, 1)
  const lines = found.said.split('\n').filter((line) => line.endsWith(': no stream of the log'))
  assert.deepEqual(
    lines.map((line) => line.trim().replace(/, "[^"]+"\]/, ', …]')),
    [`cases.boxes ["${region}", "${stream}", …]: no stream of the log`],
  )
  await owner.query('delete from cases.boxes where stream = $1', [stream])
})

async function rebuild(kind = caseStream) {
  const all = { mended: [] as string[], left: [] as string[] }
  for await (const { mended, left } of rebuildProjections(owner, kind)) {
    all.mended.push(...mended)
    all.left.push(...left)
  }
  return all
}

const digests = () => Promise.all(tables.map(digest))

async function digest(table: string): Promise<string | null> {
  const { rows } = await owner.query<{ digest: string | null }>(
    `select md5(string_agg(t::text, ';' order by t::text)) as digest from ${table} t where region = $1 and stream = $2`,
    [region, filed],
  )
  return rows[0]!.digest
}

async function command(...args: string[]): Promise<{ code: number; said: string }> {
  const main = fileURLToPath(new URL('../server/verify-main.ts', import.meta.url))
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: platform.databaseUrl }
    const run = execFile(process.execPath, [main, ...args], { env }, (_error, out, err) =>
      resolve({ code: run.exitCode ?? -1, said: `${out}${err}` }),
    )
  })
}
