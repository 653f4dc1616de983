import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { MeetingView } from '#contracts/meetings.ts'
import type { TaskView } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { accept, fillDraft, itemOf, openTasks, opine, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const fire = itemOf('fire-design-review')
const sealed = `c1:${'0'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000009'
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const reviews = fire.tasks.filter(({ kind }) => kind === 'review').map(({ key }) => key)
const merge = fire.tasks.find(({ kind }) => kind === 'merge')!.key

suite('rules', () => {
  const on = (day: string) =>
    specification(caseDecider, { item: fire, calendar: china, day: parseDay(day), newRef: () => ref })
  const open = (task: string): CaseEvent[] => [
    { type: 'task-opened', task, ref, due: due('2026-04-27'), day: '2026-04-20' },
    {
      type: 'assignee-drawn',
      task,
      ref,
      code: `CODE-${task}`,
      label: '审查人员',
      person: sealed,
      draw: {} as DrawRecord,
    },
  ]
  const given: CaseEvent[] = [
    {
      type: 'submitted',
      number: 'N1',
      hall: null,
      applicant: sealed,
      applicantKind: 'enterprise',
      plain: {},
      sealed,
      materials: [],
      deliverBy: 'electronic',
      item: fire.code,
      revision: 1,
      intakeOffice: fire.intakeOffice,
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
    ...reviews.flatMap(open),
    ...reviews.map((task): CaseEvent => ({
      type: 'opinion-given',
      task,
      code: `CODE-${task}`,
      verdict: 'pass',
      scores: [],
      total: 90,
      reasons: '',
      day: '2026-04-21',
    })),
    ...open(merge),
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

test('会商 through the API: called by the lead, spoken in secret, closed with minutes', async () => {
  const platform = await testPlatform()
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
  const path = (task: string) => `/api/${region}/review/tasks/${task}`
  const read = async ({ visitor, task }: { visitor: Visitor; task: { task: string } }) =>
    (await visitor.get(path(task.task))).json as TaskView
  const sent = async (visitor: Visitor, to: string, body: object) => {
    const answer = await visitor.send('POST', to, body)
    assert.equal(answer.status, 200, answer.body.toString())
  }
  assert.ok((await read(lead!)).can.includes('call-meeting'))
  await sent(lead!.visitor, `${path(lead!.task.task)}/meetings`, { agenda: ['消防车道宽度是否满足要求'] })

  const again = await waiting('reviewer', reviews.length)
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
  const line = (await readCase(firm, id)).timeline.find(({ title }) => title === '会商')!
  assert.equal(line.state, 'done')
  assert.ok(!JSON.stringify(await readCase(firm, id)).includes(secret))
})
