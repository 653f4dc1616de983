import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { Client } from 'pg'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { PublicNotice } from '#contracts/public-notices.ts'
import type { TaskView } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { openEntries, readVault } from '#platform/vault.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import type { CommentSecret } from '#server/modules/cases/public-notice/notice-routes.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { papersSay, paperText } from './harness/paper-text.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const ahead = Date.parse('2026-04-20T01:00:00Z') - Date.now()
const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
after(() => platform.stop())
const hygiene = itemOf('public-venue-hygiene')
/** Nobody has a right to a hearing here, so that what is said of statements stands alone. */
const unheard: Item = { ...hygiene, hearing: undefined }
const sealed = `c1:${'0'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000009'
const on = (day: string) =>
  specification(caseDecider, { item: unheard, calendar: china, day: parseDay(day), newRef: () => ref })
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const drawn = (task: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ref,
  code: `CODE-${task}`,
  label: '决定人',
  person: sealed,
  draw: {} as DrawRecord,
})
const given: CaseEvent[] = [
  {
    type: 'submitted',
    number: 'N1',
    hall: null,
    applicant: sealed,
    applicantKind: 'person',
    plain: {},
    sealed,
    materials: [],
    deliverBy: 'electronic',
    item: hygiene.code,
    revision: 1,
    intakeOffice: hygiene.intakeOffice,
    day: '2026-04-20',
    intakeDue: due('2026-04-27'),
  },
  {
    type: 'accepted',
    deemed: false,
    day: '2026-04-20',
    recordedDay: '2026-04-20',
    statutoryDue: due('2026-05-20'),
    promisedDue: due('2026-05-07'),
    checked: [],
  },
  { type: 'task-opened', task: 'decide', ref, due: due('2026-04-24'), day: '2026-04-20' },
  drawn('decide'),
]
const reason = '场所排风口正对相邻住宅，直接关系他人重大利益。'
const find = { type: 'find-third-parties' as const, task: 'decide', reason }
const found: CaseEvent = {
  type: 'third-parties-found',
  task: 'decide',
  code: 'CODE-decide',
  reason,
  applicantDue: due('2026-04-27'),
  tellBy: due('2026-04-22'),
  day: '2026-04-20',
}
const waived: CaseEvent = { type: 'statement-waived', day: '2026-04-20' }
const tell = { type: 'tell-third-party' as const, sealed }
const told: CaseEvent = {
  type: 'third-party-told',
  party: 'party-1',
  sealed,
  due: due('2026-04-27'),
  day: '2026-04-20',
}
const summary = '要求调整排风口的朝向，并提供监测数据。'
const state = { type: 'record-statement' as const, party: 'party-1', sealed, summary }
const stated: CaseEvent = { ...state, type: 'statement-recorded', day: '2026-04-22' }
const decide = {
  type: 'decide' as const,
  task: 'decide',
  outcome: 'granted' as const,
  reasons: '',
  basis: '《条例》第四条',
}

const decidedOn = (day: string, deliverBy: string): CaseEvent => ({
  ...decide,
  type: 'decided',
  code: 'CODE-decide',
  deliverDue: due(deliverBy),
  day,
})

suite('利害关系人 (行政许可法 第三十六条)', () => {
  test('who reviews finds that others are concerned, once and with a reason', () => {
    on('2026-04-20')
      .given(...given)
      .when(find)
      .then(found)
    on('2026-04-20')
      .given(...given, found)
      .when(find)
      .refused('others.found-already')
    on('2026-04-20')
      .given(...given)
      .when({ ...find, reason: '扰民' })
      .refused('others.needs-reason')
  })
  test('they are told, with five working days to state and defend', () => {
    on('2026-04-20')
      .given(...given, found)
      .when(tell)
      .then(told)
    on('2026-04-20')
      .given(...given)
      .when(tell)
      .refused('others.not-found')
  })
  test('what they say is passed on once, in substance', () => {
    on('2026-04-22')
      .given(...given, found, told)
      .when(state)
      .then(stated)
    on('2026-04-22')
      .given(...given, found, told, stated)
      .when(state)
      .refused('others.stated-already')
    on('2026-04-22')
      .given(...given, found)
      .when(state)
      .refused('others.not-told')
    on('2026-04-22')
      .given(...given, found, told)
      .when({ ...state, summary: '反对' })
      .refused('others.needs-summary')
  })
  test('no decision before they were told', () =>
    on('2026-04-21')
      .given(...given, found)
      .when(decide)
      .refused('decision.third-parties-untold'))
  test('no decision while one of them may still speak', () => {
    on('2026-04-27')
      .given(...given, found, waived, told)
      .when(decide)
      .refused('decision.third-parties-unheard')
    const second: CaseEvent = { ...told, party: 'party-2' }
    on('2026-04-22')
      .given(...given, found, waived, told, stated, second)
      .when(decide)
      .refused('decision.third-parties-unheard')
  })
  test('after their days, or once all have spoken, it is decided', () => {
    on('2026-04-28')
      .given(...given, found, told)
      .when(decide)
      .then(decidedOn('2026-04-28', '2026-05-14'))
    on('2026-04-22')
      .given(...given, found, waived, told, stated)
      .when(decide)
      .then(decidedOn('2026-04-22', '2026-05-09'))
  })
})

/** What the mandate of the firm's agent reaches to. */
async function mandatedFor(items: string[] | null): Promise<void> {
  const owner = new Client({ connectionString: platform.databaseUrl })
  await owner.connect()
  await owner.query('update identity.mandates set items = $1', [items])
  await owner.end()
}

suite('利害关系人公告 (行政许可法 第三十六条)', () => {
  const whom = '场所北侧海州湾小区一至四号楼的全体住户。'
  const announce = { type: 'announce-third-parties' as const, count: 120, whom }
  const announced: CaseEvent[] = [
    { type: 'third-parties-announced', count: 120, whom, due: due('2026-04-27'), day: '2026-04-20' },
    { type: 'notice-published', task: 'others', notice: ref, until: due('2026-04-27'), day: '2026-04-20' },
  ]
  const thirty = Array.from({ length: 30 }, (_, place): CaseEvent => ({ ...told, party: `party-${place + 1}` }))
  const ended: CaseEvent = { type: 'notice-ended', task: 'others', day: '2026-04-27', recordedDay: '2026-04-28' }

  test('thirty are told one by one, and more of them once by an announcement', () => {
    on('2026-04-20')
      .given(...given, found, ...thirty)
      .when(tell)
      .refused('others.too-many')
    on('2026-04-20')
      .given(...given, found, ...thirty)
      .when(announce)
      .then(...announced)
    on('2026-04-20')
      .given(...given, found)
      .when({ ...announce, count: 30 })
      .refused('others.few')
    on('2026-04-20')
      .given(...given, found, ...announced)
      .when(announce)
      .refused('others.announced-already')
    on('2026-04-20')
      .given(...given, found)
      .when({ ...announce, whom: '住户' })
      .refused('others.needs-whom')
    on('2026-04-20')
      .given(...given)
      .when(announce)
      .refused('others.not-found')
    // Who comes forward because of it is written down beyond the thirty, and may ask for a hearing where there is that right.
    on('2026-04-20')
      .given(...given, found, ...thirty, ...announced)
      .when(tell)
      .then({ ...told, party: 'party-31' })
  })
  test('more than thirty are told by an announcement, and the decision waits for its end', () => {
    on('2026-04-27')
      .given(...given, found, waived, ...announced)
      .when(decide)
      .refused('decision.notice-open')
    on('2026-04-28')
      .given(...given, found, waived, ...announced)
      .when({ type: 'notice-clock-ran-out', task: 'others' })
      .then(ended)
    on('2026-04-28')
      .given(...given, found, waived, ...announced, ended)
      .when(decide)
      .then(decidedOn('2026-04-28', '2026-05-14'))
  })
  test('what is said of it is answered before the decision', () => {
    const comment = '00000000-0000-4000-8000-000000000008'
    const answerBy = due('2026-04-28')
    const commented: CaseEvent = {
      type: 'notice-commented',
      task: 'others',
      comment,
      sealed,
      answerBy,
      day: '2026-04-21',
    }
    on('2026-04-21')
      .given(...given, found, ...announced)
      .when({ type: 'comment-on-notice', notice: ref, comment, sealed, bounded: false })
      .then(commented)
    on('2026-04-28')
      .given(...given, found, waived, ...announced, commented, ended)
      .when(decide)
      .refused('decision.comments-unanswered')
  })
})

suite('申请人的陈述申辩 (行政许可法 第七条、第三十六条)', () => {
  const say = { type: 'state-own' as const, sealed, here: true }
  const said: CaseEvent = { type: 'applicant-stated', sealed, passOnBy: due('2026-04-23'), day: '2026-04-21' }
  const gist = '排风口已经按照环评要求调整，附监测数据。'
  const pass = { type: 'pass-statement-on' as const, summary: gist }
  const passed: CaseEvent = { type: 'statement-recorded', party: 'applicant', sealed, summary: gist, day: '2026-04-22' }
  const waive = { type: 'waive-statement' as const, here: true }
  const othersDone = [told, stated]

  test('the applicant may state from the acceptance to the decision, and what is said is passed on first', () => {
    on('2026-04-21')
      .given(...given)
      .when(say)
      .then(said)
    on('2026-04-20').given(given[0]!).when(say).refused('statement.not-in-review')
    on('2026-04-21')
      .given(...given, said)
      .when(say)
      .refused('statement.waits')
    on('2026-04-21')
      .given(...given, said)
      .when(decide)
      .refused('decision.statement-waits')
    on('2026-04-22')
      .given(...given, said)
      .when(pass)
      .then(passed)
    on('2026-04-22')
      .given(...given, said, passed)
      .when(say)
      .then({ ...said, passOnBy: due('2026-04-24'), day: '2026-04-22' })
    on('2026-04-22')
      .given(...given, said)
      .when({ ...pass, summary: '不同意' })
      .refused('others.needs-summary')
    on('2026-04-22')
      .given(...given, said, passed)
      .when(pass)
      .refused('statement.none-waits')
  })
  test('nobody states at a window for somebody who is not there', () => {
    on('2026-04-21')
      .given(...given)
      .when({ ...say, here: false })
      .refused('window.nobody-here')
    on('2026-04-21')
      .given(...given, found)
      .when({ ...waive, here: false })
      .refused('window.nobody-to-give-up')
  })
  test('the parts of a whole are stated to, not the whole', () => {
    const whole: Item = { ...unheard, tasks: unheard.tasks.filter(({ kind }) => kind !== 'decide') }
    specification(caseDecider, { item: whole, calendar: china, day: parseDay('2026-04-21'), newRef: () => ref })
      .given(...given)
      .when(say)
      .refused('statement.decided-elsewhere')
  })
  test('where others are concerned the decision waits five working days for the applicant', () => {
    on('2026-04-27')
      .given(...given, found, ...othersDone)
      .when(decide)
      .refused('decision.applicant-unheard')
    on('2026-04-28')
      .given(...given, found, ...othersDone)
      .when(decide)
      .then(decidedOn('2026-04-28', '2026-05-14'))
    on('2026-04-22')
      .given(...given, found, ...othersDone, said, passed)
      .when(decide)
      .then(decidedOn('2026-04-22', '2026-05-09'))
    // What was said before is no answer to what has just been found.
    on('2026-04-22')
      .given(...given, said, passed, found, ...othersDone)
      .when(decide)
      .refused('decision.applicant-unheard')
  })
  test('and no longer once they do without; the right to state stays', () => {
    on('2026-04-20')
      .given(...given, found)
      .when(waive)
      .then(waived)
    on('2026-04-22')
      .given(...given, found, ...othersDone, waived)
      .when(decide)
      .then(decidedOn('2026-04-22', '2026-05-09'))
    on('2026-04-22')
      .given(...given, found, waived)
      .when(say)
      .then({ ...said, passOnBy: due('2026-04-24'), day: '2026-04-22' })
    on('2026-04-22')
      .given(...given, found, waived)
      .when(waive)
      .refused('statement.nothing-to-waive')
    on('2026-04-28')
      .given(...given, found)
      .when(waive)
      .refused('statement.nothing-to-waive')
    on('2026-04-22')
      .given(...given)
      .when(waive)
      .refused('statement.nothing-to-waive')
  })
})

test('a neighbour is told by the desk and heard, and nobody who reviews or applies learns who it is', async () => {
  const send = async (visitor: Visitor, path: string, body: object) => {
    const answer = await visitor.send('POST', `/api/${region}${path}`, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const liu = await platform.as('applicant-liu-mingde')
  const acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  await accept(acceptor, id)
  const waiting = async (role: 'reviewer' | 'decider') =>
    (
      await platform.until(
        () => openTasks(platform, role, hygiene),
        (found) => found.length > 0,
      )
    )[0]!
  const reviewer = await waiting('reviewer')
  await send(reviewer.visitor, `/review/tasks/${reviewer.task.task}/third-parties`, { reason })
  await opine(reviewer.visitor, reviewer.task.task)
  const neighbour = { name: '海州湾小区业主委员会', address: '通灌南路 88 号 2 幢 301 室' }
  await send(acceptor, `/desk/cases/${id}/third-parties`, neighbour)
  const decider = await waiting('decider')
  const at = `/review/tasks/${decider.task.task}`
  const decision = {
    outcome: 'granted',
    reasons: '',
    basis: '《公共场所卫生管理条例》第四条',
    overInternal: { ground: 'workload', words: '同期办件集中，已按受理先后依次办理。' },
  }
  const early = await decider.visitor.send('POST', `/api/${region}${at}/decision`, decision)
  assert.equal((early.json as { code: string }).code, 'decision.third-parties-unheard')
  const words = '我是业委会的陈建国，油烟直接吹进我家窗户。'
  await send(acceptor, `/desk/cases/${id}/third-parties/party-1/statement`, { words, summary })
  const unanswered = await decider.visitor.send('POST', `/api/${region}${at}/decision`, decision)
  assert.equal((unanswered.json as { code: string }).code, 'decision.applicant-unheard')
  await send(liu, `/cases/${id}/statement-waiver`, {})
  const untold = await decider.visitor.send('POST', `/api/${region}${at}/decision`, decision)
  assert.equal((untold.json as { code: string }).code, 'decision.hearing-untold')
  await send(decider.visitor, `${at}/hearing`, { reason })
  await send(liu, `/cases/${id}/hearing-waiver`, {})
  await send(acceptor, `/desk/cases/${id}/third-parties/party-1/hearing`, { choice: 'waived', way: 'window' })

  const desk = await readCase(acceptor, id, 'desk')
  assert.deepEqual(
    desk.thirdParties?.parties.map(({ name, address, words: said }) => [name, address, said]),
    [[neighbour.name, neighbour.address, words]],
  )
  const own = await platform.until(
    () => readCase(liu, id),
    (view) => view.papers.some(({ kind }) => kind === 'third-party-notice'),
  )
  await papersSay(liu, id, own)
  const seen = (await decider.visitor.get(`/api/${region}${at}`)).json as TaskView
  assert.equal(seen.thirdParties?.parties[0]?.summary, summary)
  for (const shown of [own, seen])
    for (const secret of [neighbour.name, neighbour.address, '陈建国'])
      assert.ok(!JSON.stringify(shown).includes(secret), secret)

  // The review passed everything: what was said is named, or there is nothing to refuse on.
  const reasons = '排风口距相邻住宅的窗户仅两米，不符合公布的卫生防护距离。'
  const refusing = { ...decision, outcome: 'refused', reasons }
  const bare = await decider.visitor.send('POST', `/api/${region}${at}/decision`, refusing)
  assert.equal((bare.json as { code: string }).code, 'decision.without-finding')
  await send(decider.visitor, `${at}/decision`, { ...refusing, finding: 'statement' })
  const paper = await platform.until(
    () => liu.get(`/api/${region}/cases/${id}/papers/decision`),
    ({ status }) => status === 200,
  )
  const text = await paperText(paper.body)
  for (const said of [reasons, '据以认定的事实：利害关系人的陈述、申辩']) assert.ok(text.includes(said), text)
})

test('what the applicant says reaches whoever reviews and decides in substance, and nobody decides before', async () => {
  const send = async (visitor: Visitor, path: string, body: object) =>
    visitor.send('POST', `/api/${region}${path}`, body)
  const ok = async (visitor: Visitor, path: string, body: object) => {
    const answer = await send(visitor, path, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  const liu = await platform.as('applicant-liu-mingde')
  const acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  await accept(acceptor, id)
  const waitingFor = async (role: 'reviewer' | 'decider') =>
    (
      await platform.until(
        () => openTasks(platform, role, hygiene),
        (found) => found.length > 0,
      )
    )[0]!
  const reviewer = await waitingFor('reviewer')
  const own = await readCase(liu, id)
  assert.deepEqual(
    [own.ownStatements, own.can.includes('state-own'), own.can.includes('waive-statement')],
    [null, true, false],
  )
  const words = '我是刘明德，电话 13900000001：通风设备已经更换，请看检测报告。'
  await ok(liu, `/cases/${id}/statement`, { words })

  const toPassOn = async () => {
    const { json } = await acceptor.get(`/api/${region}/desk/cases?box=to-pass-on`)
    return (json as { cases: { case: string }[] }).cases.some((one) => one.case === id)
  }
  assert.ok(await toPassOn())
  const desk = await readCase(acceptor, id, 'desk')
  assert.deepEqual([desk.ownStatements?.said[0]?.words, desk.can.includes('pass-statement-on')], [words, true])
  const naming = await send(acceptor, `/desk/cases/${id}/statement/summary`, { summary: '刘明德称通风设备已经更换。' })
  assert.equal((naming.json as { code: string }).code, 'review.text-names')
  const taskOf = async ({ visitor, task }: typeof reviewer) =>
    (await visitor.get(`/api/${region}/review/tasks/${task.task}`)).json as TaskView
  assert.equal((await taskOf(reviewer)).ownStatements, null, 'of words that wait a review knows nothing')
  const gist = '通风设备已经更换，以检测报告为证。'
  await ok(acceptor, `/desk/cases/${id}/statement/summary`, { summary: gist })
  assert.equal((await taskOf(reviewer)).ownStatements?.said[0]?.summary, gist)
  assert.ok(!(await toPassOn()))
  await ok(reviewer.visitor, `/review/tasks/${reviewer.task.task}/third-parties`, { reason })
  assert.equal((await taskOf(reviewer)).ownStatements?.by, null)
  assert.ok(await toPassOn(), 'those who are concerned wait to be told')
  const notice = await platform.until(
    () => readCase(liu, id),
    (view) => view.papers.some(({ paper }) => paper === 'third-party-notice-applicant'),
  )
  assert.equal(notice.papers.find(({ paper }) => paper === 'third-party-notice-applicant')?.title, '陈述申辩告知书')
  const text = (await papersSay(liu, id, notice))['third-party-notice']!
  for (const said of ['陈述申辩告知书', '2026年4月27日', reason]) assert.ok(text.includes(said), text)
  assert.equal(notice.ownStatements?.by, '2026-04-27')

  await opine(reviewer.visitor, reviewer.task.task)
  const decider = await waitingFor('decider')
  await ok(liu, `/cases/${id}/statement`, { words: '补充一点：检测报告编号已经写在申请表里。' })
  const decision = { outcome: 'granted', reasons: '', basis: '《公共场所卫生管理条例》第四条' }
  const seen = await taskOf(decider)
  assert.deepEqual(
    seen.ownStatements?.said.map(({ summary: said, words: hidden }) => [said, hidden]),
    [
      [gist, null],
      [null, null],
    ],
  )
  await ok(acceptor, `/desk/cases/${id}/third-parties`, { name: '海州湾小区业主委员会', address: '通灌南路 88 号' })
  await ok(acceptor, `/desk/cases/${id}/third-parties/party-1/statement`, {
    words: '没有意见。',
    summary,
    waives: true,
  })
  const refusal = async () =>
    ((await send(decider.visitor, `/review/tasks/${decider.task.task}/decision`, decision)).json as { code: string })
      .code
  assert.equal(await refusal(), 'decision.statement-waits')
  await ok(acceptor, `/desk/cases/${id}/statement/summary`, { summary: '检测报告的编号写在申请表里。' })
  assert.equal(await refusal(), 'decision.hearing-untold', 'heard, it waits for no statement any more')
  for (const secret of ['刘明德', '13900000001', words]) assert.ok(!JSON.stringify(seen).includes(secret), secret)
})

test('an announcement says whom it is for, and neither whose case it is nor to a review where it stands', async () => {
  const liu = await platform.as('applicant-liu-mingde')
  const acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  await accept(acceptor, id)
  const [reviewer] = await platform.until(
    () => openTasks(platform, 'reviewer', hygiene),
    (all) => all.length > 0,
  )
  const at = `/api/${region}/review/tasks/${reviewer!.task.task}`
  assert.equal((await reviewer!.visitor.send('POST', `${at}/third-parties`, { reason })).status, 200)
  await opine(reviewer!.visitor, reviewer!.task.task)
  const path = `/api/${region}/desk/cases/${id}/third-parties/announcement`
  const naming = await acceptor.send('POST', path, { count: 120, whom: '刘明德所开场所北侧小区的全体住户。' })
  assert.equal((naming.json as { code: string }).code, 'review.text-names')
  const whom = '场所北侧海州湾小区一至四号楼的全体住户。'
  assert.equal((await acceptor.send('POST', path, { count: 120, whom })).status, 200)
  const { publicNotices, thirdParties } = await readCase(acceptor, id, 'desk')
  assert.deepEqual([thirdParties?.announced?.count, publicNotices[0]?.title], [120, '利害关系人公告'])
  const { notice } = publicNotices[0]!
  const stranger = await platform.as('applicant-wang-for-gangcheng')
  const shown = (await stranger.get(`/api/${region}/public-notices/${notice}`)).json as PublicNotice
  assert.deepEqual(
    [shown.kind, shown.until, shown.applicant, shown.concerned],
    ['third-parties', '2026-04-27', null, { whom, reason, hearing: true }],
  )
  assert.ok(!JSON.stringify(shown).includes('刘明德'))
  const say = () =>
    stranger.send('POST', `/api/${region}/public-notices/${notice}/comments`, { words: '我是四号楼的住户，油烟进屋。' })
  await mandatedFor(['fire-design-review'])
  assert.equal(((await say()).json as { code: string }).code, 'notice.comment-mandate-too-narrow')
  const offered = async () =>
    ((await stranger.get(`/api/${region}/public-notices/${notice}`)).json as PublicNotice).barredFor
  assert.match((await offered())!, /授权限于部分事项/)
  await mandatedFor(null)
  assert.equal(await offered(), null)
  const said = await say()
  assert.equal(said.status, 200, said.body.toString())
  const [comment] = (await readCase(acceptor, id, 'desk')).publicNotices[0]!.comments
  assert.equal(comment?.from, '连云港港城物流有限公司（王海燕 代为提出）')
  const { db, vault } = platform.platform
  const { entries } = openEntries(vault, region, id, (await db.query('system', readVault(region, id))).rows)!
  const { speaker } = entries.get(`comment-${comment.comment}`) as CommentSecret
  assert.deepEqual(
    [speaker?.name, speaker?.mandate],
    ['王海燕', residentIds.mandate('wang-for-gangcheng')],
    'the log names the comment alone, the vault who said it and by which mandate',
  )
  const answer = { gist: '王海燕反映油烟进屋。', answer: '已要求经营者加装油烟净化设施，并定期清洗。' }
  const answered = `/api/${region}/desk/cases/${id}/notice-comments/${comment.comment}/answer`
  const namesWho = await acceptor.send('POST', answered, answer)
  assert.equal((namesWho.json as { code: string }).code, 'review.text-names')
  const deciding = async () =>
    Promise.all(
      (await openTasks(platform, 'decider', hygiene)).map(
        async ({ visitor, task }) => (await visitor.get(`/api/${region}/review/tasks/${task.task}`)).json as TaskView,
      ),
    )
  const announcedTo = ({ publicNotices: all }: TaskView) => all.length > 0
  const seen = (await platform.until(deciding, (all) => all.some(announcedTo))).find(announcedTo)!
  assert.deepEqual([seen.publicNotices[0]?.title, seen.publicNotices[0]?.notice], ['利害关系人公告', null])
  assert.deepEqual(
    seen.thirdParties?.announced,
    { count: 120, whom: null, day: '2026-04-20', due: '2026-04-27' },
    'whoever decides knows that they were told, and not where the matter is',
  )
  assert.equal(seen.publicNotices[0]?.comments[0]?.words, null)
})
