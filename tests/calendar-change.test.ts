import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ObligationSummary } from '#contracts/obligations.ts'
import type { TaskSummary, TaskView } from '#contracts/review.ts'
import { statement } from '#platform/db.ts'
import { accept, fillDraft, itemOf, laterFor, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

// Accepted on 7 December 2026: ten working days end on 21 December, twenty on 4 January, past what is known.
const ahead = Date.parse('2026-12-07T01:00:00Z') - Date.now()
const platform = await testPlatform({ wallNow: () => Date.now() + ahead })
after(() => platform.stop())
const rowsOf = async (text: string, values: unknown[] = []) =>
  (await platform.platform.db.query('system', statement(text, values))).rows
const hygiene = itemOf('public-venue-hygiene')
const traffic = itemOf('traffic-impact-assessment')
const liu = await platform.as('applicant-liu-mingde')
const acceptor = await platform.as(platform.accountOf('acceptor', hygiene.intakeOffice))
const operator = await platform.as(platform.accountOf('operator'))

const notice = {
  name: '关于2027年部分节假日安排的通知',
  from: '2027-01-01',
  through: '2027-12-31',
  days: [
    { day: '2027-01-01', kind: 'holiday', name: '元旦' },
    { day: '2027-01-02', kind: 'workday', name: '元旦' },
    { day: '2027-01-04', kind: 'holiday', name: '元旦' },
  ],
}
const load = (body: object) => operator.send('POST', `/api/${region}/calendar/notices`, body)
const limitOf = async (id: string, key: string) => (await readCase(liu, id)).clocks.find((clock) => clock.key === key)!

test('a notice on holidays moves the limits that it touches, makes them firm, and tells the applicant', async () => {
  const early = (await submit(liu, await fillDraft(liu, hygiene))).case
  const { case: id } = await submit(liu, await fillDraft(liu, hygiene))
  await accept(acceptor, id)
  const before = await limitOf(id, 'statutory')
  assert.deepEqual([before.due, before.provisional], ['2027-01-04', true])
  await platform.until(
    () => openTasks(platform, 'reviewer', hygiene),
    (found) => found.length > 0,
  )

  const answer = await load(notice)
  assert.equal(answer.status, 200, answer.body.toString())
  const after = await platform.until(
    () => limitOf(id, 'statutory'),
    (clock) => !clock.provisional,
  )
  // 1 and 4 January are off now, 2 January is worked.
  assert.deepEqual([after.due, after.left], ['2027-01-05', 20])
  const promised = await limitOf(id, 'promised')
  assert.equal(promised.due, '2026-12-21', 'what ends before is not touched')
  const entry = await platform.until(
    async () => (await readCase(liu, id)).timeline.find((one) => one.key === 'recomputed-0'),
    (found) => found !== undefined,
  )
  assert.match(
    entry?.note ?? '',
    /依据关于2027年部分节假日安排的通知，法定办理期限届满日由2027年1月4日调整为2027年1月5日/,
  )
  const written = await rowsOf(
    `select stream, actor, data::jsonb as data from log.events where type = 'case.limits-recomputed'`,
  )
  assert.deepEqual(
    written.map(({ stream, actor }) => [stream, actor]),
    [[id, 'calendar']],
    'a case that ends before is not even asked',
  )
  assert.equal(
    (await readCase(liu, early)).timeline.some((one) => one.key.startsWith('recomputed')),
    false,
  )
})

/** 会商 of a case whose convener has called it for a day; reads the convener's task. */
async function calledFor(heldOn: string): Promise<() => Promise<TaskView>> {
  const taken = await platform.as(platform.accountOf('acceptor', traffic.intakeOffice))
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, traffic))
  await accept(taken, id)
  const drawn = (role: 'reviewer' | 'decider', count: number) =>
    platform.until(
      () => openTasks(platform, role, traffic),
      (found) => found.length === count,
    )
  for (const { visitor, task } of await drawn('reviewer', 2)) await opine(visitor, task.task)
  const [deciding] = await drawn('decider', 1)
  const at = `/api/${region}/review/tasks/${deciding!.task.task}`
  const called = await deciding!.visitor.send('POST', `${at}/meetings`, {
    agenda: ['路口是否需要渠化'],
    sitting: { heldOn, time: '09:30', place: '第一会议室', link: null, others: [] },
  })
  assert.equal(called.status, 200, called.body.toString())
  await concerned(taken, deciding!, id)
  return async () => (await deciding!.visitor.get(at)).json
}

type Waiting = Awaited<ReturnType<typeof openTasks>>[number]

/** Whoever decides finds 利害关系人, and the office tells one of them, and the others by 公告. */
async function concerned(taken: typeof acceptor, { visitor, task }: Waiting, id: string): Promise<void> {
  const reason = '开口位置正对相邻小区出口，直接关系他人重大利益。'
  const found = await visitor.send('POST', `/api/${region}/review/tasks/${task.task}/third-parties`, { reason })
  assert.equal(found.status, 200, found.body.toString())
  const neighbour = { name: '海州湾小区业主委员会', address: '通灌南路 88 号 2 幢 301 室' }
  const told = await taken.send('POST', `/api/${region}/desk/cases/${id}/third-parties`, neighbour)
  assert.equal(told.status, 200, told.body.toString())
  const others = { count: 120, whom: '开口位置北侧海州湾小区一至四号楼的全体住户。' }
  const announced = await taken.send('POST', `/api/${region}/desk/cases/${id}/third-parties/announcement`, others)
  assert.equal(announced.status, 200, announced.body.toString())
}

test('tasks, boxes, what is owed and the clock that waits follow a holiday that is declared late', async () => {
  const waiting = (await submit(liu, await fillDraft(liu, hygiene))).case
  const [drawn] = await openTasks(platform, 'reviewer', hygiene)
  const dueOf = async () =>
    ((await drawn!.visitor.get(`/api/${region}/review/tasks`)).json as { tasks: TaskSummary[] }).tasks[0]!.due
  assert.equal(await dueOf(), '2026-12-15')
  assert.equal((await limitOf(waiting, 'intake')).due, '2026-12-14')
  const promised = await submit(
    liu,
    await fillDraft(liu, hygiene, { without: ['rulesOfHygiene'] }),
    'electronic',
    laterFor(hygiene, ['rulesOfHygiene']),
  )
  await accept(acceptor, promised.case)
  const owed = async () =>
    ((await liu.get(`/api/${region}/obligations?case=${promised.case}`)).json as { obligations: ObligationSummary[] })
      .obligations[0]?.due
  const toldUntil = async () => (await readCase(liu, promised.case)).deferral!.due
  const first = await platform.until(owed, (day) => day !== undefined)
  assert.equal(await toldUntil(), first)
  const meeting = await calledFor('2026-12-09')
  const spokenBy = ({ thirdParties, publicNotices }: TaskView) => [
    ...thirdParties!.parties.map(({ due }) => due),
    thirdParties!.announced?.due,
    ...publicNotices.map(({ until }) => until),
  ]
  const firstTold = spokenBy(await meeting())
  const late = { ...notice, name: '关于临时调整休息日的通知', from: '2026-12-09', through: '2026-12-09' }
  const answer = await load({ ...late, days: [{ day: '2026-12-09', kind: 'holiday', name: '调整' }] })
  assert.equal(answer.status, 200, answer.body.toString())
  await platform.until(
    () => limitOf(waiting, 'intake'),
    (clock) => clock.due === '2026-12-15',
  )
  await platform.until(dueOf, (due) => due === '2026-12-16')
  const later = await platform.until(owed, (day) => day !== first)
  assert.ok(later! > first!, 'what is owed ends a working day later')
  await platform.until(toldUntil, (day) => day === later)
  const { task, meetings, meetingMoved } = await platform.until(meeting, (view) => view.meetingMoved)
  assert.ok(meetingMoved, 'the convener is told')
  assert.deepEqual(
    [firstTold, spokenBy(await meeting())],
    [Array(3).fill('2026-12-14'), Array(3).fill('2026-12-15')],
    'whoever decides sees until when 利害关系人 may speak now',
  )
  assert.deepEqual(
    [meetings[0]!.sitting!.heldOn, meetings[0]!.due, meetings[0]!.moves.map(({ heldOn, by }) => [heldOn, by])],
    ['2026-12-10', '2026-12-15', [['2026-12-09', 'calendar']]],
  )
  const invited = (await openTasks(platform, 'reviewer', traffic)).filter((one) => one.task.meeting)
  assert.deepEqual(
    invited.map((one) => [one.task.due, one.task.meetingMoved]),
    [
      ['2026-12-15', true],
      ['2026-12-15', true],
    ],
    `everybody who is invited to the meeting of ${task} is told`,
  )
  const rows = await rowsOf(
    `select d.due_at, c.due_day::text as due_day, b.due_day::text as box_day
     from cases.cases c
     join platform.deadlines d using (region, stream)
     join cases.boxes b using (region, stream)
     where c.stream = $1 and d.name = 'intake' and b.subject like 'intake@%'`,
    [waiting],
  )
  assert.deepEqual(rows, [{ due_at: new Date('2026-12-15T16:00:00Z'), due_day: '2026-12-15', box_day: '2026-12-15' }])
  const again = { ...late, name: '关于再次调整休息日的通知', from: '2026-12-11', through: '2026-12-11' }
  assert.equal((await load({ ...again, days: [{ day: '2026-12-11', kind: 'holiday', name: '调整' }] })).status, 200)
  const { meetings: stays } = await platform.until(meeting, (view) => view.meetings[0]!.due === '2026-12-16')
  assert.equal(stays[0]!.sitting!.heldOn, '2026-12-10', 'a meeting on another day stays where it is')
})

test('a notice that contradicts itself or leaves a gap is refused in a sentence', async () => {
  const codeOf = async (body: object) => ((await load(body)).json as { code: string }).code
  const day = notice.days[0]!
  assert.equal(await codeOf({ ...notice, days: [{ ...day, day: '2028-01-01' }] }), 'calendar.day-outside')
  assert.equal(await codeOf({ ...notice, days: [day, day] }), 'calendar.day-twice')
  assert.equal(await codeOf({ ...notice, from: '2029-01-01', through: '2029-12-31', days: [] }), 'calendar.gap')
  assert.equal(await codeOf({ ...notice, days: [{ ...day, kind: 'workday' }] }), 'calendar.workday-is-one')
})

test('what ships with the platform does not undo what an operator has loaded', async () => {
  const { publish } = await import('#server/modules/catalogue/index.ts')
  const { lyg } = await import('#seed/city/lyg.ts')
  await publish(platform.platform.db, lyg, new Date().toISOString())
  const calendar = (await operator.get(`/api/${region}/calendar`)).json as { coveredUntil: string; days: object[] }
  assert.equal(calendar.coveredUntil, '2027-12-31')
  assert.ok(calendar.days.some((one) => (one as { day: string }).day === '2026-12-09'))
})
