import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { verifyProjections } from '#platform/verify.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { accept, fillDraft, itemOf, region, submit } from '#tests/harness/case-walk.ts'
import { testPlatform, type TestPlatform } from '#tests/harness/platform.ts'

let platform: TestPlatform
let filed: string
before(async () => {
  platform = await testPlatform()
  const item = itemOf('fire-design-review')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  filed = (await submit(firm, await fillDraft(firm, item))).case
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, filed)
  // What follows by itself writes the rows of the case once more.
  await platform.atRest()
})

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
