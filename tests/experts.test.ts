import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ExpertView } from '#contracts/experts.ts'
import type { ObligationSummary } from '#contracts/obligations.ts'
import type { TaskView } from '#contracts/review.ts'
import { platformOrigin } from '#platform/envelope.ts'
import { verifyProjections } from '#platform/verify.ts'
import { lyg } from '#seed/city/lyg.ts'
import { withoutTies } from '#server/modules/cases/experts/ties.ts'
import { expertPostsReader } from '#server/modules/identity/expert-posts.ts'
import { askIdentity, residentIds } from '#server/modules/identity/index.ts'
import { partyStream } from '#server/modules/identity/party.ts'
import { asksOf } from './blindness/asks.ts'
import { see, type Seen } from './blindness/collect.ts'
import { inWords, search } from './blindness/search.ts'
import {
  accept,
  fillDraft,
  fullScores,
  itemOf,
  openTasks,
  readCase,
  region,
  submit,
  visitAt,
} from './harness/case-walk.ts'
import { smallPdf, testPlatform, type Visitor } from './harness/platform.ts'

let today = '2026-09-01'
const startedAt = Date.now()
const platform = await testPlatform({ wallNow: () => Date.now() + Date.parse(`${today}T01:00:00Z`) - startedAt })
after(() => platform.stop())
const chemical = itemOf('chemical-safety-conditions')

const on = (day: string) => {
  today = day
  return platform.as('applicant-wang-for-gangcheng')
}
const send = async (visitor: Visitor, path: string, body: object) => {
  const answer = await visitor.send('POST', `/api/${region}${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
}
const viewOf = async (visitor: Visitor, task: string) =>
  (await visitor.get(`/api/${region}/review/tasks/${task}`)).json as TaskView

async function expertsAtWork(count: number) {
  const found = await platform.until(
    () => openTasks(platform, 'expert', chemical),
    (tasks) => tasks.length >= count,
  )
  return found.map(({ visitor, task: { task } }) => ({ visitor, task }))
}

async function opine(visitor: Visitor, task: string, changes: string[] = []) {
  const scores = fullScores(await viewOf(visitor, task))
  const revises = changes.length > 0
  await send(visitor, `/review/tasks/${task}/expert-opinion`, {
    verdict: revises ? 'pass-after-revision' : 'pass',
    scores,
    reasons: revises ? '后果模拟不完整，其余符合要求。' : '',
    changes,
  })
}

/** What of these words somebody with a task finds, who asks everything there is with the ids of task and case. */
async function learned(visitor: Visitor, task: string, [caseId, caseNumber, ...words]: [string, string, ...string[]]) {
  const none = { foreign: [], files: [], precases: [], transfers: [] }
  const papers = ['special-procedure-notice-expert-review-1', 'acceptance-notice']
  const asks = asksOf(platform.routes, { ...none, items: [chemical], own: [task], caseId, caseNumber, papers })
  const seen: Seen = { viewer: { post: 'expert', role: 'expert', person: '', visitor }, pieces: [] }
  for (const ask of asks.filter(({ method }) => method === 'GET')) await see(seen, 'confirming', ask)
  assert.ok(seen.pieces.some(({ source }) => source.includes(`/review/tasks/${task} → 200`)))
  const tokens = [caseId, caseNumber, ...words].map((text) => ({ what: text, text, kind: 'whole' as const }))
  return inWords(search(tokens, seen.pieces))
}

test('three experts are drawn, score in secret, ask for changes once, and confirm the revision line by line', async () => {
  let firm = await on('2026-09-01')
  const { case: id, number, queryCode } = await submit(firm, await fillDraft(firm, chemical))
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), id)
  const [first, second, third] = await expertsAtWork(3)
  // On the roll of a case is neither who applied, filed it or is named there, under whichever name their employer goes.
  const identity = askIdentity(platform.platform.db, platform.platform.keys)
  const partyOf = async (who: 'applicant' | 'filed_by') => {
    const { rows } = await platform.platform.db.query('system', {
      name: '',
      text: `select ${who} as party from cases.owners where stream = $1`,
      values: [id],
    })
    return rows[0]!['party'] as string
  }
  const stranger = residentIds.party('expert-chemical-a')
  const roll = [await partyOf('applicant'), await partyOf('filed_by'), stranger].map((person) => ({
    grantId: person,
    person,
    desk: person,
    ties: ['演示省化工设计院'],
  }))
  const { rolls } = await withoutTies(
    platform.platform,
    { identity },
    { region, stream: id },
    { plain: {} },
    { rolls: new Map([['experts', roll]]), loads: new Map() },
  )
  assert.deepEqual(
    rolls.get('experts')!.map(({ person }) => person),
    [stranger],
  )
  const tied = await platform.as('expert-chemical-f')
  const lists = (await tied.get(`/api/${region}/review/tasks`)).json as { tasks: unknown[] }
  assert.equal(lists.tasks.length, 0, 'whoever has to do with the applicant is not drawn')

  assert.deepEqual((await viewOf(first!.visitor, first!.task)).can, ['give-expert-opinion', 'return'])
  const change = '补充液氨储罐泄漏的后果模拟并给出参数'
  await opine(first!.visitor, first!.task, [change])
  await opine(second!.visitor, second!.task)
  const blind = await viewOf(third!.visitor, third!.task)
  assert.deepEqual([blind.panels[0]?.answered, blind.panels[0]?.opinions, blind.opinions], [null, [], []])
  assert.ok(!JSON.stringify(blind).includes(change), 'no score and no change is seen before all are in')
  const waiting = await readCase(firm, id)
  assert.ok(!JSON.stringify(waiting).includes(change))
  assert.equal(waiting.statusText, '特别程序进行中（专家评审）')
  await opine(third!.visitor, third!.task)

  firm = await on('2026-09-03')
  const told = await readCase(firm, id)
  assert.deepEqual(
    told.panels[0]?.changes.map(({ text, done }) => [text, done]),
    [[change, null]],
  )
  assert.ok(told.can.includes('hand-in-revision'))
  assert.equal(told.panels[0]?.fees, null)
  const uploaded = await firm.upload(
    `/api/${region}/cases/${id}/files?material=assessment&name=${encodeURIComponent('修改后的评价报告.pdf')}`,
    smallPdf('revised assessment'),
  )
  assert.equal(uploaded.status, 200, uploaded.body.toString())
  await send(firm, `/cases/${id}/revision`, {})
  assert.ok(!(await readCase(firm, id)).can.includes('hand-in-revision'))

  const [again, ...others] = await expertsAtWork(1)
  assert.deepEqual([again?.task, others.length], [first!.task, 0], 'only who asked for changes is asked again')
  const seen = await viewOf(first!.visitor, first!.task)
  assert.deepEqual(seen.can, ['confirm-changes'])
  assert.deepEqual(
    seen.panels[0]?.changes.map(({ change: key, own }) => [key, own]),
    [['c1', true]],
  )
  assert.equal(seen.panels[0]?.opinions.length, 3)
  const secrets = [queryCode, '91320700MA9X00011X', '修改后的评价报告']
  assert.deepEqual(await learned(first!.visitor, first!.task, [id, number, ...secrets]), [])
  await send(first!.visitor, `/review/tasks/${first!.task}/confirmed-changes`, {
    found: [{ change: 'c1', done: true }],
  })

  const cashier = await platform.as(platform.accountOf('acceptor', chemical.intakeOffice))
  const owed = (box: string) => async () =>
    (
      (await cashier.get(`/api/${region}/desk/obligations?box=${box}`)).json as { obligations: ObligationSummary[] }
    ).obligations.find((one) => one.kind === 'expert-fee' && one.case === id) ?? null
  const debt = (await platform.until(owed('open'), (found) => found !== null))!
  assert.deepEqual(debt.what, ['评审专家 1：800.00 元', '评审专家 2：800.00 元', '评审专家 3：800.00 元'])
  assert.deepEqual([debt.owedBy, debt.owedTo, debt.can], ['office', '连云港市应急管理局', ['pay']])
  await send(cashier, `/desk/obligations/${debt.obligation}/payment`, { voucher: 'ZF2026-000123' })
  assert.equal((await owed('closed')())?.state, 'kept')

  await visitAt(platform, chemical, today)
  const reviews = await platform.until(
    () => openTasks(platform, 'reviewer', chemical),
    (tasks) => tasks.length >= 2,
  )
  const review = await viewOf(reviews[0]!.visitor, reviews[0]!.task.task)
  assert.deepEqual([review.panels[0]?.standing, review.panels[0]?.closed?.how], ['passed', 'confirmed'])
  const passed = await readCase(firm, id)
  assert.deepEqual(
    passed.timeline.filter(({ key }) => key.includes('experts')).map(({ title, state }) => [title, state]),
    [
      ['安全条件专家审查', 'done'],
      ['告知修改意见', 'done'],
      ['提交修改后的材料', 'done'],
      ['逐条确认修改情况', 'done'],
    ],
  )
  const desk = await readCase(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), id, 'desk')
  assert.deepEqual(desk.panels[0]?.fees, { people: 3, amountFen: 240_000 })
})

test('without a revision in time the review fails by the clock', async () => {
  let firm = await on('2026-11-02')
  const { case: id } = await submit(firm, await fillDraft(firm, chemical))
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), id)
  const asked = await expertsAtWork(3)
  for (const { visitor, task } of asked) await opine(visitor, task, ['补充液氨储罐泄漏的后果模拟'])
  const { case: silent } = await submit(firm, await fillDraft(firm, chemical))
  await accept(await platform.as(platform.accountOf('acceptor', chemical.intakeOffice)), silent)
  const scoring = await expertsAtWork(3)
  const shown = () =>
    Promise.all([asked[0]!, scoring[0]!].map(async ({ visitor, task }) => (await viewOf(visitor, task)).panels[0]?.due))
  assert.deepEqual(await shown(), ['2026-11-23', '2026-11-16'])
  await send(await platform.as(platform.accountOf('operator')), '/calendar/notices', {
    name: '关于临时调整休息日的通知',
    from: '2026-11-10',
    through: '2026-11-10',
    days: [{ day: '2026-11-10', kind: 'holiday', name: '调整' }],
  })
  const moved = await platform.until(
    shown,
    ([revision, opinions]) => revision! > '2026-11-23' && opinions! > '2026-11-16',
  )
  assert.deepEqual(moved, ['2026-11-24', '2026-11-17'], 'experts see the days that a late holiday has moved')
  firm = await on('2026-12-01')
  await platform.until(
    () => readCase(firm, silent),
    (view) => view.panels[0]?.overdue === true,
  )
  const failed = await platform.until(
    () => readCase(firm, id),
    (view) => view.panels[0]?.closed !== null,
  )
  assert.deepEqual([failed.panels[0]?.standing, failed.panels[0]?.closed?.how], ['failed', 'no-revision'])
})

test('the roll of experts is kept: changed, suspended from the draw, and taken up again', async () => {
  const operator = await platform.as('operator')
  const roll = async () =>
    (await operator.get(`/api/${region}/desk/experts?limit=100`)).json as { experts: ExpertView[] }
  const { experts } = await roll()
  assert.equal(experts.length, lyg.experts.length)
  const one = experts.find(({ fields }) => fields.some(({ field }) => field === '化工安全'))!
  const ties = [{ name: '连云港某某化工有限公司', code: null }]
  await send(operator, `/experts/${one.expert}`, { rank: '教授', employer: one.employer, ties })
  await send(operator, `/experts/${one.expert}/suspension`, { reason: '本人申请暂停' })
  const changed = (await roll()).experts.find(({ expert }) => expert === one.expert)
  assert.deepEqual([changed?.rank, changed?.ties, changed?.suspended?.reason], ['教授', ties, '本人申请暂停'])
  const twice = await operator.send('POST', `/api/${region}/experts/${one.expert}/suspension`, { reason: '再次暂停' })
  assert.equal((twice.json as { code: string }).code, 'expert.suspended-already')
  await send(operator, `/experts/${one.expert}/suspension`, { reason: null })
  assert.equal((await roll()).experts.find(({ expert }) => expert === one.expert)?.suspended, null)
})

test('an expert is entered by hand with what they declare, and drawn for nothing but their 专业', async () => {
  const operator = await platform.as('operator')
  const supervisor = await platform.as(platform.accountOf('supervisor'))
  const panel = chemical.tasks.find(({ kind }) => kind === 'expert')!
  const fields = [{ office: panel.office, field: panel.section }]
  const entry = {
    name: '沈新',
    code: '320705197003010025',
    rank: '高级工程师',
    employer: { name: '演示省化工设计院', code: null },
    ties: [{ name: '连云港港城物流有限公司', code: null }],
    fields,
    declared: true,
  }
  const refused = async (path: string, body: object) =>
    ((await operator.send('POST', `/api/${region}${path}`, body)).json as { code: string }).code
  assert.equal(await refused('/experts', { ...entry, declared: false }), 'expert.ties-undeclared')
  assert.equal(await refused('/experts', { ...entry, code: '320705197003010026' }), 'identity.code')
  const unknown = [{ office: panel.office, field: '没有这个专业' }]
  assert.equal(await refused('/experts', { ...entry, fields: unknown }), 'expert.field-unknown')
  assert.equal((await supervisor.send('POST', `/api/${region}/experts`, entry)).status, 403)

  await send(operator, '/experts', entry)
  // Whoever is entered without a document before a clerk has a stream of their own all the same.
  await platform.until(
    async () => (await verifyProjections(platform.platform, partyStream)).differences,
    (differences) => differences.length === 0,
  )
  const roll = async () =>
    ((await operator.get(`/api/${region}/desk/experts?limit=100`)).json as { experts: ExpertView[] }).experts
  const entered = await platform.until(
    async () => (await roll()).find(({ name }) => name === entry.name),
    (found) => found !== undefined && found.fields.length > 0,
  )
  assert.deepEqual([entered!.fields, entered!.ties], [fields, entry.ties])
  assert.equal(await refused('/experts', entry), 'expert.entered-already')
  assert.equal(await refused(`/experts/${entered!.expert}/fields`, { fields }), 'expert.field-held')
  const { rows } = await platform.platform.db.query('system', {
    name: '',
    text: `select role, zone, office, section, counter, subjects from access.grants where holder = (select person from identity.experts where stream = $1)`,
    values: [entered!.expert],
  })
  assert.deepEqual(rows, [
    { role: 'expert', zone: 'review', office: panel.office, section: panel.section, counter: null, subjects: [] },
  ])
  const drawable = await platform.platform.db.query(
    'system',
    askIdentity(platform.platform.db, platform.platform.keys).roll.statement({
      region,
      office: panel.office,
      section: panel.section,
      role: 'expert',
    }),
  )
  const own = drawable.rows.find((row) => (row['ties'] as string[]).includes('连云港港城物流有限公司'))
  assert.ok(own, 'whom they declared keeps them off the draw')

  const fire = itemOf('fire-design-review').tasks.find(({ kind }) => kind === 'expert')!
  const further = { office: fire.office, field: fire.section }
  await send(operator, `/experts/${entered!.expert}/fields`, { fields: [further] })
  await platform.until(
    async () => (await roll()).find(({ name }) => name === entry.name)!.fields.length,
    (count) => count === 2,
  )
  // Sent twice before the first post was there.
  await expertPostsReader(platform.platform).handle({
    ...platformOrigin('test'),
    region,
    stream: entered!.expert,
    id: '00000000-0000-4000-8000-000000000077',
    type: 'expert.expert-appointed',
    data: JSON.stringify({ fields: [further], day: today }),
    version: 9,
    commandId: '00000000-0000-4000-8000-000000000078',
    commandIndex: 0,
    recordedAt: new Date(0).toISOString(),
    position: '0',
    tx: '0',
  })
  assert.equal((await roll()).find(({ name }) => name === entry.name)!.fields.length, 2, 'one post for one 专业')
})
