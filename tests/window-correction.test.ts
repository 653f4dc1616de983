import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Item } from '#contracts/item.ts'
import { permissions } from '#contracts/permissions.ts'
import { statement } from '#platform/db.ts'
import { residentIds } from '#server/modules/identity/index.ts'
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

const xuRuolan = residentIds.party('xu-ruolan')

/** A case that the window filed for 徐若澜, who stands there. */
async function filed(of: Item = item, answers?: Record<string, unknown>): Promise<string> {
  const party = await clerk.send('POST', `/api/${region}/window/parties`, {
    kind: 'person',
    name: '徐若澜',
    code: '320706198506150020',
    phone: '13900000002',
    document: 'resident-id-card',
  })
  const { party: standing } = party.json as { party: string }
  const draft = await fillDraft(clerk, of, { applicant: standing, ...(answers && { answers }) })
  return (await submit(clerk, draft, 'window')).case
}

/** One whose applicant has been told what is missing. */
async function told(): Promise<string> {
  const id = await filed()
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
  assert.deepEqual((await readCase(clerk, id, 'desk')).can.toSorted(), ['choose-delivery', 'correct', 'withdraw'])

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

/** Acts that are taken online alone: none that a case waits for, or that can be done in no other way. */
const onlineAlone = {
  'POST /api/:region/cases/:case/receipt':
    'takes what is delivered electronically, as the applicant chose; until then another way is chosen at a window',
  'POST /api/:region/cases/:case/hearing-signature': 'is signed on paper as well, which the office notes',
  'POST /api/:region/cases/:case/parts/:part/split': 'is asked for online; without it the part goes on with its whole',
  'POST /api/:region/cases/:case/parts/:part/join': 'is asked for online; without it the case goes on by itself',
  'POST /api/:region/cases/:case/urging': 'moves no limit and opens nothing; the supervision urges as well',
  'POST /api/:region/cases/:case/rating': 'is an opinion that nobody has to give',
}
const act = (visitor: Visitor, id: string, what: string, body: object = {}) =>
  visitor.send('POST', `/api/${region}/cases/${id}/${what}`, body)
const ruleOf = (answer: Answer) => (answer.json as { code: string }).code
/** Papers are issued behind a command, and may come before or after what is asked for here. */
const lastOf = async (id: string) =>
  (
    await platform.platform.db.query(
      'system',
      statement(
        `select type, on_behalf_of, applicant_present
         from log.events
         where stream = $1 and type <> 'case.paper-issued'
         order by version desc
         limit 1`,
        [id],
      ),
    )
  ).rows[0]

test('what was filed at a window is withdrawn there, and the withdrawal taken back, by whoever stands there and by nobody else', async () => {
  const id = await filed()
  const elsewhere = await platform.as('clerk-b')
  const offered = async (visitor: Visitor) => {
    const { can, identifyFirst } = await readCase(visitor, id, 'desk')
    const named = (all: readonly string[]) => all.filter((one) => one.includes('withdraw'))
    return [named(can), named(identifyFirst)]
  }
  await accept(acceptor, id)
  const reason = { reason: '另行选址', confirmed: true }
  assert.deepEqual(await offered(elsewhere), [[], ['withdraw']])
  assert.equal(ruleOf(await act(elsewhere, id, 'withdrawal', reason)), 'window.nobody-to-give-up')
  assert.deepEqual(await offered(clerk), [['withdraw'], []])
  assert.equal(ruleOf(await act(clerk, id, 'withdrawal')), 'case.withdrawal-needs-reason')
  const asked = await act(clerk, id, 'withdrawal', reason)
  assert.equal(asked.status, 200, asked.body.toString())
  assert.ok((asked.json as { receipt: { signature: string } }).receipt)
  const said = { on_behalf_of: xuRuolan, applicant_present: true }
  assert.deepEqual(await lastOf(id), { type: 'case.withdrawal-requested', ...said })

  assert.deepEqual(await offered(elsewhere), [[], ['recall-withdrawal']])
  assert.equal(ruleOf(await act(elsewhere, id, 'withdrawal-recall')), 'window.nobody-here')
  assert.equal((await act(clerk, id, 'withdrawal-recall')).status, 200)
  assert.deepEqual(await lastOf(id), { type: 'case.withdrawal-recalled', ...said })
  assert.equal((await readCase(applicant, id)).phase, 'review')
})

test('each act of an applicant on a case is recorded at a window as well, or it is said here why not', () => {
  const online = platform.routes
    .map(({ contract }) => contract)
    .filter(({ kind, zones, can, path }) => {
      const held: readonly string[] = permissions[can]
      const atDesk = zones.includes('desk') && (held.includes('clerk') || held.includes('acceptor'))
      return kind === 'command' && path.includes('/cases/:case') && held.includes('applicant') && !atDesk
    })
    .map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(online.toSorted(), Object.keys(onlineAlone).toSorted())
})

test('whoever was refused by rules asks for a person at the window as well', async () => {
  const insurance = itemOf('resident-medical-insurance')
  const answers = answersFor(insurance, { elsewhere: true })
  const id = await filed(insurance, answers)
  await accept(await platform.as(platform.accountOf('acceptor', insurance.intakeOffice)), id)
  await platform.until(
    () => readCase(applicant, id),
    (view: CaseView) => view.phase === 'ready',
  )
  const elsewhere = await platform.as('clerk-b')
  assert.deepEqual(
    (await readCase(elsewhere, id, 'desk')).identifyFirst.filter((one) => one === 'ask-for-person'),
    ['ask-for-person'],
  )
  assert.equal(ruleOf(await act(elsewhere, id, 'person-review')), 'window.nobody-here')
  assert.ok((await readCase(clerk, id, 'desk')).can.includes('ask-for-person'))
  const asked = await act(clerk, id, 'person-review')
  assert.equal(asked.status, 200, asked.body.toString())
  assert.equal((await readCase(applicant, id)).statusText, '申请人要求人工办理，正在审查')
  assert.ok((await readCase(clerk, id, 'desk')).rules?.askedDay)
})
