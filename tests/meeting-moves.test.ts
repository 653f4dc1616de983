import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Sitting } from '#contracts/meeting-events.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { fireDesignReview as fire } from '#seed/items/fire-design-review.ts'
import type { Entry } from '#platform/envelope.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { caseStream } from '#server/modules/cases/case-stream.ts'
import { meetingActs, meetingViews } from '#server/modules/cases/meetings/meeting-view.ts'
import { howOf } from '#server/modules/cases/meetings/meeting-papers.ts'
import { acceptedUntil, due, openFor, passedOn, submittedFor } from './harness/case-given.ts'

const region = 'lyg'
const refOf = (task: string) =>
  `00000000-0000-4000-8000-0000000000${10 + fire.tasks.findIndex(({ key }) => key === task)}`
const reviews = fire.tasks.filter(({ kind }) => kind === 'review').map(({ key }) => key)
const merge = fire.tasks.find(({ kind }) => kind === 'merge')!.key
const on = (day: string, calendar = china) =>
  specification(caseDecider, { item: fire, calendar, day: parseDay(day), newRef: () => refOf(merge) })
/** A notice of late hour makes a Thursday a holiday. */
const withHoliday = {
  ...china,
  revision: `${china.revision}-1`,
  holidays: { ...china.holidays, [parseDay('2026-04-23')]: '临时放假' },
}

const open = (task: string) => openFor(task, refOf(task))
const inReview: CaseEvent[] = [
  submittedFor(fire),
  acceptedUntil(),
  ...reviews.flatMap(open),
  ...reviews.map((task) => passedOn('2026-04-21', task)),
  ...open(merge),
]
const other = '00000000-0000-4000-8000-000000000099'
const sitting: Sitting = {
  id: '00000000-0000-4000-8000-000000000001',
  heldOn: '2026-04-23',
  time: '09:30',
  place: '第一会议室',
  link: null,
  cases: 1,
  agenda: [],
  first: false,
}
const joint: Sitting = {
  ...sitting,
  cases: 2,
  agenda: [
    { task: refOf(merge), agenda: ['消防车道宽度'] },
    { task: other, agenda: ['出入口距离'] },
  ],
  first: true,
}
const calledWith = (sits: Sitting | null): CaseEvent => ({
  type: 'meeting-called',
  meeting: 'meeting-1',
  task: merge,
  code: `CODE-${merge}`,
  agenda: ['消防车道宽度是否满足要求'],
  invited: reviews,
  ...(sits ? { sitting: sits } : {}),
  due: due('2026-04-28'),
  day: '2026-04-21',
})
const called = calledWith(sitting)
const to = { heldOn: '2026-04-24', time: '14:00', place: '第二会议室', link: null }
const move = {
  type: 'move-meeting' as const,
  task: merge,
  meeting: 'meeting-1',
  to,
  reason: '召集人外出开会',
  follows: false,
}
const moved: Extract<CaseEvent, { type: 'meeting-moved' }> = {
  type: 'meeting-moved',
  meeting: 'meeting-1',
  task: merge,
  code: `CODE-${merge}`,
  to,
  reason: move.reason,
  sitting: null,
  day: '2026-04-22',
}
const spoken = (task: string): CaseEvent => ({
  type: 'meeting-spoken',
  meeting: 'meeting-1',
  task,
  code: `CODE-${task}`,
  votes: ['for'],
  words: '车道净宽符合规范，无须补充。',
  day: '2026-04-22',
})
const noted: CaseEvent = {
  type: 'meeting-noted',
  meeting: 'meeting-1',
  task: merge,
  code: `CODE-${merge}`,
  point: 1,
  words: '已核对。',
  day: '2026-04-23',
}

function taskRows(history: readonly CaseEvent[], event: CaseEvent) {
  const entry = { version: 1, recordedAt: '2026-04-22T02:00:00Z' } as Entry
  return caseStream
    .project({ region, stream: other, version: 1 }, fold(caseDecider, [...history, event]), [event], [entry])
    .filter(({ table }) => table.name === 'cases.review_tasks')
    .flatMap((change) => ('upsert' in change ? change.upsert : []))
}

suite('会商改期 by its convener', () => {
  test('before it has begun, for a reason, within the five working days', () => {
    on('2026-04-22')
      .given(...inReview, called)
      .when(move)
      .then(moved)
    on('2026-04-23')
      .given(...inReview, called)
      .when({ ...move, to: { ...to, heldOn: '2026-04-28' } })
      .then({ ...moved, to: { ...to, heldOn: '2026-04-28' }, day: '2026-04-23' })
    for (const heldOn of ['2026-04-21', '2026-04-29'])
      on('2026-04-22')
        .given(...inReview, called)
        .when({ ...move, to: { ...to, heldOn } })
        .refused('meeting.sitting-late')
    on('2026-04-22')
      .given(...inReview, called)
      .when({ ...move, reason: '有事' })
      .refused('meeting.needs-reason')
    on('2026-04-22')
      .given(...inReview, called)
      .when({ ...move, to: { heldOn: sitting.heldOn, time: '09:30', place: '第一会议室', link: null } })
      .refused('meeting.moved-nowhere')
  })

  test('not what has begun, not what is in writing alone, not by another, and not again and again', () => {
    on('2026-04-23')
      .given(...inReview, called, noted)
      .when(move)
      .refused('meeting.sat-already')
    on('2026-04-24')
      .given(...inReview, called)
      .when({ ...move, to: { ...to, heldOn: '2026-04-27' } })
      .refused('meeting.sat-already')
    on('2026-04-22')
      .given(...inReview, calledWith(null))
      .when(move)
      .refused('meeting.not-sitting')
    on('2026-04-22')
      .given(...inReview.slice(0, -2 - reviews.length), called)
      .when({ ...move, task: reviews[0]! })
      .refused('meeting.not-convener')
    on('2026-04-22')
      .given(...inReview, called, moved, { ...moved, to: { ...to, time: '15:00' } }, { ...moved, to })
      .when({ ...move, to: { ...to, time: '16:00' } })
      .refused('meeting.moved-often')
  })

  test('the further cases of its agenda follow, and follow alone', () => {
    on('2026-04-22')
      .given(...inReview, calledWith(joint))
      .when(move)
      .then({ ...moved, sitting: { id: sitting.id, others: [other] } })
    on('2026-04-23')
      .given(...inReview, calledWith({ ...joint, first: false }), noted)
      .when({ ...move, follows: true })
      .then({ ...moved, day: '2026-04-23' })
  })

  test('the old day stays in the history, of the page and of the minutes', () => {
    const { meetings } = fold(caseDecider, [...inReview, called, moved])
    const [view] = meetingViews(
      meetings,
      fire,
      { task: refOf(reviews[0]!), key: reviews[0]!, labels: {} },
      parseDay('2026-04-22'),
    )
    assert.equal(view!.sitting!.heldOn, '2026-04-24')
    assert.deepEqual(view!.moves, [
      {
        heldOn: '2026-04-23',
        time: '09:30',
        place: '第一会议室',
        reason: move.reason,
        by: 'convener',
        day: '2026-04-22',
      },
    ])
    assert.match(
      howOf(meetings[0]!, 1),
      /^2026年4月24日 14:00，第二会议室（原定2026年4月23日 09:30，第一会议室，改期原因：召集人外出开会）$/,
    )
    const acts = (events: readonly CaseEvent[], day: string) =>
      meetingActs(
        fold(caseDecider, [...inReview, ...events]).meetings,
        { key: merge, kind: 'merge', opinions: 4 },
        parseDay(day),
      )
    assert.deepEqual(acts([called], '2026-04-22'), ['move-meeting'])
    assert.deepEqual(acts([called], '2026-04-23'), ['move-meeting', 'note-at-meeting'])
    assert.deepEqual(acts([called, noted], '2026-04-23'), ['note-at-meeting'])
    assert.deepEqual(acts([calledWith(null)], '2026-04-22'), ['note-at-meeting'])
  })

  test('everybody invited is told, whoever has spoken as well, until the minutes', () => {
    const history = [...inReview, called, spoken(reviews[0]!)]
    const told = taskRows(history, moved)
    const marked = (key: string) => told.find(({ task, meeting }) => task === refOf(key) && meeting !== undefined)
    for (const key of reviews.slice(1))
      assert.deepEqual(marked(key), {
        region,
        task: refOf(key),
        done: false,
        meeting: true,
        meeting_moved: true,
        due_day: '2026-04-28',
      })
    assert.deepEqual(
      marked(reviews[0]!),
      {
        region,
        task: refOf(reviews[0]!),
        done: true,
        meeting: false,
        meeting_moved: true,
        due_day: '2026-04-27',
      },
      'whoever has spoken owes nothing, and is told',
    )
    const ofConvener = (rows: typeof told) => rows.find(({ task }) => task === refOf(merge))?.['meeting_moved']
    assert.equal(ofConvener(told), true)
    const asked = reviews[1]!
    const again: CaseEvent = {
      type: 'task-sent-back',
      task: asked,
      from: merge,
      code: `CODE-${merge}`,
      ground: 'incomplete',
      reason: '分项意见不完整，请补充',
      day: '2026-04-22',
    }
    const opinion = inReview.find((event) => event.type === 'opinion-given' && event.task === asked)!
    assert.equal(
      taskRows([...history, moved, again], opinion).find(({ task }) => task === refOf(asked))?.['meeting_moved'],
      true,
      'whoever was asked anew meanwhile is told after the answer',
    )
    const closed: CaseEvent = {
      type: 'meeting-closed',
      meeting: 'meeting-1',
      task: merge,
      code: `CODE-${merge}`,
      counts: [],
      absent: reviews.slice(1),
      minutes: '会商认为消防车道宽度满足要求，同意形成反馈意见。',
      signBy: due('2026-04-30'),
      day: '2026-04-29',
    }
    const after = taskRows([...history, moved], closed)
    assert.ok(after.every((row) => row['meeting_moved'] === false))
    assert.equal(ofConvener(after), false)
  })
})

suite('会商 after a notice on holidays', () => {
  const notice = '关于临时放假的通知'
  const recompute = { type: 'recompute-limits' as const, notice }
  const ofMeetings = (day: string, calendar: typeof china, ...events: CaseEvent[]) =>
    caseDecider
      .decide(recompute, fold(caseDecider, [...inReview, ...events]), {
        item: fire,
        calendar,
        day: parseDay(day),
        newRef: () => other,
      })
      .filter(({ type }) => type.startsWith('meeting-'))
  const recounted: Extract<CaseEvent, { type: 'meeting-recounted' }> = {
    type: 'meeting-recounted',
    meeting: 'meeting-1',
    notice,
    from: due('2026-04-28'),
    to: { ...due('2026-04-29'), calendar: withHoliday.revision },
    day: '2026-04-22',
  }

  test('a meeting whose day became a holiday sits on the next working day, and five working days remain to speak', () => {
    const anew = ofMeetings('2026-04-22', withHoliday, called)
    const { heldOn: _heldOn, time, place, link } = { ...sitting }
    const { from, to: until } = recounted
    assert.deepEqual(anew, [
      {
        ...moved,
        code: null,
        to: { heldOn: '2026-04-24', time, place, link },
        reason: notice,
        due: { from, to: until },
      },
    ])
    const { meetings } = fold(caseDecider, [...inReview, called, ...anew])
    assert.equal(meetings[0]!.due.day, '2026-04-29')
    assert.deepEqual(
      meetings[0]!.moves!.map(({ heldOn, by }) => [heldOn, by]),
      [['2026-04-23', 'calendar']],
    )
    on('2026-04-29')
      .given(...inReview, called, ...anew)
      .when({
        type: 'speak-at-meeting',
        task: reviews[0]!,
        meeting: 'meeting-1',
        votes: ['for'],
        words: '车道净宽符合规范，无须补充。',
      })
      .then({ ...spoken(reviews[0]!), day: '2026-04-29' })
    assert.equal(taskRows([...inReview, called], anew[0]!).find(({ meeting }) => meeting)!['due_day'], '2026-04-29')
  })

  test('those who are to sign the minutes have the added day, on the desk and by the clock', () => {
    const closed: CaseEvent = {
      type: 'meeting-closed',
      meeting: 'meeting-1',
      task: merge,
      code: `CODE-${merge}`,
      counts: [],
      absent: reviews.slice(1),
      minutes: '会商认为消防车道宽度满足要求，同意形成反馈意见。',
      signBy: due('2026-04-24'),
      day: '2026-04-22',
    }
    const history = [called, spoken(reviews[0]!), closed]
    const [anew] = ofMeetings('2026-04-23', withHoliday, ...history)
    const to = { ...due('2026-04-27'), calendar: withHoliday.revision }
    assert.deepEqual(anew, {
      ...recounted,
      from: due('2026-04-24'),
      to,
      of: 'signing',
      day: '2026-04-23',
    })
    assert.equal(
      taskRows([...inReview, ...history], anew).find(({ task }) => task === refOf(reviews[0]!))?.['due_day'],
      '2026-04-27',
    )
    const settle = { type: 'meeting-clock-ran-out' as const, meeting: 'meeting-1' }
    on('2026-04-25')
      .given(...inReview, ...history, anew)
      .when(settle)
      .then()
    assert.deepEqual(ofMeetings('2026-04-23', china, ...history), [], 'no day that was told gets shorter')
  })

  test('what is in writing alone is counted anew, what sits on another day is not moved', () => {
    assert.deepEqual(ofMeetings('2026-04-22', withHoliday, calledWith(null)), [recounted])
    assert.deepEqual(ofMeetings('2026-04-22', withHoliday, calledWith({ ...sitting, heldOn: '2026-04-25' })), [
      recounted,
    ])
    assert.deepEqual(ofMeetings('2026-04-24', withHoliday, called), [{ ...recounted, day: '2026-04-24' }], 'it has sat')
    assert.deepEqual(ofMeetings('2026-04-22', china, called), [])
  })

  test('a last day that was told never comes earlier, and a meeting that is over moves no more', () => {
    const worked = { ...china, revision: 'later', workdays: { ...china.workdays, [parseDay('2026-04-25')]: '调休' } }
    assert.deepEqual(ofMeetings('2026-04-22', worked, called), [])
    assert.deepEqual(ofMeetings('2026-04-30', withHoliday, called), [])
  })
})
