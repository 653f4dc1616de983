import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseSummary, CaseView, DraftView } from '#contracts/cases.ts'
import { answersFor, accept, fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { smallPdf, testPlatform, type Answer, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')
const clerk = await platform.as(platform.accountOf('clerk'))
const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
const applicant = await platform.as('applicant-xu-ruolan')
const defects = [
  { about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' },
  { about: 'material', key: 'testReport', reason: 'expired', remark: '检测报告已过一年，请提交新的' },
  { about: 'field', key: 'venueAddress', reason: 'incomplete', remark: '地址请写到门牌号' },
]

/** A case that the window filed for 徐若澜 and whose applicant has been told what is missing. */
async function told(): Promise<string> {
  const party = await clerk.send('POST', `/api/${region}/window/parties`, {
    kind: 'person',
    name: '徐若澜',
    code: '320706198506150020',
    phone: '13900000002',
    document: 'resident-id-card',
  })
  const draft = await fillDraft(clerk, item, { applicant: (party.json as { party: string }).party })
  const { case: id } = await submit(clerk, draft, 'window')
  const notice = await acceptor.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, { defects })
  assert.equal(notice.status, 200, notice.body.toString())
  return id
}

const upload = (visitor: Visitor, id: string, material: string) =>
  visitor.upload(`/api/${region}/cases/${id}/files?material=${material}&name=scan.pdf`, smallPdf(material))
const correct = (visitor: Visitor, id: string, body: object) =>
  visitor.send('POST', `/api/${region}/cases/${id}/correction`, body)
const fileOf = (answer: Answer) => (answer.json as { file: string }).file

test('the window takes in a correction: it stands in its box, scans and paper come in, and the case goes back to intake', async () => {
  const id = await told()
  const box = await clerk.get(`/api/${region}/desk/cases?box=correcting`)
  const { cases, counts } = box.json as { cases: CaseSummary[]; counts: Record<string, number> }
  assert.deepEqual([cases.map((one) => one.case), counts['correcting']], [[id], 1])
  assert.deepEqual([cases[0]!.due, cases[0]!.left, cases[0]!.revision], [null, null, 1])
  assert.deepEqual((await readCase(clerk, id, 'desk')).can.toSorted(), ['choose-delivery', 'correct'])

  const foreign = await upload(applicant, id, 'layout')
  const scan = await upload(clerk, id, 'layout')
  assert.deepEqual([foreign.status, scan.status], [200, 200], scan.body.toString())
  const staged = (view: CaseView) => view.staged.map((file) => file.file)
  assert.deepEqual(staged(await readCase(clerk, id, 'desk')), [fileOf(scan)])
  assert.deepEqual(staged(await readCase(applicant, id)), [fileOf(foreign)])
  assert.deepEqual(staged(await readCase(acceptor, id, 'desk')), [])
  const peek = await acceptor.get(`/api/${region}/desk/cases/${id}/files/${fileOf(scan)}`)
  assert.equal(peek.status, 404)

  const short = await correct(clerk, id, { paper: ['testReport'] })
  assert.equal((short.json as { code: string }).code, 'case.correction-missing')
  const done = await correct(clerk, id, {
    answers: { venueAddress: { division: '320706', town: '320706012', detail: '郁洲南路 100 号 3 层' } },
    paper: ['testReport'],
  })
  assert.equal(done.status, 200, done.body.toString())

  const view = await readCase(acceptor, id, 'desk')
  assert.deepEqual([view.phase, view.can.includes('accept')], ['intake', true])
  const brought = (material: string) =>
    view.materials.filter((one) => one.material === material).map(({ way, file }) => ({ way, file }))
  assert.deepEqual(brought('layout'), [{ way: 'scan', file: fileOf(scan) }])
  assert.deepEqual(brought('testReport'), [{ way: 'paper', file: null }])
  assert.equal(
    view.answers.find((one) => one.key === 'venueAddress')?.text,
    '江苏省连云港市海州区幸福路街道郁洲南路 100 号 3 层',
  )
  const seen = await acceptor.get(`/api/${region}/desk/cases/${id}/files/${fileOf(scan)}`)
  assert.equal(seen.status, 200)
})

test('a case that waits for nothing takes no file, and says why', async () => {
  const id = await told()
  const paper = ['layout', 'testReport']
  await correct(clerk, id, {
    answers: { venueAddress: { division: '320706', town: '320706012', detail: '郁洲南路 8 号' } },
    paper,
  })
  const codeOf = async (visitor: Visitor) => ((await upload(visitor, id, 'layout')).json as { code: string }).code
  assert.equal(await codeOf(applicant), 'case.not-correcting')
  // At the window what lies at the intake may still be mended on the spot.
  await accept(acceptor, id)
  assert.equal(await codeOf(clerk), 'case.not-correcting')
})

test('what was staged for a material that the answers no longer call for is gone when the application is filed', async () => {
  const fire = itemOf('fire-design-review')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const id = await fillDraft(firm, fire, { answers: { specialDesign: false } })
  const extra = await upload(firm, id, fire.materials.at(-1)!.key)
  assert.equal(extra.status, 200, extra.body.toString())
  await submit(firm, id)
  assert.equal((await firm.get(`/api/${region}/cases/${id}/files/${fileOf(extra)}`)).status, 404)
  assert.deepEqual((await readCase(firm, id)).staged, [])
})

test('an answer that a correction changes brings its further questions and materials with it', async () => {
  const fire = itemOf('fire-design-review')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, fire, { answers: { specialDesign: false } }))
  const examiner = await platform.as(platform.accountOf('acceptor', fire.intakeOffice))
  const remark = '采用了国家标准没有规定的新技术，请核对'
  const notice = await examiner.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, {
    defects: [{ about: 'field', key: 'specialDesign', reason: 'inconsistent', remark }],
  })
  assert.equal(notice.status, 200, notice.body.toString())
  const refusal = (answer: Answer) => {
    const { code, detail } = answer.json as { code: string; detail: string }
    return `${code} ${detail}`
  }

  const bare = refusal(await correct(firm, id, { answers: { specialDesign: true } }))
  assert.match(bare, /^case\.correction-missing .*需要特殊消防设计的内容、特殊消防设计技术资料/)
  const why = '屋面采用新型材料'
  const unproved = refusal(await correct(firm, id, { answers: { specialDesign: true, specialDesignWhy: why } }))
  assert.match(unproved, /^case\.correction-missing .*：特殊消防设计技术资料/)
  const scan = await upload(firm, id, 'specialDesign')
  const wrong = { specialDesign: true, specialDesignWhy: '长'.repeat(501) }
  assert.match(refusal(await correct(firm, id, { answers: wrong })), /^draft\.incomplete/)

  const done = await correct(firm, id, {
    answers: { specialDesign: true, specialDesignWhy: why, workKind: 'not-asked-about' },
  })
  assert.equal(done.status, 200, done.body.toString())
  const view = await readCase(examiner, id, 'desk')
  const text = (key: string) => view.answers.find((one) => one.key === key)?.text
  assert.deepEqual([view.phase, text('specialDesign'), text('specialDesignWhy')], ['intake', '是', why])
  assert.deepEqual(
    view.materials.filter((one) => one.material === 'specialDesign').map((one) => one.file),
    [fileOf(scan)],
  )
})

test('a defect in what the changed answers no longer call for is moot', async () => {
  const fire = itemOf('fire-design-review')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, fire, { answers: { specialDesign: true } }))
  const examiner = await platform.as(platform.accountOf('acceptor', fire.intakeOffice))
  const remark = '按图纸不属于特殊消防设计，请核对后修改'
  const notice = await examiner.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, {
    defects: [
      { about: 'field', key: 'specialDesign', reason: 'inconsistent', remark },
      { about: 'field', key: 'specialDesignWhy', reason: 'incomplete', remark },
      { about: 'material', key: 'specialDesign', reason: 'illegible', remark },
    ],
  })
  assert.equal(notice.status, 200, notice.body.toString())
  const same = await correct(firm, id, { answers: { specialDesign: true, specialDesignWhy: '改过的说明' } })
  assert.equal((same.json as { code: string }).code, 'case.correction-missing')
  const done = await correct(firm, id, { answers: { specialDesign: false } })
  assert.equal(done.status, 200, done.body.toString())
})

test('a draft knows all facts that a form is filled in with', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const opened = await firm.send('POST', `/api/${region}/drafts`, { item: 'fire-design-review' })
  const draft = await firm.get(`/api/${region}/drafts/${(opened.json as { case: string }).case}`)
  const { name, code, phone, legalPerson, address } = (draft.json as DraftView).applicant
  assert.deepEqual(address, { division: '320703', town: '320703005', detail: '物流大道 6 号' })
  assert.deepEqual(
    [name, code, phone, legalPerson],
    // The telephone that was given last, in an application before.
    ['连云港港城物流有限公司', '91320700MA9X00011X', answersFor(itemOf('fire-design-review'))['phone'], '沈国华'],
  )
})
