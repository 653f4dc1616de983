import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { residentIds } from '#server/modules/identity/index.ts'
import { fillDraft, itemOf, region } from './harness/case-walk.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

let platform: TestPlatform
let general: Visitor
let social: Visitor
let project: Visitor
let firm: string
let person: string

const party = async (clerk: Visitor, kind: string, name: string, code: string, document: string) =>
  (
    (await clerk.send('POST', `/api/${region}/window/parties`, { kind, name, code, phone: '13900000002', document }))
      .json as { party: string }
  ).party

before(async () => {
  platform = await testPlatform({ background: false })
  general = await platform.as('clerk-a')
  social = await platform.as('clerk-c')
  project = await platform.as('clerk-d')
  firm = await party(social, 'enterprise', '连云港港城物流有限公司', '91320700MA9X00011X', 'business-licence')
  person = await party(social, 'person', '徐若澜', '320706198506150020', 'resident-id-card')
})

const open = async (clerk: Visitor, item: string, applicant: string) =>
  clerk.send('POST', `/api/${region}/drafts`, { item, applicant })

test('a counter files what its group takes', async () => {
  assert.equal((await open(social, 'public-venue-hygiene', person)).status, 200)
  assert.equal((await open(project, 'fire-design-review', firm)).status, 200)
  for (const item of ['public-venue-hygiene', 'fire-design-review'])
    assert.equal((await open(general, item, firm)).status, 200, 'the general counters take everything')
})

test('unfinished filings at a window say for whom they are, those of somebody logged in need not', async () => {
  type Listed = { drafts: { case: string; applicantName?: string }[] }
  const list = async (visitor: Visitor) => ((await visitor.get(`/api/${region}/drafts`)).json as Listed).drafts
  const begun = (await open(social, 'public-venue-hygiene', person)).json as { case: string }
  assert.equal((await list(social)).find((one) => one.case === begun.case)?.applicantName, '徐若澜')
  const applicant = await platform.as('applicant-xu-ruolan')
  await fillDraft(applicant, itemOf('public-venue-hygiene'))
  const own = await list(applicant)
  assert.ok(own.length > 0 && own.every((one) => one.applicantName === undefined))
})

test('it refuses what belongs to another, and says where to go', async () => {
  const refused = await open(social, 'fire-design-review', firm)
  const { code, detail } = refused.json as { code: string; detail: string }
  assert.equal(code, 'window.other-zone')
  assert.match(detail, /工程建设综合窗口（A 区）/)
  assert.equal((await open(project, 'public-venue-hygiene', person)).status, refused.status)
})

test('what was begun at a counter that takes it is not submitted from one that does not', async () => {
  const clerk = await platform.as('clerk-b')
  const draft = await fillDraft(clerk, itemOf('fire-design-review'), { applicant: firm })
  const owner = new Client({ connectionString: platform.databaseUrl })
  await owner.connect()
  await owner.query(`update access.grants set counter = 'B02' where id = $1`, [residentIds.grant(region, 'clerk-b')])
  await owner.end()
  const answer = await clerk.send('POST', `/api/${region}/cases`, { draft, declaration: true, deliverBy: 'window' }, {})
  assert.equal((answer.json as { code: string }).code, 'window.other-zone')
})

test('a clerk is shown what the counter takes, and everybody else the whole directory', async () => {
  const listed = async (visitor: Visitor) =>
    (
      (await visitor.get(`/api/${region}/items?channel=window&limit=100`)).json as {
        items: { code: string; office: string }[]
      }
    ).items.map((item) => item.code)
  assert.ok((await listed(social)).includes('public-venue-hygiene'))
  assert.ok(!(await listed(social)).includes('fire-design-review'))
  assert.ok((await listed(general)).includes('fire-design-review'))
  assert.deepEqual(await listed(general), await listed(await platform.as(null)))
})
