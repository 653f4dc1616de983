import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { TaskView } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
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
const found: CaseEvent = { type: 'third-parties-found', task: 'decide', code: 'CODE-decide', reason, day: '2026-04-20' }
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
      .given(...given, found, told)
      .when(decide)
      .refused('decision.third-parties-unheard')
    const second: CaseEvent = { ...told, party: 'party-2' }
    on('2026-04-22')
      .given(...given, found, told, stated, second)
      .when(decide)
      .refused('decision.third-parties-unheard')
  })
  test('after their days, or once all have spoken, it is decided', () => {
    const decided: CaseEvent = {
      ...decide,
      type: 'decided',
      code: 'CODE-decide',
      deliverDue: due('2026-05-14'),
      day: '2026-04-28',
    }
    on('2026-04-28')
      .given(...given, found, told)
      .when(decide)
      .then(decided)
    on('2026-04-22')
      .given(...given, found, told, stated)
      .when(decide)
      .then({ ...decided, deliverDue: due('2026-05-09'), day: '2026-04-22' })
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
  const decision = { outcome: 'granted', reasons: '', basis: '《公共场所卫生管理条例》第四条' }
  const early = await decider.visitor.send('POST', `/api/${region}${at}/decision`, decision)
  assert.equal((early.json as { code: string }).code, 'decision.third-parties-unheard')
  const words = '我是业委会的陈建国，油烟直接吹进我家窗户。'
  await send(acceptor, `/desk/cases/${id}/third-parties/party-1/statement`, { words, summary })
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
