import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { dayOf } from '#kernel/day.ts'
import { verifyProjections } from '#platform/verify.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { reminders } from '#server/modules/credentials/credential.ts'
import { credentialStream } from '#server/modules/credentials/credential-stream.ts'
import { loadCases } from '../bench/load/load-cases.ts'
import { readCase } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform } from './harness/platform.ts'

let quiet: TestPlatform
const load = (cases: number) =>
  loadCases({
    databaseUrl: quiet.databaseUrl,
    platform: quiet.platform,
    modules: quiet.modules,
    cases,
    openShare: 0.3,
    today: dayOf(Date.now()),
    progress: () => {},
  })
const count = async (text: string) =>
  (await quiet.platform.db.query('system', { name: '', text: `select count(*)::int as n from ${text}`, values: [] }))
    .rows[0]!['n']

before(async () => {
  quiet = await testPlatform({ background: false })
  await load(150)
  await load(50)
})

test('every row of two hundred loaded cases is the row that its log explains', async () => {
  assert.deepEqual(await verifyProjections(quiet.platform, caseStream), { checked: 200, differences: [] })
  assert.deepEqual(await verifyProjections(quiet.platform, credentialStream), { checked: 140, differences: [] })
})

test('loaded cases that wait for acceptance have their clocks, dated licences theirs, the others none', async () => {
  const waiting = await count(`cases.cases where phase = 'intake'`)
  const dated = await count(`credentials.credentials where valid_until is not null`)
  assert.ok((waiting as number) > 20)
  assert.ok((dated as number) > 0)
  for (const name of ['intake', 'intake-watch'])
    assert.equal(
      await count(
        `platform.deadlines d join cases.cases c using (region, stream)
         where d.kind = 'case' and d.name = '${name}' and c.phase = 'intake'`,
      ),
      waiting,
      name,
    )
  const ofLicences = ['expiry', ...reminders.map((days) => `reminder-${days}`)]
  for (const name of ofLicences)
    assert.equal(
      await count(
        `platform.deadlines d join credentials.credentials c using (region, stream)
         where d.kind = 'credential' and d.name = '${name}' and c.valid_until is not null`,
      ),
      dated,
      name,
    )
  // 逾期视为同意 counts from the day of receipt.
  const silentFromReceipt = `platform.deadlines d join cases.cases c using (region, stream) where d.kind = 'case' and d.name = 'agreement' and c.phase = 'intake' and c.item = 'eia-re-review'`
  const underReview = `platform.deadlines d join cases.cases c using (region, stream) where d.kind = 'case' and d.name <> 'remind' and c.phase = 'review'`
  // 到期提醒: one row for each case of which some limit runs.
  const reminds = `platform.deadlines d join cases.cases c using (region, stream) where d.kind = 'case' and d.name = 'remind'`
  assert.equal(await count(`${reminds} and c.phase = 'intake'`), waiting)
  assert.equal(await count(`${reminds} and c.phase in ('correcting', 'closed')`), 0)
  // 许可后监督检查: of each licence whose item has one, the draw of the period that runs.
  const supervised = `platform.deadlines d join cases.cases c using (region, stream) where d.kind = 'case' and d.name = 'supervision' and c.item in ('food-business', 'public-venue-hygiene')`
  assert.equal(
    await count(`platform.deadlines where not (kind = 'case' and name = 'remind')`),
    2 * (waiting as number) +
      ofLicences.length * (dated as number) +
      ((await count(underReview)) as number) +
      ((await count(silentFromReceipt)) as number) +
      ((await count(supervised)) as number),
    'no deadline of another name',
  )
  assert.equal(
    await count(`${underReview} and not (d.name like 'step:%' or d.name like 'experts:%' or d.name = 'agreement')`),
    0,
    'a case under review has the clocks of its steps alone',
  )
  assert.equal(
    await count(`cases.review_tasks where not done`),
    await count(`log.aliases a join cases.cases c using (region, stream) where c.phase = 'review'`),
  )
})

test('licence numbers of loaded cases have no gap, and their keys open what was sealed', async () => {
  assert.equal(
    await count(
      `(select register, count(*) as given, max(number) as last from platform.registers group by register) r where given <> last`,
    ),
    0,
  )
  const rows = (
    await quiet.platform.db.query('system', {
      name: '',
      text: `select c.stream from cases.cases c join cases.owners o using (region, stream) where c.phase = 'closed' limit 1`,
      values: [],
    })
  ).rows
  const supervisor = await quiet.as(quiet.accountOf('supervisor'))
  const view = await readCase(supervisor, rows[0]!['stream'] as string, 'desk')
  assert.equal(view.ending, 'granted')
})

test('followers of the log that start afterwards find nothing to react to', async () => {
  // The clock may remind of a last day meanwhile, or of a filing that nobody has answered.
  const others = `log.events where actor <> 'clock'`
  const events = await count(others)
  const awake = await testPlatform({ databaseUrl: quiet.databaseUrl, dataFolder: quiet.dataFolder })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await awake.atRest()
  assert.equal(await count(others), events)
  assert.equal(await count('platform.outbox'), 0)
  await assert.rejects(load(1), /a server is running/)
  await awake.stop()
})
