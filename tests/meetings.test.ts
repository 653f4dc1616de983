import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Sitting } from '#contracts/meeting-events.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { MeetingView } from '#contracts/meetings.ts'
import type { TaskView } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { platformOrigin, type Entry } from '#platform/envelope.ts'
import { verifyProjections } from '#platform/verify.ts'
import type { CasesAsk } from '#server/modules/cases/ask.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { meetingActs } from '#server/modules/cases/meetings/meeting-view.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { sittingReader } from '#server/modules/cases/meetings/sitting-reader.ts'
import { casesOfMeeting } from '#server/modules/cases/meetings/sittings.ts'
import { acceptedUntil, due, openFor, passedOn, submittedFor } from './harness/case-given.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, region, submit, todayOf } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const fire = itemOf('fire-design-review')
const ref = '00000000-0000-4000-8000-000000000009'
/** The holiday lies between the last day and the working day on which it is reminded of. */
const overHoliday = { ...due('2026-05-06'), remindOn: '2026-04-30' }
const reviews = fire.tasks.filter(({ kind }) => kind === 'review').map(({ key }) => key)
const merge = fire.tasks.find(({ kind }) => kind === 'merge')!.key

/** Monday 09:00 in Beijing, of a year whose holidays are announced. */
const monday = Date.parse('2026-11-23T01:00:00Z')
const platform = await testPlatform({ wallNow: () => monday + Math.round(performance.now()) })
after(() => platform.stop())

suite('rules', () => {
  const on = (day: string) =>
    specification(caseDecider, { item: fire, calendar: china, day: parseDay(day), newRef: () => ref })
  const given: CaseEvent[] = [
    submittedFor(fire),
    acceptedUntil(),
    ...reviews.flatMap((task) => openFor(task, ref)),
    ...reviews.map((task) => passedOn('2026-04-21', task)),
    ...openFor(merge, ref),
  ]
  const called: CaseEvent = {
    type: 'meeting-called',
    meeting: 'meeting-1',
    task: merge,
    code: `CODE-${merge}`,
    agenda: ['消防车道宽度是否满足要求', '是否需要补充论证'],
    invited: reviews,
    due: due('2026-04-28'),
    day: '2026-04-21',
  }
  const call = { type: 'call-meeting' as const, task: merge, agenda: called.agenda }
  const speak = (task: string, votes: ('for' | 'against' | 'abstain')[] = ['for', 'against']) => ({
    type: 'speak-at-meeting' as const,
    task,
    meeting: 'meeting-1',
    votes,
    words: '车道净宽符合规范，无须补充。',
  })
  const spoken = (task: string): CaseEvent => {
    const { type: _type, ...said } = speak(task)
    return { type: 'meeting-spoken', ...said, code: `CODE-${task}`, day: '2026-04-22' }
  }
  const minutes = '会商认为消防车道宽度满足要求，不需要补充论证，同意形成反馈意见。'
  const close = { type: 'close-meeting' as const, task: merge, meeting: 'meeting-1', minutes }
  const count = (absent: number) => {
    const there = reviews.length - absent
    return [
      { for: there, against: 0, abstain: 0, absent, carried: there > 0 },
      { for: 0, against: there, abstain: 0, absent, carried: false },
    ]
  }

  test('the lead calls those who reviewed, and they have five working days', () => {
    on('2026-04-21')
      .given(...given)
      .when(call)
      .then(called)
  })

  test('a reviewer calls nobody, and one meeting ends before the next', () => {
    on('2026-04-21')
      .given(...given.slice(0, -2 - reviews.length))
      .when({ ...call, task: reviews[0]! })
      .refused('meeting.not-convener')
    on('2026-04-21')
      .given(...given, called)
      .when(call)
      .refused('meeting.open-already')
  })

  test('each speaks once, on every point, and in time', () => {
    const first = reviews[0]!
    on('2026-04-22')
      .given(...given, called)
      .when(speak(first))
      .then(spoken(first))
    on('2026-04-22')
      .given(...given, called, spoken(first))
      .when(speak(first))
      .refused('meeting.spoken-already')
    on('2026-04-22')
      .given(...given, called)
      .when(speak(first, ['for']))
      .refused('meeting.votes-incomplete')
    on('2026-04-29')
      .given(...given, called)
      .when(speak(first))
      .refused('meeting.over')
    on('2026-04-22')
      .given(...given, called)
      .when(speak(merge))
      .refused('meeting.not-invited')
  })

  test('nobody merges while a meeting goes on', () => {
    on('2026-04-22')
      .given(...given, called)
      .when({ type: 'merge-feedback', task: merge, verdict: 'pass', summary: '各单位意见一致，同意报请决定。' })
      .refused('meeting.still-open')
  })

  test('it is closed when all have spoken, or when nobody can any more', () => {
    on('2026-04-22')
      .given(...given, called, ...reviews.slice(1).map(spoken))
      .when(close)
      .refused('meeting.waits')
    const closed = (absent: string[], day: string): CaseEvent => ({
      type: 'meeting-closed',
      meeting: 'meeting-1',
      task: merge,
      code: `CODE-${merge}`,
      counts: count(absent.length),
      absent,
      minutes,
      signBy: day === '2026-04-22' ? due('2026-04-24') : overHoliday,
      day,
    })
    on('2026-04-22')
      .given(...given, called, ...reviews.map(spoken))
      .when(close)
      .then(closed([], '2026-04-22'))
    on('2026-04-29')
      .given(...given, called, ...reviews.slice(1).map(spoken))
      .when(close)
      .then(closed([reviews[0]!], '2026-04-29'))
    on('2026-04-22')
      .given(...given, called, ...reviews.map(spoken))
      .when({ ...close, minutes: '同意' })
      .refused('meeting.needs-minutes')
  })

  const closedNow: CaseEvent = {
    type: 'meeting-closed',
    meeting: 'meeting-1',
    task: merge,
    code: `CODE-${merge}`,
    counts: count(1),
    absent: [reviews[0]!],
    minutes,
    signBy: overHoliday,
    day: '2026-04-29',
  }
  const spoke = reviews.slice(1)
  const sign = (task: string, differs: string | null = null) => ({
    type: 'sign-meeting' as const,
    task,
    meeting: 'meeting-1',
    differs,
  })
  const signed = (task: string): CaseEvent => ({
    type: 'meeting-signed',
    meeting: 'meeting-1',
    task,
    code: `CODE-${task}`,
    differs: null,
    day: '2026-04-30',
  })
  const settled = (unsigned: string[], day: string): CaseEvent => ({
    type: 'meeting-settled',
    meeting: 'meeting-1',
    unsigned,
    day,
  })
  const minuted = [...given, called, ...spoke.map(spoken), closedNow]

  test('those who spoke sign the minutes or say what is otherwise; the last signature completes the record', () => {
    const ahead = spoke.slice(0, -1).map(signed)
    const last = spoke.at(-1)!
    on('2026-04-30')
      .given(...minuted, ...ahead)
      .when(sign(last))
      .then(signed(last), settled([], '2026-04-30'))
    on('2026-04-30')
      .given(...minuted)
      .when(sign(spoke[0]!, '不对'))
      .refused('meeting.difference-unclear')
    on('2026-04-30')
      .given(...minuted, ...ahead)
      .when(sign(spoke[0]!))
      .refused('meeting.nothing-to-sign')
    on('2026-04-30')
      .given(...minuted)
      .when(sign(reviews[0]!))
      .refused('meeting.nothing-to-sign')
  })

  test('who has not signed in time is named, and nobody waits for them', () => {
    const clock = { type: 'meeting-clock-ran-out' as const, meeting: 'meeting-1' }
    on('2026-05-06')
      .given(...minuted)
      .when(clock)
      .then()
    on('2026-05-07')
      .given(...minuted, signed(spoke[0]!))
      .when(clock)
      .then(settled(spoke.slice(1), '2026-05-07'))
  })

  test('a meeting that sits has a day within its five, and the convener writes down what is said there', () => {
    const sitting: Sitting = {
      id: ref,
      heldOn: '2026-04-23',
      time: '09:30',
      place: '第一会议室',
      link: null,
      cases: 1,
      agenda: [],
      first: false,
    }
    on('2026-04-21')
      .given(...given)
      .when({ ...call, sitting })
      .then({ ...called, sitting })
    for (const heldOn of ['2026-04-20', '2026-04-29'])
      on('2026-04-21')
        .given(...given)
        .when({ ...call, sitting: { ...sitting, heldOn } })
        .refused('meeting.sitting-late')
    const note = {
      type: 'note-at-meeting' as const,
      task: merge,
      meeting: 'meeting-1',
      point: 2,
      words: '补充论证没有必要。',
    }
    const { type: _type, ...noted } = note
    on('2026-04-23')
      .given(...given, called)
      .when(note)
      .then({ type: 'meeting-noted', ...noted, code: `CODE-${merge}`, day: '2026-04-23' })
    on('2026-04-23')
      .given(...given, called)
      .when({ ...note, point: 3 })
      .refused('meeting.no-such-point')
    on('2026-04-30')
      .given(...minuted)
      .when(note)
      .refused('meeting.over')
  })

  test('what sits on a day is neither written down nor closed before it', () => {
    const sitting: Sitting = {
      id: ref,
      heldOn: '2026-04-23',
      time: '09:30',
      place: '第一会议室',
      link: null,
      cases: 1,
      agenda: [],
      first: false,
    }
    const all = [...given, { ...called, sitting }, ...reviews.map(spoken)]
    const note = { type: 'note-at-meeting' as const, task: merge, meeting: 'meeting-1', point: 1, words: '已核对。' }
    for (const early of [note, close])
      on('2026-04-22')
        .given(...all)
        .when(early)
        .refused('meeting.not-yet-sat')
    const { meetings } = fold(caseDecider, all)
    const canOn = (day: string) =>
      meetingActs(meetings, { key: merge, kind: 'merge', opinions: reviews.length }, parseDay(day))
    assert.deepEqual(
      [canOn('2026-04-22'), canOn('2026-04-23'), canOn('2026-04-24')],
      [['move-meeting'], ['move-meeting', 'note-at-meeting', 'close-meeting'], ['note-at-meeting', 'close-meeting']],
    )
  })

  const place = { region, stream: ref, version: 1 }
  const deskRows = (history: CaseEvent[], event: CaseEvent) =>
    caseStream
      .project(
        place,
        fold(caseDecider, [...history, event]),
        [event],
        [{ version: 1, recordedAt: '2026-04-22T02:00:00Z' } as Entry],
      )
      .filter(({ table }) => table.name === 'cases.review_tasks')
      .flatMap((change) => ('upsert' in change ? change.upsert : []))

  test('with the case ends a meeting that goes on in it: nobody has it on their desk any more', () => {
    const ends: CaseEvent[] = [
      { type: 'withdrawn', day: '2026-04-22' },
      { type: 'ended-for-default', reason: '逾期未补齐', basis: '容缺办理', day: '2026-04-22' },
    ]
    for (const end of ends) {
      const rows = deskRows([...given, called, spoken(reviews[0]!)], end)
      assert.equal(rows.filter((row) => row['meeting'] === false && row['done'] === true).length, reviews.length)
    }
  })

  test('whoever was asked anew goes on with that when the minutes come, and signs after the answer', () => {
    const again = reviews.at(-1)!
    const sentBack: CaseEvent = {
      type: 'task-sent-back',
      task: again,
      from: merge,
      code: `CODE-${merge}`,
      ground: 'incomplete',
      reason: '分项意见不完整',
      day: '2026-04-23',
    }
    const history = [...given, called, ...spoke.map(spoken), sentBack]
    const asked = deskRows(history, closedNow).filter((row) => row['meeting'] === true)
    assert.equal(asked.length, spoke.length - 1)
    const answered = given.find((event) => event.type === 'opinion-given' && event.task === again)!
    assert.deepEqual(
      deskRows([...history, closedNow], answered),
      [{ region, task: ref, done: false, meeting: true, meeting_moved: false, due_day: '2026-05-06' }],
      'one write changes a row once',
    )
    const ended = deskRows([...given, called, { ...sentBack, task: spoke[0]! }], {
      type: 'withdrawn',
      day: '2026-04-22',
    })
    assert.equal(
      ended.filter((row) => row['meeting'] === false).length,
      reviews.length - 1,
      'nor at the end of the case',
    )
  })

  test('a case has two meetings at most', () => {
    const closedOf = (meeting: string): CaseEvent[] => [
      { ...called, meeting },
      {
        type: 'meeting-closed',
        meeting,
        task: merge,
        code: `CODE-${merge}`,
        counts: count(reviews.length),
        absent: reviews,
        minutes,
        day: '2026-04-29',
      },
    ]
    on('2026-04-29')
      .given(...given, ...closedOf('meeting-1'), ...closedOf('meeting-2'))
      .when(call)
      .refused('meeting.limit')
  })
})

const path = (task: string) => `/api/${region}/review/tasks/${task}`
const read = async ({ visitor, task }: { visitor: Visitor; task: { task: string } }) =>
  (await visitor.get(path(task.task))).json as TaskView
const sent = async (visitor: Visitor, to: string, body: object) => {
  const answer = await visitor.send('POST', to, body)
  assert.equal(answer.status, 200, answer.body.toString())
}

test('会商 through the API: called by the lead, spoken in secret, closed with minutes, signed and printed', async () => {
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const { case: id } = await submit(firm, await fillDraft(firm, fire))
  await accept(await platform.as(platform.accountOf('acceptor', fire.intakeOffice)), id)
  const waiting = (role: 'reviewer' | 'lead', count: number) =>
    platform.until(
      () => openTasks(platform, role, fire),
      (found) => found.length === count,
    )
  const drawn = await waiting('reviewer', reviews.length)
  for (const { visitor, task } of drawn) await opine(visitor, task.task)
  const [lead] = await waiting('lead', 1)
  assert.ok((await read(lead!)).can.includes('call-meeting'))
  await sent(lead!.visitor, `${path(lead!.task.task)}/meetings`, { agenda: ['消防车道宽度是否满足要求'] })

  await sent(lead!.visitor, `${path(lead!.task.task)}/meetings/meeting-1/notes`, { point: 1, words: '逐段核对净宽。' })

  const again = await waiting('reviewer', reviews.length)
  assert.deepEqual((await read(again[0]!)).meetings[0]!.notes.length, 1, 'whoever takes part reads along')
  assert.ok(again.every(({ task }) => task.meeting))
  assert.deepEqual((await read(again[0]!)).can, ['speak-at-meeting'])
  const secret = '转弯半径不足，建议修改。'
  for (const { visitor, task } of again) {
    const before: MeetingView = (await read(lead!)).meetings[0]!
    assert.deepEqual(before.statements, [], 'while somebody can still speak nothing is told')
    await sent(visitor, `${path(task.task)}/meetings/meeting-1/statement`, { votes: ['against'], words: secret })
  }
  const foreign = await read(drawn[0]!)
  assert.equal(foreign.meetings[0]!.spoken, reviews.length)
  assert.deepEqual(foreign.meetings[0]!.statements, [], 'a reviewer never reads what the others said')
  const told = await read(lead!)
  assert.equal(told.meetings[0]!.statements.length, reviews.length)
  assert.ok(told.can.includes('close-meeting'))
  await sent(lead!.visitor, `${path(lead!.task.task)}/meetings/meeting-1/minutes`, {
    minutes: '会商认为消防车道转弯半径不足，应当修改后再审。',
  })
  const closed = (await read(drawn[0]!)).meetings[0]!.closed!
  assert.deepEqual(closed.counts, [{ for: 0, against: reviews.length, abstain: 0, absent: 0, carried: false }])
  const { signBy } = closed
  await sent(await platform.as(platform.accountOf('operator')), `/api/${region}/calendar/notices`, {
    name: '关于临时调整休息日的通知',
    from: signBy,
    through: signBy,
    days: [{ day: signBy, kind: 'holiday', name: '调整' }],
  })
  await platform.until(
    async () => (await read(drawn[0]!)).meetings[0]!.closed!.signBy!,
    (day) => day > signBy!,
  )
  const line = (await readCase(firm, id)).timeline.find(({ title }) => title === '会商')!
  assert.equal(line.state, 'done')
  assert.ok(!JSON.stringify(await readCase(firm, id)).includes(secret))
  for (const { visitor, task } of drawn) {
    const found = (await openTasks(platform, 'reviewer', fire)).find((one) => one.task.task === task.task)
    assert.ok(found?.task.meeting, 'the minutes lie on the desk of whoever spoke')
    assert.deepEqual((await read(found)).can, ['sign-meeting'])
    await sent(visitor, `${path(task.task)}/meetings/meeting-1/signature`, {})
  }
  assert.equal((await read(lead!)).meetings[0]!.closed!.signed.length, reviews.length)
  assert.equal(
    (await read(drawn[0]!)).meetings[0]!.closed!.signed.length,
    1,
    'of others’ signatures a reviewer is not told',
  )
  const acceptor = await platform.as(platform.accountOf('acceptor', fire.intakeOffice))
  const name = 'meeting-minutes-meeting-1'
  const onFile = async () =>
    ((await acceptor.get(`/api/${region}/desk/cases/${id}`)).json as CaseView).papers.some(
      ({ paper }) => paper === name,
    )
  await platform.until(onFile, (there) => there)
  assert.equal((await acceptor.get(`/api/${region}/desk/cases/${id}/papers/${name}`)).status, 200)
  const clerk = await platform.as(platform.accountOf('clerk'))
  for (const visitor of [firm, clerk]) {
    const at = visitor === firm ? `/api/${region}/cases/${id}` : `/api/${region}/desk/cases/${id}`
    assert.ok((await visitor.get(`${at}/papers/${name}`)).status >= 403)
  }
  assert.ok(!(await readCase(firm, id)).papers.some(({ paper }) => paper === name), 'the applicant is not shown it')
})

test('联席会议: one meeting over two cases of one convener, each with votes and minutes of its own', async () => {
  const traffic = itemOf('traffic-impact-assessment')
  const firm = await platform.as('applicant-wang-for-gangcheng')
  const acceptor = await platform.as(platform.accountOf('acceptor', traffic.intakeOffice))
  // One more than there are people who decide: somebody has two.
  for (let count = 0; count < 3; count += 1)
    await accept(acceptor, (await submit(firm, await fillDraft(firm, traffic))).case)
  const all = (role: 'reviewer' | 'decider', count: number) =>
    platform.until(
      () => openTasks(platform, role, traffic),
      (found) => found.length === count,
    )
  for (const { visitor, task } of await all('reviewer', 6)) await opine(visitor, task.task)
  const deciding = await all('decider', 3)
  const [first, second] = deciding.filter(
    ({ visitor }) => deciding.filter((other) => other.visitor.account === visitor.account).length > 1,
  )
  const foreign = deciding.find(({ visitor }) => visitor.account !== first!.visitor.account)
  const at = {
    heldOn: await todayOf(platform),
    time: '09:30',
    place: '第一会议室',
    link: 'https://meeting.example.cn/room',
  }
  const call = (others: object[]) =>
    first!.visitor.send('POST', `${path(first!.task.task)}/meetings`, {
      agenda: ['路口是否需要渠化'],
      sitting: { ...at, others },
    })
  const further = { task: second!.task.task, agenda: ['出入口距离是否满足', '是否补充停车分析'] }
  for (const others of [
    [further, further],
    [{ ...further, task: first!.task.task }],
    foreign ? [{ ...further, task: foreign.task.task }] : [further, further],
  ])
    assert.equal(((await call(others)).json as { code: string }).code, 'meeting.not-your-case')
  const answer = await call([further])
  assert.equal(answer.status, 200, answer.body.toString())
  const theOther = await platform.until(
    async () => (await read(second!)).meetings[0] ?? null,
    (found) => found !== null,
  )
  assert.deepEqual(theOther!.agenda, further.agenda)
  assert.deepEqual(theOther!.sitting, { ...at, cases: 2, others: [first!.task.task] })
  const invited = (await openTasks(platform, 'reviewer', traffic)).filter(({ task }) => task.meeting)
  assert.equal(invited.length, 4)
  const inHand = async ({ visitor }: { visitor: Visitor }, query: string) =>
    (await visitor.get(`/api/${region}/review/tasks?convenes=1${query}`)).json as {
      tasks: TaskView[]
      next: string | null
    }
  assert.deepEqual((await inHand(invited[0]!, '')).tasks, [], 'whoever speaks there convenes nothing')
  const one = await inHand(first!, '&limit=1')
  const other = await inHand(first!, `&limit=1&after=${encodeURIComponent(one.next!)}`)
  assert.deepEqual(
    new Set([...one.tasks, ...other.tasks].map(({ task }) => task)),
    new Set([first!.task.task, second!.task.task]),
  )
  for (const one of invited) {
    const { meetings } = await read(one)
    assert.deepEqual(meetings[0]!.sitting, { ...at, cases: 2, others: [] }, 'a reviewer is not told the other case')
  }

  const moved = { ...at, time: '15:00', place: '第二会议室' }
  await sent(first!.visitor, `${path(first!.task.task)}/meetings/meeting-1/sitting`, {
    ...moved,
    reason: '会议室另有安排',
  })
  const followed = await platform.until(
    async () => (await read(second!)).meetings[0]!,
    ({ moves }) => moves.length > 0,
  )
  assert.deepEqual(followed.sitting, { ...moved, cases: 2, others: [first!.task.task] }, 'the other case follows')
  const today = at.heldOn
  const before = {
    heldOn: today,
    time: '09:30',
    place: '第一会议室',
    reason: '会议室另有安排',
    by: 'convener',
    day: today,
  }
  for (const one of invited) {
    const { meetings, meetingMoved } = await read(one)
    assert.deepEqual([meetings[0]!.sitting, meetings[0]!.moves], [{ ...moved, cases: 2, others: [] }, [before]])
    assert.ok(meetingMoved, 'everybody invited is told')
  }

  const [calledIn] = await log(`type = 'case.meeting-called' and data::jsonb -> 'sitting' ->> 'first' = 'true'`)
  const called = JSON.parse(calledIn!['data'] as string) as Extract<CaseEvent, { type: 'meeting-called' }>

  // Moved in the other case a moment before: the later move counts in both.
  await sittingReader(platform.platform, {} as CasesAsk).handle({
    ...platformOrigin('test'),
    region,
    stream: calledIn!['stream'] as string,
    id: '00000000-0000-4000-8000-000000000088',
    type: 'case.meeting-moved',
    data: JSON.stringify({
      meeting: 'meeting-1',
      task: 'decide',
      code: 'CODE',
      to: { ...moved, time: '16:30' },
      reason: '召集人另有公务',
      sitting: { id: called.sitting!.id, others: [first!.task.task] },
      day: today,
    }),
    version: 1,
    commandId: ref,
    commandIndex: 0,
    recordedAt: new Date(0).toISOString(),
    position: '1',
    tx: '0',
  })
  assert.equal((await read(first!)).meetings[0]!.sitting!.time, '15:00')

  // Of two that can't be called any more, one was given back and is drawn anew; the other has its meeting already.
  const third =
    foreign ?? deciding.find(({ task }) => task.task !== first!.task.task && task.task !== second!.task.task)!
  await sent(third.visitor, `${path(third.task.task)}/return`, { ground: 'recusal' })
  const agenda = [first, third].map((one) => ({ task: one!.task.task, agenda: further.agenda }))
  await sittingReader(platform.platform, {} as CasesAsk).handle({
    ...platformOrigin('test'),
    region,
    stream: calledIn!['stream'] as string,
    id: calledIn!['id'] as string,
    type: 'case.meeting-called',
    data: JSON.stringify({ ...called, sitting: { ...called.sitting, agenda, cases: 2 } }),
    version: 1,
    commandId: ref,
    commandIndex: 0,
    recordedAt: new Date(0).toISOString(),
    position: '0',
    tx: '0',
  })
  const meetings = [{ ...called, calledDay: called.day, sitting: called.sitting!, statements: [], closed: null }]
  assert.equal(await casesOfMeeting(platform.platform, region, { meetings }, 'meeting-1'), 2)
  const withThird = { ...called.sitting!, agenda: [...called.sitting!.agenda, agenda[1]!], cases: 3 }
  const alsoAsked = [{ ...meetings[0]!, sitting: withThird }]
  assert.equal(
    await casesOfMeeting(platform.platform, region, { meetings: alsoAsked }, 'meeting-1'),
    2,
    'called in two',
  )

  const ended = calledIn!['stream'] as string
  await sent(first!.visitor, `${path(first!.task.task)}/sending-back`, {
    to: 'traffic',
    ground: 'incomplete',
    reason: '出入口部分没有给出意见，请补充。',
  })
  await sent(firm, `/api/${region}/cases/${ended}/withdrawal`, { reason: '项目调整，暂不办理', confirmed: true })
  await sent(acceptor, `/api/${region}/cases/${ended}/withdrawal-confirmation`, {})
  const left = (await openTasks(platform, 'reviewer', traffic)).filter(({ task }) => task.meeting)
  assert.equal(left.length, 2, 'with the case its meeting is over')
  const { differences } = await verifyProjections(platform.platform, caseStream, { streams: [ended] })
  assert.deepEqual(differences, [])
})

const log = async (where: string) =>
  (
    await platform.platform.db.query('system', {
      name: '',
      text: `select stream, id, data from log.events where ${where}`,
      values: [],
    })
  ).rows
