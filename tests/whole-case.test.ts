import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { CredentialEvent, type PublishedGrant } from '#contracts/credentials.ts'
import { canonical } from '#kernel/canonical.ts'
import { verifyProjections } from '#platform/verify.ts'
import { credentialStream } from '#server/modules/credentials/credential-stream.ts'
import { accept, fillDraft, itemOf, readCase, region, reviewToDecision, submit } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'

const firmAccount = 'applicant-wang-for-gangcheng'
let platform: TestPlatform
before(async () => {
  platform = await testPlatform()
})

test('a firm applies online, four offices review blind, and the signed licence arrives', async () => {
  const item = itemOf('fire-design-review')
  const firm = await platform.as(firmAccount)
  const draft = await fillDraft(firm, item)
  const { case: id, number } = await submit(firm, draft)
  assert.match(number, /^.{31}\d{12}$/)

  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const seen = await readCase(acceptor, id, 'desk')
  assert.deepEqual(seen.can.toSorted(), ['accept', 'copy', 'notify-deficiency', 'refuse-at-intake'])
  await accept(acceptor, id)

  await reviewToDecision(platform, item)
  const ready = await platform.until(
    () => readCase(firm, id),
    (view) => view.phase === 'ready',
  )
  assert.equal(ready.decision?.outcome, 'granted')
  assert.ok(ready.credential?.identifier)
  const licence = ready.papers.find((paper) => paper.kind === 'licence')!
  const pdf = await firm.get(`/api/${region}/cases/${id}/papers/${licence.paper}`)
  assert.equal(pdf.status, 200)
  assert.equal(pdf.body.subarray(0, 5).toString(), '%PDF-')

  const received = await firm.send('POST', `/api/${region}/cases/${id}/receipt`, {})
  assert.equal(received.status, 200, received.body.toString())
  const rated = await firm.send('POST', `/api/${region}/cases/${id}/rating`, {
    stars: 5,
    tags: ['efficiency'],
    remark: '办得快',
  })
  assert.equal(rated.status, 200, rated.body.toString())
  const closed = await readCase(firm, id)
  assert.equal(closed.ending, 'granted')
  assert.equal(closed.rating?.stars, 5)

  const verified = await (await platform.as(null)).get(`/api/${region}/credentials/${ready.credential.identifier}`)
  await platform.atRest()
  // 双公示: with the 文书号 of its decision and its 许可类别.
  const published = (await (await platform.as(null)).get(`/api/${region}/credentials?limit=50`)).json as {
    grants: PublishedGrant[]
  }
  const grant = published.grants.find(({ identifier }) => identifier === ready.credential!.identifier)
  const decision = ready.papers.find((paper) => paper.kind === 'decision')!
  assert.ok(decision.number)
  assert.deepEqual([grant?.document, grant?.category], [decision.number, '核准'])
  assert.equal(verified.status, 200, verified.body.toString())
  assert.equal((verified.json as { status: string }).status, 'valid')
})

test('the numbers of decisions that were given before the register kept them are noted by the migration', async () => {
  const owner = new Client({ connectionString: platform.databaseUrl })
  const migration = new URL('../server/modules/credentials/migrations/0023_decision_numbers.sql', import.meta.url)
  const told = async () => (await owner.query('select * from credentials.decisions order by identifier')).rows
  await owner.connect()
  try {
    await platform.atRest()
    const before = await told()
    assert.equal(before.length, 1)
    const causes = `select cause from log.events where type = 'credential.decision-numbered'`
    // Live, it is noted with whichever comes last to the register, the licence or the number; afterwards it is known by its number alone.
    const numbered = `select id as cause from log.events where type = 'case.paper-numbered' and data::json ->> 'kind' = 'decision'`
    const { rows: caused } = await owner.query(numbered)
    assert.equal(caused.length, 1)
    await owner.query(`
      begin;
      delete from log.events where type = 'credential.decision-numbered';
      drop table credentials.decisions;
      ${readFileSync(migration, 'utf8')}
      commit`)
    assert.deepEqual(await told(), before)
    assert.deepEqual((await owner.query(causes)).rows, caused)
    assert.deepEqual(await verifyProjections(platform.platform, credentialStream), { checked: 1, differences: [] })
    const { rows } = await owner.query(`select data from log.events where type = 'credential.decision-numbered'`)
    CredentialEvent.parse({ ...(JSON.parse(rows[0].data) as object), type: 'decision-numbered' })
    assert.equal(rows[0].data, canonical(JSON.parse(rows[0].data)))
  } finally {
    await owner.end()
  }
})
