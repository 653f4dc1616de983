import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { CaseAction, Phase } from '#contracts/cases.ts'
import type { SessionView } from '#contracts/identity.ts'
import { mayEver, permissions, type Permission } from '#contracts/permissions.ts'
import { statement } from '#platform/db.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { paperText } from './harness/paper-text.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

/** What a window does: it identifies, files, brings, writes down what the applicant chooses, passes on and hands over; and it takes in, where the authority has charged it (授权综合窗口受理). None of it reviews or decides. */
const windowPermissions: readonly Permission[] = [
  'site.read',
  'session.read',
  'session.open',
  'session.close',
  'session.extend',
  'draft.write',
  'case.submit',
  'case.correct',
  'case.withdraw',
  'person.ask',
  'case.mend',
  'case.message',
  'delivery.choose',
  'case.list-desk',
  'case.read-desk',
  'case.take-in',
  'window.identify',
  'result.hand-over',
  'originals.read',
  'originals.hand-over',
  'originals.return',
  'hearing.ask',
  'hearing.recuse',
  'statement.make',
]
const windowActs: readonly CaseAction[] = [
  'correct',
  'message',
  'choose-delivery',
  'hand-over',
  'dispatch',
  'deposit',
  'request-hearing',
  'waive-hearing',
  'ask-chair-recusal',
  'state-own',
  'waive-statement',
  'withdraw',
  'recall-withdrawal',
  'ask-for-person',
  'take-back-promise',
  'supply-deferred',
  'mend',
]
/** What a window that is charged with the acceptance has beside them, at the intake and never after it. */
const takingIn: readonly CaseAction[] = ['accept', 'notify-deficiency', 'refuse-at-intake']

const item = itemOf('public-venue-hygiene')
/** Of this one the office alone accepts. */
const unchargedItem = itemOf('outdoor-advertising')
const person = { kind: 'person', name: '徐若澜', code: '320706198506150020', phone: '13900000002' }
let platform: TestPlatform
let clerk: Visitor
let acceptor: Visitor
before(async () => {
  platform = await testPlatform()
  clerk = await platform.as(platform.accountOf('clerk'))
  acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
})

test('a clerk has the permissions of a window and no other', async () => {
  const held = (Object.keys(permissions) as Permission[]).filter((one) => mayEver('clerk', one))
  assert.deepEqual(held.toSorted(), windowPermissions.toSorted())
  const { can } = (await clerk.get('/api/session')).json as SessionView
  assert.deepEqual(can.toSorted(), windowPermissions.toSorted())
})

test('each command of the contracts that a clerk may ask for is one of a window, and none of them reviews or decides', () => {
  const commands = platform.routes
    .map(({ contract }) => contract)
    .filter(({ kind, can }) => kind === 'command' && mayEver('clerk', can))
    .map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(commands.toSorted(), [
    'POST /api/:region/cases',
    'POST /api/:region/cases/:case/acceptance',
    'POST /api/:region/cases/:case/correction',
    'POST /api/:region/cases/:case/deferred-materials',
    'POST /api/:region/cases/:case/deficiency-notice',
    'POST /api/:region/cases/:case/delivery-choice',
    'POST /api/:region/cases/:case/deposit',
    'POST /api/:region/cases/:case/dispatch',
    'POST /api/:region/cases/:case/hand-over',
    'POST /api/:region/cases/:case/hearing-recusal',
    'POST /api/:region/cases/:case/hearing-request',
    'POST /api/:region/cases/:case/hearing-waiver',
    'POST /api/:region/cases/:case/intake-refusal',
    'POST /api/:region/cases/:case/messages',
    'POST /api/:region/cases/:case/messages/seen',
    'POST /api/:region/cases/:case/person-review',
    'POST /api/:region/cases/:case/promise-withdrawal',
    'POST /api/:region/cases/:case/revision',
    'POST /api/:region/cases/:case/spot-mending',
    'POST /api/:region/cases/:case/statement',
    'POST /api/:region/cases/:case/statement-waiver',
    'POST /api/:region/cases/:case/withdrawal',
    'POST /api/:region/cases/:case/withdrawal-recall',
    'POST /api/:region/desk/transfers/:transfer/hand-over',
    'POST /api/:region/desk/transfers/:transfer/return',
    'POST /api/:region/window/mandate-revocations',
    'POST /api/:region/window/mandates',
    'POST /api/:region/window/phones',
    'POST /api/:region/window/registrations',
  ])
})

/** What a session of a window may leave in the log of a case. */
const windowFacts = [
  'case.submitted',
  'case.corrected',
  'case.message-sent',
  'case.messages-seen',
  'case.delivery-chosen',
  'case.delivered',
  'case.result-dispatched',
  'case.result-deposited',
  'case.hearing-requested',
  'case.hearing-waived',
  'case.applicant-stated',
  'case.statement-waived',
  'case.withdrawn',
  'case.withdrawal-requested',
  'case.withdrawal-recalled',
  'case.person-asked',
  'case.promise-taken-back',
  'case.deferred-supplied',
  // 授权综合窗口受理, and the steps that the plan opens with an acceptance.
  'case.deficiency-notified',
  'case.accepted',
  'case.refused-at-intake',
  'case.task-opened',
]

const factsBy = async (id: string): Promise<string[]> =>
  (
    await platform.platform.db.query(
      'system',
      statement(`select type from log.events where stream = $1 and channel = 'window' order by version`, [id]),
    )
  ).rows.map((row) => String(row['type']))

const defects = [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' }]
const refusal = {
  ground: 'not-competent',
  reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
  competentOffice: '海州区卫生健康委员会',
}
const onTheSpot = { checked: [], outcome: 'granted', reasons: '', basis: '《行政许可法》第三十四条' }
const intakeActs = (id: string): [string, object][] => [
  [`cases/${id}/acceptance`, {}],
  [`cases/${id}/deficiency-notice`, { defects }],
  [`cases/${id}/intake-refusal`, refusal],
]

/** What is offered is of a window, every act that reviews or decides is refused, and none of the intake is left after it; nothing is written. */
async function decidesNothing(id: string, phase: Phase, offered: Set<CaseAction>): Promise<void> {
  const { can } = await platform.until(
    () => readCase(clerk, id, 'desk'),
    (one) => one.phase === phase,
  )
  const allowed = phase === 'intake' ? [...windowActs, ...takingIn] : windowActs
  for (const act of can) {
    assert.ok(allowed.includes(act), `a clerk is offered ${act} in phase ${phase}`)
    offered.add(act)
  }
  const before = await factsBy(id)
  const tasks = await tasksOf(id)
  const judging = tasks.flatMap((task): [string, object][] => [
    [`review/tasks/${task}/opinion`, { verdict: 'pass', scores: [], reasons: '' }],
    [`review/tasks/${task}/feedback`, { verdict: 'pass', summary: '各单位意见已汇总，同意报请决定。' }],
    [`review/tasks/${task}/decision`, { outcome: 'granted', reasons: '', basis: '《行政许可法》第三十八条' }],
    [`review/tasks/${task}/return`, { ground: 'recusal' }],
    [`review/tasks/${task}/procedures`, { kind: 'testing', expectedDays: 2, reason: '需要先行检验。' }],
    [`review/tasks/${task}/procedures/testing-1/end`, { result: '结果符合要求。' }],
  ])
  // At the doors of the review zone a session of the desk is nobody's.
  for (const [path, body] of judging) await refused(path, body, 401, null, phase)
  await refused(`cases/${id}/instant-decision`, onTheSpot, 403, null)
  if (phase !== 'intake')
    for (const [path, body] of intakeActs(id)) await refused(path, body, 409, 'case.not-in-intake', phase)
  for (const task of tasks) assert.equal((await clerk.get(`/api/${region}/review/tasks/${task}`)).status, 401)
  assert.deepEqual(await factsBy(id), before)
  assert.deepEqual(
    before.filter((fact) => !windowFacts.includes(fact)),
    [],
  )
}

async function refused(path: string, body: object, status: number, code: string | null, when = ''): Promise<void> {
  const answer = await clerk.send('POST', `/api/${region}/${path}`, body)
  assert.equal(answer.status, status, `${path} ${when}: ${answer.body.toString()}`)
  if (code !== null) assert.equal((answer.json as { code: string }).code, code, `${path} ${when}`)
}

/** 收件 and nothing more: no act of the intake is offered, each is refused by its own rule, and nothing is written. */
async function takesNothingIn(id: string, code: string): Promise<void> {
  const { can } = await readCase(clerk, id, 'desk')
  assert.deepEqual(
    can.filter((act) => takingIn.includes(act)),
    [],
  )
  const before = await factsBy(id)
  for (const [path, body] of intakeActs(id)) await refused(path, body, 409, code)
  assert.deepEqual(await factsBy(id), before)
}

const tasksOf = async (id: string): Promise<string[]> =>
  (
    await platform.platform.db.query(
      'system',
      statement('select distinct alias::text as alias from sealed.assignments where stream = $1', [id]),
    )
  ).rows.map((row) => String(row['alias']))

const done = async (who: Visitor, path: string, body: object) => {
  const answer = await who.send('POST', `/api/${region}/${path}`, body)
  assert.equal(answer.status, 200, `${path}: ${answer.body.toString()}`)
  return answer.json as Record<string, string>
}
const fileAtWindow = async (of = item) => {
  const { party } = await done(clerk, 'window/parties', { ...person, document: 'resident-id-card' })
  return (await submit(clerk, await fillDraft(clerk, of, { applicant: party! }), 'window')).case
}

/** Who has which duty in a case. */
const dutiesIn = async (id: string): Promise<string[]> =>
  (
    await platform.platform.db.query('system', statement(`select duty from sealed.duties where stream = $1`, [id]))
  ).rows.map((row) => String(row['duty']))

test('a charged window asks for corrections once, accepts, and has no act left in the case', async () => {
  const offered = new Set<CaseAction>()
  const id = await fileAtWindow()
  await decidesNothing(id, 'intake', offered)
  assert.ok(takingIn.every((act) => offered.has(act)))
  await done(clerk, `cases/${id}/deficiency-notice`, { defects })
  await decidesNothing(id, 'correcting', offered)
  const scan = await clerk.upload(`/api/${region}/cases/${id}/files?material=layout&name=scan.pdf`, smallPdf('layout'))
  assert.equal(scan.status, 200, scan.body.toString())
  await done(clerk, `cases/${id}/correction`, { paper: [] })
  const again = { defects: [{ ...defects[0], key: 'testReport' }] }
  await refused(`cases/${id}/deficiency-notice`, again, 409, 'case.no-notice-left')
  await accept(clerk, id)
  // Whoever accepted has the duty of the intake: the draw passes them by, and no other duty is ever theirs in this case.
  assert.deepEqual(await dutiesIn(id), ['intake'])
  const [review] = await platform.until(
    () => openTasks(platform, 'reviewer', item),
    (tasks) => tasks.length > 0,
  )
  await decidesNothing(id, 'review', offered)
  await opine(review!.visitor, review!.task.task)
  const [decision] = await platform.until(
    () => openTasks(platform, 'decider', item),
    (tasks) => tasks.length > 0,
  )
  await decidesNothing(id, 'deciding', offered)
  await done(decision!.visitor, `review/tasks/${decision!.task.task}/decision`, {
    outcome: 'granted',
    reasons: '',
    basis: `${item.bases[0]!.law}${item.bases[0]!.article}`,
  })
  await decidesNothing(id, 'ready', offered)
  const view = await readCase(clerk, id, 'desk')
  const accepted = view.timeline.find(({ key }) => key === 'accepted')!
  assert.equal(accepted.who, '综合窗口人员（经授权）')
  const notice = await clerk.get(`/api/${region}/desk/cases/${id}/papers/acceptance-notice`)
  assert.equal(notice.status, 200)
  const text = await paperText(notice.body)
  assert.match(text, /连云港市卫生健康委员会/)
  assert.match(text, /由连云港市政务服务中心综合窗口根据本机关的授权，以本机关的名义作出/)
  await done(clerk, `cases/${id}/hand-over`, {
    document: 'resident-id-card',
    looked: true,
    code: person.code,
    signature: { how: 'typed', name: person.name, declared: true },
  })
  await decidesNothing(id, 'closed', offered)
  assert.ok(offered.has('correct') && offered.has('hand-over'), `offered: ${[...offered].join()}`)
})

test('also of a case that the window refused or that was withdrawn a clerk is offered nothing that judges', async () => {
  const offered = new Set<CaseAction>()
  const ended = await fileAtWindow()
  await done(clerk, `cases/${ended}/intake-refusal`, refusal)
  const withdrawn = await fileAtWindow()
  const applicant = await platform.as('applicant-xu-ruolan')
  await done(applicant, `cases/${withdrawn}/withdrawal`, { reason: '不再办理' })
  for (const id of [ended, withdrawn]) await decidesNothing(id, 'closed', offered)
})

test('what nobody charged the windows with, and what was filed online, is the office’s to accept', async () => {
  await takesNothingIn(await fileAtWindow(unchargedItem), 'window.not-charged')
  const applicant = await platform.as('applicant-xu-ruolan')
  // It is fetched at the hall, which may read it for that.
  const online = (await submit(applicant, await fillDraft(applicant, item), 'window')).case
  await takesNothingIn(online, 'window.not-charged')
  await accept(acceptor, online)
})

test('a counter takes in what its group takes, and the office goes on having what the window has', async () => {
  const id = await fileAtWindow()
  const project = await platform.as('clerk-d')
  const { can } = await readCase(project, id, 'desk')
  assert.deepEqual(
    can.filter((act) => takingIn.includes(act)),
    [],
  )
  const answer = await project.send('POST', `/api/${region}/cases/${id}/deficiency-notice`, { defects })
  assert.equal((answer.json as { code: string }).code, 'window.other-zone')
  const offered = (await readCase(acceptor, id, 'desk')).can
  assert.ok(takingIn.every((act) => offered.includes(act)))
  await accept(acceptor, id)
})

test('what waits at the window for its acceptance is listed there, and what waits for the office is not', async () => {
  const [charged, uncharged] = [await fileAtWindow(), await fileAtWindow(unchargedItem)]
  const list = await clerk.get(`/api/${region}/desk/cases?box=intake&limit=100`)
  const listed = (list.json as { cases: { case: string }[] }).cases.map((one) => one.case)
  assert.ok(listed.includes(charged))
  assert.ok(!listed.includes(uncharged))
})
