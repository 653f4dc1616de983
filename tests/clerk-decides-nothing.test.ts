import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { CaseAction, Phase } from '#contracts/cases.ts'
import type { SessionView } from '#contracts/identity.ts'
import { mayEver, permissions, type Permission } from '#contracts/permissions.ts'
import { statement } from '#platform/db.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

/** What a window does: it identifies, files, brings, writes down what the applicant chooses, passes on and hands over. None of it judges an application. */
const windowPermissions: readonly Permission[] = [
  'site.read',
  'session.read',
  'session.open',
  'session.close',
  'session.extend',
  'draft.write',
  'case.submit',
  'case.correct',
  'case.mend',
  'case.message',
  'delivery.choose',
  'case.list-desk',
  'case.read-desk',
  'window.identify',
  'result.hand-over',
  'originals.read',
  'originals.hand-over',
  'originals.return',
  'hearing.ask',
]
const windowActs: readonly CaseAction[] = [
  'correct',
  'message',
  'choose-delivery',
  'hand-over',
  'dispatch',
  'deposit',
  'choose-hearing',
  'supply-deferred',
  'mend',
]

const item = itemOf('public-venue-hygiene')
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

test('each command of the contracts that a clerk may ask for is one of a window, and no permission that judges is shared with it', () => {
  const commands = platform.routes
    .map(({ contract }) => contract)
    .filter(({ kind, can }) => kind === 'command' && mayEver('clerk', can))
    .map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(commands.toSorted(), [
    'POST /api/:region/cases',
    'POST /api/:region/cases/:case/correction',
    'POST /api/:region/cases/:case/deferred-materials',
    'POST /api/:region/cases/:case/delivery-choice',
    'POST /api/:region/cases/:case/deposit',
    'POST /api/:region/cases/:case/dispatch',
    'POST /api/:region/cases/:case/hand-over',
    'POST /api/:region/cases/:case/hearing-request',
    'POST /api/:region/cases/:case/hearing-waiver',
    'POST /api/:region/cases/:case/messages',
    'POST /api/:region/cases/:case/messages/seen',
    'POST /api/:region/cases/:case/revision',
    'POST /api/:region/cases/:case/spot-mending',
    'POST /api/:region/desk/transfers/:transfer/hand-over',
    'POST /api/:region/desk/transfers/:transfer/return',
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
  'case.deferred-supplied',
]

const factsBy = async (id: string): Promise<string[]> =>
  (
    await platform.platform.db.query(
      'system',
      statement(`select type from log.events where stream = $1 and channel = 'window' order by version`, [id]),
    )
  ).rows.map((row) => String(row['type']))

/** What is offered is of a window, and every act that judges is refused and writes nothing. */
async function decidesNothing(id: string, phase: Phase, offered: Set<CaseAction>): Promise<void> {
  const { can } = await platform.until(
    () => readCase(clerk, id, 'desk'),
    (one) => one.phase === phase,
  )
  for (const act of can) {
    assert.ok(windowActs.includes(act), `a clerk is offered ${act} in phase ${phase}`)
    offered.add(act)
  }
  const before = await factsBy(id)
  const tasks = await tasksOf(id)
  const defects = [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' }]
  const judging: [string, object][] = [
    [`cases/${id}/acceptance`, {}],
    [`cases/${id}/deficiency-notice`, { defects }],
    [
      `cases/${id}/intake-refusal`,
      { ground: 'no-licence-needed', reason: '该场所依法不需要取得许可。', competentOffice: null },
    ],
    ...tasks.flatMap((task): [string, object][] => [
      [`review/tasks/${task}/opinion`, { verdict: 'pass', scores: [], reasons: '' }],
      [`review/tasks/${task}/feedback`, { verdict: 'pass', summary: '各单位意见已汇总，同意报请决定。' }],
      [`review/tasks/${task}/decision`, { outcome: 'granted', reasons: '', basis: '《行政许可法》第三十八条' }],
      [`review/tasks/${task}/return`, { ground: 'recusal' }],
      [`review/tasks/${task}/procedures`, { kind: 'testing', expectedDays: 2, reason: '需要先行检验。' }],
      [`review/tasks/${task}/procedures/testing-1/end`, { result: '结果符合要求。' }],
    ]),
  ]
  for (const [path, body] of judging) {
    const answer = await clerk.send('POST', `/api/${region}/${path}`, body)
    // At the doors of the review zone a session of the desk is nobody's.
    const refusal = path.startsWith('review/') ? 401 : 403
    assert.equal(answer.status, refusal, `${path} in phase ${phase}: ${answer.body.toString()}`)
  }
  for (const task of tasks) assert.equal((await clerk.get(`/api/${region}/review/tasks/${task}`)).status, 401)
  assert.deepEqual(await factsBy(id), before)
  assert.deepEqual(
    before.filter((fact) => !windowFacts.includes(fact)),
    [],
  )
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
const fileAtWindow = async () => {
  const { party } = await done(clerk, 'window/parties', { ...person, document: 'resident-id-card' })
  return (await submit(clerk, await fillDraft(clerk, item, { applicant: party! }), 'window')).case
}

test('from intake to the end of a case a clerk is offered what a window does, and is refused every act that judges', async () => {
  const offered = new Set<CaseAction>()
  const id = await fileAtWindow()
  await decidesNothing(id, 'intake', offered)
  await done(acceptor, `cases/${id}/deficiency-notice`, {
    defects: [{ about: 'material', key: 'layout', reason: 'illegible', remark: '平面图看不清，请重新提交' }],
  })
  await decidesNothing(id, 'correcting', offered)
  const scan = await clerk.upload(`/api/${region}/cases/${id}/files?material=layout&name=scan.pdf`, smallPdf('layout'))
  assert.equal(scan.status, 200, scan.body.toString())
  await done(clerk, `cases/${id}/correction`, { paper: [] })
  await accept(acceptor, id)
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
  await done(clerk, `cases/${id}/hand-over`, {
    document: 'resident-id-card',
    looked: true,
    code: person.code,
    signature: { how: 'typed', name: person.name, declared: true },
  })
  await decidesNothing(id, 'closed', offered)
  assert.ok(offered.has('correct') && offered.has('hand-over'), `offered: ${[...offered].join()}`)
})

test('also of a case that was refused at intake or withdrawn a clerk is offered nothing that judges', async () => {
  const offered = new Set<CaseAction>()
  const refused = await fileAtWindow()
  await done(acceptor, `cases/${refused}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    competentOffice: '海州区卫生健康委员会',
  })
  const withdrawn = await fileAtWindow()
  const applicant = await platform.as('applicant-xu-ruolan')
  await done(applicant, `cases/${withdrawn}/withdrawal`, { reason: '不再办理' })
  for (const id of [refused, withdrawn]) await decidesNothing(id, 'closed', offered)
})
