import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseSummary, DraftView } from '#contracts/cases.ts'
import type { DutyEvent } from '#contracts/duty.ts'
import { lyg } from '#seed/city/lyg.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { accept, fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { papersSay } from './harness/paper-text.ts'
import { smallPdf, testPlatform, type Visitor } from './harness/platform.ts'

let ahead = Date.parse('2026-04-20T01:00:00Z') - Date.now()
const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
const item = itemOf('public-venue-hygiene')
const at = `/api/${region}`
const xu = await platform.as('applicant-xu-ruolan')
const acceptor = await platform.as('acceptor-weijian-a')
const deputy = await platform.as('acceptor-zhengwu-a')
const supervisor = await platform.as('supervisor')

const done = async (visitor: Visitor, path: string, body: object) => {
  const answer = await visitor.send('POST', `${at}/${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
}
const refusal = async (visitor: Visitor, path: string, body: object) =>
  ((await visitor.send('POST', `${at}/${path}`, body)).json as { code: string }).code
const boxOf = async (visitor: Visitor, box: string) =>
  ((await visitor.get(`${at}/desk/cases?box=${box}`)).json as { cases: CaseSummary[] }).cases.map(
    (one) => one.case as string,
  )
const day = (from: string) => {
  ahead = Date.parse(`${from}T01:00:00Z`) - Date.now()
}
const defects = [{ about: 'field', key: 'area', reason: 'other', remark: '请核对经营面积' }]
const file = async () => (await submit(xu, await fillDraft(xu, item))).case
const atWindow = async (clerk: Visitor) => {
  const { name, code, phone } = lyg.parties.find(({ key }) => key === 'xu-ruolan')!
  const shown = { kind: 'person', name, code, phone, document: 'resident-id-card' }
  return ((await clerk.send('POST', `${at}/window/parties`, shown)).json as { party: string }).party
}
const reason = '补正后的面积与平面图不一致，原先无法看出，确需再告知一次。'

test('what nobody answers goes to the deputy, to the supervision, and is accepted as of its receipt', async () => {
  const { roster } = (await acceptor.get(`${at}/desk/duty`)).json as { roster: string }
  const person = residentIds.party('acceptor-weijian-b') as DutyEvent['days'][number]['person']
  await done(acceptor, `duty/${roster}`, { days: [{ day: '2026-04-21', person }] })
  const id = await file()
  assert.equal((await deputy.get(`${at}/desk/cases/${id}`)).status, 404)

  day('2026-04-23')
  await platform.until(
    () => boxOf(deputy, 'taken-over'),
    (found) => found.includes(id),
  )
  assert.deepEqual(await boxOf(supervisor, 'unanswered'), [])
  const taken = await readCase(deputy, id, 'desk')
  assert.deepEqual(taken.intake.passedOn, [
    { step: 'deputy', officeName: '连云港市政务服务管理办公室', day: '2026-04-23' },
  ])
  assert.equal(taken.intake.answerBy, '2026-04-24')
  assert.ok(taken.can.includes('accept'))

  day('2026-04-26')
  await platform.until(
    () => boxOf(supervisor, 'unanswered'),
    (found) => found.includes(id),
  )
  const watched = await readCase(supervisor, id, 'desk')
  assert.deepEqual(
    watched.intake.onDuty.map(({ name }) => name),
    [lyg.parties.find(({ key }) => key === 'acceptor-weijian-b')?.name],
  )
  assert.ok(!watched.can.includes('accept'))
  assert.deepEqual((await readCase(xu, id)).intake.onDuty, [])

  day('2026-04-28')
  const deemed = await platform.until(
    () => readCase(xu, id),
    ({ acceptedDay }) => acceptedDay !== null,
  )
  assert.deepEqual([deemed.acceptedDay, deemed.deemedAccepted], ['2026-04-20', true])
  assert.deepEqual(await boxOf(supervisor, 'unanswered'), [])
})

test('a deputy accepts what its unit left', async () => {
  day('2026-05-11')
  const id = await file()
  day('2026-05-14')
  await platform.until(
    () => boxOf(deputy, 'taken-over'),
    (found) => found.includes(id),
  )
  await accept(deputy, id)
  assert.equal((await readCase(xu, id)).deemedAccepted, false)
})

test('a second notice needs a supervisor, who gives a reason to the applicant; withdrawing and filing again changes nothing', async () => {
  day('2026-06-01')
  const id = await file()
  await done(acceptor, `cases/${id}/deficiency-notice`, { defects })
  await done(xu, `cases/${id}/correction`, { answers: { area: 30 } })
  assert.equal(await refusal(acceptor, `cases/${id}/deficiency-notice`, { defects }), 'case.returns-spent')
  const spent = await readCase(acceptor, id, 'desk')
  assert.deepEqual([spent.intake.returns, spent.intake.limit, spent.can.includes('notify-deficiency')], [1, 1, false])

  assert.ok((await readCase(supervisor, id, 'desk')).can.includes('allow-second-notice'))
  await done(supervisor, `desk/cases/${id}/second-notice`, { reason })
  assert.deepEqual((await readCase(xu, id)).intake.exceptions, [{ what: 'allowed', reason, day: '2026-06-01' }])
  await done(acceptor, `cases/${id}/deficiency-notice`, { defects })
  const twice = await platform.until(
    () => readCase(xu, id),
    ({ papers }) => papers.filter(({ kind }) => kind === 'deficiency-notice').length === 2,
  )
  assert.equal(twice.intake.returns, 2)
  await papersSay(xu, id, twice)
  await done(xu, `cases/${id}/correction`, { answers: { area: 40 } })
  await platform.until(
    () => readCase(xu, id),
    ({ papers }) => papers.filter(({ kind }) => kind === 'application-form').length === 3,
  )

  await done(xu, `cases/${id}/withdrawal`, { reason: '' })
  const again = await file()
  const seen = await readCase(xu, again)
  assert.deepEqual(seen.intake.before, { case: id, returns: 2, since: '2026-06-01' })
  assert.equal(seen.intake.matter?.filings, 2, 'the office’s days go on over both filings')
  assert.equal(await refusal(acceptor, `cases/${again}/deficiency-notice`, { defects }), 'case.returns-spent')

  await done(xu, `cases/${again}/withdrawal`, { reason: '' })
  const clerk = await platform.as('clerk-a')
  const party = await atWindow(clerk)
  const draft = await fillDraft(xu, item)
  await done(clerk, `drafts/${draft}/window`, { party })
  const { version: base, answers } = (await clerk.get(`${at}/drafts/${draft}`)).json as DraftView
  await clerk.send('PUT', `${at}/drafts/${draft}`, { base, answers, paper: ['application'] })
  await done(clerk, 'cases', { draft, declaration: true, deliverBy: 'window' })
  const { before, matter } = (await readCase(xu, draft)).intake
  assert.deepEqual([before, matter?.filings], [{ case: again, returns: 2, since: '2026-06-01' }, 3])
  assert.equal(await refusal(acceptor, `cases/${draft}/deficiency-notice`, { defects }), 'case.returns-spent')

  assert.deepEqual((await readCase(acceptor, draft, 'desk')).intake.told, [], 'this filing was told of nothing yet')
  const incomplete = {
    ground: 'incomplete-after-notice',
    reason: '此前补正告知载明的内容仍不齐全，不符合法定形式。',
    competentOffice: null,
    gaps: defects.map(({ about, key }) => ({ about, key })),
  }
  assert.equal(await refusal(acceptor, `cases/${draft}/intake-refusal`, incomplete), 'case.refusal-needs-notice')
})

test('the supervision sees by how many days somebody was told late that the office is another', async () => {
  day('2026-06-15')
  const id = await file()
  day('2026-06-17')
  await done(acceptor, `cases/${id}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    competentOffice: '海州区卫生健康委员会',
  })
  const late = { received: '2026-06-15', day: '2026-06-17', days: 2 }
  assert.deepEqual((await readCase(supervisor, id, 'desk')).intake.toldLate, late)
  const { cases } = (await supervisor.get(`${at}/desk/cases?box=refused`)).json as { cases: CaseSummary[] }
  assert.equal(cases.find((one) => one.case === id)?.toldLate, 2)
  assert.equal((await readCase(xu, id)).intake.toldLate, null)
})

test('each refusal at the intake lies before the supervision until its finding is written down', async () => {
  const id = await file()
  await done(acceptor, `cases/${id}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    competentOffice: '海州区卫生健康委员会',
  })
  assert.ok((await boxOf(supervisor, 'refused')).includes(id))
  await done(supervisor, `desk/cases/${id}/refusal-examination`, {
    finding: 'in-order',
    words: '核对权责清单，该事项确属区县权限。',
  })
  assert.ok(!(await boxOf(supervisor, 'refused')).includes(id))
  assert.equal((await readCase(supervisor, id, 'desk')).intake.refusalCheck?.finding, 'in-order')
  assert.equal((await readCase(xu, id)).intake.refusalCheck, null)
})

test('at the window an error is mended at once: nothing is counted, the limit stands, and reviewers read the new answer', async () => {
  const clerk = await platform.as('clerk-a')
  const party = await atWindow(clerk)
  const { case: id } = await submit(clerk, await fillDraft(clerk, item, { applicant: party }), 'window')
  const before = await readCase(clerk, id, 'desk')
  assert.ok(before.can.includes('mend'))
  const upload = `${at}/cases/${id}/files?material=layout&name=plan.pdf`
  assert.equal((await clerk.upload(upload, smallPdf('layout'))).status, 200)
  assert.equal((await (await platform.as('acceptor-weijian-a')).upload(upload, smallPdf('layout'))).status, 403)
  await done(clerk, `cases/${id}/spot-mending`, {
    lines: [
      { about: 'field', key: 'area' },
      { about: 'material', key: 'layout' },
    ],
    answers: { area: 30, venueName: '不该改的' },
  })
  const after = await readCase(clerk, id, 'desk')
  assert.equal(after.answers.find(({ key }) => key === 'area')?.value, 30)
  assert.deepEqual(
    after.answers.find(({ key }) => key === 'venueName'),
    before.answers.find(({ key }) => key === 'venueName'),
  )
  assert.ok(after.materials.some(({ material, fileName }) => material === 'layout' && fileName === 'plan.pdf'))
  assert.equal(after.clocks[0]?.due, before.clocks[0]?.due)
  assert.equal(after.intake.returns, before.intake.returns)
  assert.ok(after.timeline.some(({ title }) => title === '窗口当场更正'))
})

test('whoever brought false material is told until when not to apply again, and cannot', async () => {
  const dangerous = itemOf('hazardous-goods-transport')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, dangerous))
  await done(await platform.as(platform.accountOf('acceptor', dangerous.intakeOffice)), `cases/${id}/intake-refusal`, {
    ground: 'false-material',
    reason: '提交的车辆检测报告编号在检测机构的登记中不存在，属于伪造的材料。',
    competentOffice: null,
    untrue: [{ about: 'field', key: dangerous.form[0]!.fields[0]!.key }],
  })
  const view = await readCase(firm, id)
  const told = await platform.until(
    () => readCase(firm, id),
    ({ papers }) => papers.some(({ kind }) => kind === 'intake-refusal'),
  )
  assert.match(
    (await papersSay(firm, id, told))['intake-refusal']!,
    /第七十八条的规定，.*并给予警告.*另行作出行政处罚决定/,
  )
  const until = `${Number(view.bar?.since.slice(0, 4)) + 1}${view.bar?.since.slice(4)}`
  assert.equal(view.bar?.until, until)
  const mine = async (visitor: Visitor) =>
    ((await visitor.get(`${at}/bars`)).json as { bars: { case: string }[] }).bars.map((one) => one.case)
  assert.deepEqual(await mine(firm), [id])
  assert.deepEqual(await mine(xu), [])
  const again = await fillDraft(firm, dangerous)
  assert.equal(((await firm.get(`${at}/drafts/${again}`)).json as { bar: { until: string } | null }).bar?.until, until)
  assert.equal(
    await refusal(firm, 'cases', { draft: again, declaration: true, deliverBy: 'electronic' }),
    'case.barred',
  )
})
