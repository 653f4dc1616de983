import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { CaseView, DraftView } from '#contracts/cases.ts'
import { statement } from '#platform/db.ts'
import { answersFor, itemOf, readCase, region } from './harness/case-walk.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
const account = 'applicant-wang-for-gangcheng'
let platform: TestPlatform
let firm: Visitor
before(async () => {
  platform = await testPlatform()
  firm = await platform.as(account)
})

/** A draft with all that the promise does not stand in for. */
async function promisingDraft(): Promise<DraftView> {
  const opened = await firm.send('POST', `/api/${region}/drafts`, { item: item.code })
  const id = (opened.json as { case: string }).case
  const answers = answersFor(item)
  const saved = await firm.send('PUT', `/api/${region}/drafts/${id}`, { base: 0, answers, paper: [], commitment: true })
  assert.equal(saved.status, 200, saved.body.toString())
  for (const material of ['identityProof', 'layout'])
    await firm.upload(`/api/${region}/cases/${id}/files?material=${material}&name=a.pdf`, smallPdf(material))
  return (await firm.get(`/api/${region}/drafts/${id}`)).json
}

const file = (draft: DraftView, promise: object | null) =>
  firm.send('POST', `/api/${region}/cases`, {
    draft: draft.case,
    declaration: true,
    deliverBy: 'electronic',
    recipient: null,
    promise,
  })
const signed = (draft: DraftView) => ({ notice: '2026-1', promise: '2026-1', name: draft.applicant.name })
const codeOf = (answer: { json: unknown }) => (answer.json as { code: string }).code

test('on a signed promise the licence comes without a reviewer, and says how it was obtained', async () => {
  const draft = await promisingDraft()
  assert.equal(draft.commitment, 'chosen')
  assert.equal(codeOf(await file(draft, null)), 'draft.incomplete')
  assert.equal(codeOf(await file(draft, { ...signed(draft), name: '别的公司' })), 'commitment.other-name')
  assert.equal(codeOf(await file(draft, { ...signed(draft), notice: '2020-1' })), 'commitment.other-version')
  const filed = await file(draft, signed(draft))
  assert.equal(filed.status, 200, filed.body.toString())

  const view = await platform.until(
    () => readCase(firm, draft.case),
    (one: CaseView) => one.phase === 'ready' && one.papers.some(({ kind }) => kind === 'commitment-letter'),
  )
  assert.equal(view.decision?.outcome, 'granted')
  assert.equal(view.decision.made, 'commitment')
  assert.equal(view.decidedDay, view.submittedDay)
  assert.deepEqual(view.commitment?.dispensed, ['公共场所卫生检测或者评价报告', '公共场所卫生管理制度'])
  assert.ok(view.commitment.checkDue)
  assert.ok(view.credential)
  assert.deepEqual(view.papers.map(({ kind }) => kind).toSorted(), [
    'acceptance-notice',
    'application-form',
    'commitment-letter',
    'decision',
    'licence',
    'material-receipt',
  ])
  assert.ok(view.timeline.every(({ key }) => !key.startsWith('task-')))
  const log = await platform.platform.db.query(
    'system',
    statement(`select type, actor, data from log.events where stream = $1 order by version`, [draft.case]),
  )
  const decided = log.rows.find((row) => row['type'] === 'case.decided')
  assert.equal(decided?.['actor'], 'rules')
  // Who signed is in the vault alone.
  assert.ok(log.rows.every((row) => !(row['data'] as string).includes(draft.applicant.name)))
})

test('whoever promised falsely before is offered the normal way alone', async () => {
  const draft = await promisingDraft()
  await platform.platform.db.query('system', statement(`update cases.promises set state = 'found-false'`, []))
  const again = (await firm.get(`/api/${region}/drafts/${draft.case}`)).json as DraftView
  assert.equal(again.commitment, 'barred')
  assert.equal(codeOf(await file(draft, signed(draft))), 'commitment.barred')
})
