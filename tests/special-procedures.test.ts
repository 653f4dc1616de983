import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import type { Item } from '#contracts/item.ts'
import type { TaskProcedure } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import {
  bundledSums,
  clocksOf,
  countedOf,
  currentClock,
  internalClockOf,
  stepClocksOf,
} from '#server/modules/cases/clocks/clock-views.ts'
import { duesOf } from '#server/modules/cases/due.ts'
import { dueDayOf } from '#server/modules/cases/case-stream.ts'
import { proceduresOf } from '#server/modules/cases/review/task-brief.ts'
import { actsUnder, mayBegin } from '#server/modules/cases/review/task-acts.ts'
import { standingOf, statusText } from '#server/modules/cases/reading/standing.ts'
import { timelineOf } from '#server/modules/cases/reading/timeline.ts'

const rule = { maxDays: 20, basis: '测试依据', bundled: false } as const
/** Twenty working days by law, ten promised; two offices review for five each. */
const item: Item = {
  ...chemicalSafetyConditions,
  statutory: { unit: 'working', days: 20, from: 'acceptance', basis: '许可法第四十二条' },
  promised: { unit: 'working', days: 10, from: 'acceptance', basis: '承诺' },
  tasks: [
    { key: 'one', title: '审查一', kind: 'review', office: 'yingji', limitDays: 5, sees: [] },
    { key: 'two', title: '审查二', kind: 'review', office: 'ziran', limitDays: 5, sees: [] },
    { key: 'final', title: '决定', kind: 'decide', office: 'yingji', limitDays: 2, sees: [] },
  ] as unknown as Item['tasks'],
  plan: {
    series: [{ parallel: [{ task: 'one' }, { task: 'two' }], join: 'all', onFail: 'continue' }, { task: 'final' }],
  },
  sheets: [],
  hearing: undefined,
  specialProcedures: [
    { kind: 'expert-review', ...rule },
    { kind: 'hearing', ...rule, maxDays: 30, bundled: true },
    { kind: 'testing', ...rule, maxDays: 30 },
  ],
}

const envOn = (day: string, of: Item = item): CaseEnv => ({
  item: of,
  calendar: china,
  day: parseDay(day),
  newRef: () => '00000000-0000-4000-8000-000000000009',
})
const on = (day: string, of?: Item) => specification(caseDecider, envOn(day, of))
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const commitment = `c1:${'0'.repeat(64)}`

const submitted: CaseEvent = {
  type: 'submitted',
  number: '11320700MB9T0002X83000125039000202604200001',
  hall: null,
  applicant: commitment,
  applicantKind: 'enterprise',
  plain: {},
  sealed: commitment,
  materials: [],
  deliverBy: 'electronic',
  item: item.code,
  revision: 1,
  intakeOffice: item.intakeOffice,
  day: '2026-04-20',
  intakeDue: due('2026-04-27'),
}
const accepted: CaseEvent = {
  type: 'accepted',
  deemed: false,
  day: '2026-04-20',
  recordedDay: '2026-04-20',
  statutoryDue: due('2026-05-20'),
  promisedDue: due('2026-05-07'),
  checked: [],
}
const opened = (task: string): CaseEvent => ({
  type: 'task-opened',
  task,
  ref: `00000000-0000-4000-8000-00000000000${task.length}`,
  due: due('2026-04-27'),
  day: '2026-04-20',
})
const drawn = (task: string): CaseEvent => ({
  type: 'assignee-drawn',
  task,
  ref: `00000000-0000-4000-8000-00000000000${task.length}`,
  code: `CODE-${task}`,
  label: '审查人员甲',
  person: commitment,
  draw: {} as DrawRecord,
})
const inReview = [submitted, accepted, opened('one'), opened('two'), drawn('one'), drawn('two')]

const reason = '主要工艺为国内首次使用，需要组织专家评审。'
const begin = {
  type: 'begin-procedure' as const,
  task: 'one',
  kind: 'expert-review' as const,
  expectedDays: 12,
  reason,
}
const begun: CaseEvent = {
  type: 'special-procedure-begun',
  procedure: 'expert-review-1',
  kind: 'expert-review',
  task: 'one',
  code: 'CODE-one',
  reason,
  expectedDays: 12,
  day: '2026-04-27',
}
/** 特别程序告知书 of a procedure is set, sealed and there for the applicant. */
const notice = (procedure: string) => ({
  type: 'record-paper' as const,
  paper: `special-procedure-notice-${procedure}`,
  kind: 'special-procedure-notice',
  file: '00000000-0000-4000-8000-000000000008',
  content: commitment,
})
const issued: CaseEvent = { ...notice('expert-review-1'), type: 'paper-issued', day: '2026-04-27' }
const told: Extract<CaseEvent, { type: 'special-procedure-told' }> = {
  type: 'special-procedure-told',
  procedure: 'expert-review-1',
  task: 'one',
  from: '2026-04-27',
  through: '2026-05-15',
  statutoryDue: due('2026-06-08'),
  promisedDue: due('2026-05-25'),
  internalDue: due('2026-05-18'),
  steps: { one: due('2026-05-18'), two: due('2026-05-18') },
  day: '2026-04-27',
}
const end = {
  type: 'end-procedure' as const,
  task: 'one',
  procedure: 'expert-review-1',
  result: '专家一致认为工艺安全可靠，同意通过。',
}
const testing = {
  ...begin,
  task: 'two',
  kind: 'testing' as const,
  expectedDays: 3,
  reason: '需要由检测机构检测，才能查明事实。',
}
const after = (events: readonly CaseEvent[], command: Parameters<typeof caseDecider.decide>[0], day: string) => [
  ...events,
  ...caseDecider.decide(command, fold(caseDecider, events), envOn(day)),
]
/** Begun, and the applicant told in writing on the same day. */
function beginning(events: readonly CaseEvent[], command: Parameters<typeof caseDecider.decide>[0], day: string) {
  const going = after(events, command, day)
  return after(going, notice(fold(caseDecider, going).procedures.at(-1)!.procedure), day)
}
const opinion = { type: 'give-opinion' as const, task: 'one', verdict: 'pass' as const, scores: [], reasons: '' }

const nothingElse = {
  extension: null,
  gains: true,
  hearing: null,
  noticeOpen: false,
  thirdParties: null,
  aside: null,
  waitsFor: [],
  earlier: [],
  added: [],
  answered: new Set<string>(),
  key: 'one',
}

suite('特别程序 (行政许可法 第四十五条)', () => {
  test('there are eight kinds and no ninth', () =>
    assert.deepEqual(SpecialProcedureKind.options, [
      'hearing',
      'tender',
      'auction',
      'inspection',
      'testing',
      'quarantine',
      'appraisal',
      'expert-review',
    ]))

  test('accepted on 20 April, experts from 27 April over May Day to 15 May: twenty days end on 8 June', () => {
    on('2026-04-27')
      .given(...inReview)
      .when(begin)
      .then(begun)
    on('2026-04-27')
      .given(...inReview, begun)
      .when(notice('expert-review-1'))
      .then(issued, told)
  })

  test('a page that was open when the notice came is not stale by it', () => {
    const before = fold(caseDecider, [...inReview, begun])
    assert.equal(fold(caseDecider, [...inReview, begun, issued, told]).acts, before.acts)
  })

  test('until the applicant is told in writing every day counts, and told later the days before stay counted', () => {
    const before = fold(caseDecider, [...inReview, begun])
    assert.deepEqual(
      [before.statutoryDue, before.tasks['one']?.due, dueDayOf(before)],
      [due('2026-05-20'), due('2026-04-27'), '2026-05-07'],
    )
    const clock = clocksOf(before, item, china, parseDay('2026-04-30')).find(({ key }) => key === 'statutory')
    assert.deepEqual([clock?.used, clock?.paused, clock?.pausedUntil], [8, 0, null])
    assert.deepEqual(countedOf(before).procedures, [])
    on('2026-04-29')
      .given(...inReview, begun)
      .when(notice('expert-review-1'))
      .then(
        { ...issued, day: '2026-04-29' },
        {
          ...told,
          from: '2026-04-29',
          through: '2026-05-19',
          statutoryDue: due('2026-06-08'),
          promisedDue: due('2026-05-25'),
          internalDue: due('2026-04-27'),
          steps: { one: due('2026-04-27'), two: due('2026-04-27') },
          day: '2026-04-29',
        },
      )
  })
  test('of which nobody was told in writing before its end it stops nothing, and a notice afterwards neither', () => {
    const [over] = caseDecider.decide(end, fold(caseDecider, [...inReview, begun]), envOn('2026-05-08'))
    assert.ok(over?.type === 'special-procedure-ended')
    assert.deepEqual([over.through, over.statutoryDue], [null, due('2026-05-20')])
    on('2026-05-11')
      .given(...inReview, begun, over)
      .when(notice('expert-review-1'))
      .then({ ...issued, day: '2026-05-11' })
  })
  test('the notice stops once, and another paper stops nothing', () => {
    on('2026-04-28')
      .given(...inReview, begun, issued, told)
      .when(notice('expert-review-1'))
      .then()
    on('2026-04-28')
      .given(...inReview, begun)
      .when(notice('testing-1'))
      .then({ ...issued, ...notice('testing-1'), type: 'paper-issued', day: '2026-04-28' })
  })
  test('what was begun before the notice stopped the limits keeps the days that it was begun with', () => {
    const { type: _type, procedure: _procedure, task: _task, day: _day, ...span } = told
    const { procedures, statutoryDue } = fold(caseDecider, [...inReview, { ...begun, ...span } as CaseEvent])
    assert.deepEqual(
      [procedures[0]?.from, procedures[0]?.through, statutoryDue],
      ['2026-04-27', '2026-05-15', due('2026-06-08')],
    )
  })

  test('ended early, the limits run on from the day after', () =>
    on('2026-05-08')
      .given(...inReview, begun, issued, told)
      .when(end)
      .then({
        type: 'special-procedure-ended',
        procedure: 'expert-review-1',
        task: 'one',
        code: 'CODE-one',
        result: end.result,
        through: '2026-05-08',
        statutoryDue: due('2026-05-29'),
        promisedDue: due('2026-05-15'),
        internalDue: due('2026-05-09'),
        steps: { one: due('2026-05-09'), two: due('2026-05-09') },
        day: '2026-05-08',
      }))

  test('ended later than was told, no day past the told one is left out', () =>
    on('2026-05-20')
      .given(...inReview, begun, issued, told)
      .when(end)
      .then({
        type: 'special-procedure-ended',
        procedure: 'expert-review-1',
        task: 'one',
        code: 'CODE-one',
        result: end.result,
        through: '2026-05-15',
        statutoryDue: due('2026-06-08'),
        promisedDue: due('2026-05-25'),
        internalDue: due('2026-05-18'),
        steps: { one: due('2026-05-18'), two: due('2026-05-18') },
        day: '2026-05-20',
      }))

  test('a promise that bundles the time runs on, the limit of the law does not', () => {
    const { statutoryDue, promisedDue } = fold(
      caseDecider,
      beginning(inReview, { ...begin, kind: 'hearing' }, '2026-04-27'),
    )
    assert.deepEqual([statutoryDue?.day, promisedDue?.day], ['2026-06-08', '2026-05-07'])
  })

  test('a limit of calendar days leaves the days out as well, and never ends on a holiday', () => {
    const calendarDays: Item = {
      ...item,
      statutory: { unit: 'calendar', days: 60, from: 'acceptance', basis: '环评法第二十二条' },
    }
    const [, event] = caseDecider.decide(
      notice('expert-review-1'),
      fold(caseDecider, [...inReview, begun]),
      envOn('2026-04-27', calendarDays),
    )
    assert.ok(event?.type === 'special-procedure-told')
    // 6 days until 26 April, 54 after 15 May: 8 July.
    assert.equal(event.statutoryDue.day, '2026-07-08')
  })

  test('an item that does not allow the kind stops no clock by it', () =>
    on('2026-04-27')
      .given(...inReview)
      .when({ ...begin, kind: 'auction' })
      .refused('special.kind-not-allowed'))
  test('nor longer than the item allows', () =>
    on('2026-04-27')
      .given(...inReview)
      .when({ ...begin, expectedDays: 21 })
      .refused('special.too-long'))
  test('several of a kind together are no longer than one', () =>
    on('2026-05-20')
      .given(...inReview, begun, issued, told, {
        ...told,
        type: 'special-procedure-ended',
        code: 'CODE-one',
        result: end.result,
        day: '2026-05-15',
      })
      .when({ ...begin, expectedDays: 9 })
      .refused('special.too-long'))
  test('without a reason nobody can be told', () =>
    on('2026-04-27')
      .given(...inReview)
      .when({ ...begin, reason: '需要评审' })
      .refused('special.needs-reason'))
  test('of a kind one at a time under a task: nobody prolongs what was told by another of the same', () => {
    on('2026-04-28')
      .given(...inReview, begun, issued, told)
      .when({ ...begin, expectedDays: 3 })
      .refused('special.one-at-a-time')
    const goOn = [...inReview, begun, issued, told]
    for (const beside of [testing, { ...testing, task: 'one' }, { ...begin, task: 'two', expectedDays: 3 }])
      assert.equal(after(goOn, beside, '2026-04-28').at(-1)?.type, 'special-procedure-begun')
  })
  test('a limit that ran out cannot be stopped', () =>
    on('2026-05-21')
      .given(...inReview)
      .when(begin)
      .refused('special.too-late'))
  test('nobody begins one who has no task, or one for a task that is not drawn or not open', () => {
    on('2026-04-27')
      .given(...inReview)
      .when({ ...begin, task: 'final' })
      .refused('task.not-open')
    on('2026-04-27').given(submitted, accepted, opened('one'), opened('two')).when(begin).refused('task.not-open')
    on('2026-04-27').given(submitted).when(begin).refused('task.not-open')
  })
  test('it is ended under the task that began it, once, with a result', () => {
    const under = on('2026-05-08').given(...inReview, begun, issued, told)
    under.when({ ...end, task: 'two' }).refused('special.not-open')
    on('2026-05-08')
      .given(...inReview)
      .when(end)
      .refused('special.not-open')
    on('2026-05-08')
      .given(...inReview, begun, issued, told)
      .when({ ...end, result: '通过' })
      .refused('special.needs-result')
  })
  test('no opinion under a task whose procedure goes on; a colleague may give theirs', () => {
    on('2026-05-08')
      .given(...inReview, begun, issued, told)
      .when(opinion)
      .refused('special.still-open')
    on('2026-05-08')
      .given(...inReview, begun, issued, told)
      .when({ ...opinion, task: 'two' })
      .then({
        type: 'opinion-given',
        task: 'two',
        code: 'CODE-two',
        verdict: 'pass',
        scores: [],
        total: null,
        reasons: '',
        day: '2026-05-08',
      })
  })
  test('no decision while one goes on', () => {
    const given = (task: string): CaseEvent => ({
      type: 'opinion-given',
      task,
      code: `CODE-${task}`,
      verdict: 'pass',
      scores: [],
      total: null,
      reasons: '',
      day: '2026-04-22',
    })
    on('2026-04-28')
      .given(...inReview, given('one'), given('two'), opened('final'), drawn('final'), {
        ...begun,
        task: 'final',
      })
      .when({ type: 'decide', task: 'final', outcome: 'granted', reasons: '', basis: '《条例》第十二条' })
      .refused('special.still-open')
  })
})

suite('several 特别程序 at once (行政许可法 第四十五条)', () => {
  const both = (day: string, expectedDays: number) =>
    beginning([...inReview, begun, issued, told], { ...testing, expectedDays }, day)
  const last = (events: readonly CaseEvent[]) => {
    const { statutoryDue, tasks } = fold(caseDecider, events)
    return [statutoryDue?.day, tasks['two']?.due.day]
  }

  // Experts from 27 April to 15 May alone: 8 June, and 18 May for a step of five days that has used four.
  for (const [what, day, expectedDays, statutory, step] of [
    ['one inside the other one moves nothing', '2026-05-06', 3, '2026-06-08', '2026-05-18'],
    ['one on the same days moves nothing', '2026-04-27', 12, '2026-06-08', '2026-05-18'],
    [
      'one that ends after the other one takes the days past its end alone',
      '2026-05-14',
      4,
      '2026-06-11',
      '2026-05-21',
    ],
    ['one that follows the day after is added', '2026-05-18', 3, '2026-06-12', '2026-05-22'],
  ] as const)
    test(what, () => assert.deepEqual(last(both(day, expectedDays)), [statutory, step]))

  test('one that begins before the other and ends after it takes all the days of both', () => {
    const longer = beginning(inReview, { ...testing, expectedDays: 20 }, '2026-04-24')
    assert.deepEqual(last(longer), ['2026-06-18', '2026-05-28'])
    assert.deepEqual(last(beginning(longer, begin, '2026-04-27')), ['2026-06-18', '2026-05-28'])
  })

  test('what ends while the other goes on moves nothing, and the limits run on after the last of them', () => {
    const going = both('2026-05-06', 3)
    const endTesting = { ...end, task: 'two', procedure: 'testing-1' }
    assert.deepEqual(last(after(going, endTesting, '2026-05-07')), ['2026-06-08', '2026-05-18'])
    // The testing goes on to Saturday 9 May, on which people work.
    const early = after(going, end, '2026-05-07')
    assert.deepEqual(last(early), ['2026-06-01', '2026-05-11'])
    assert.deepEqual(last(after(early, endTesting, '2026-05-08')), ['2026-05-29', '2026-05-09'])
  })

  test('each is ended by whoever began it, and holds their opinion alone', () => {
    const going = both('2026-05-06', 3)
    const state = fold(caseDecider, after(going, end, '2026-05-07'))
    const given = caseDecider.decide(opinion, state, envOn('2026-05-07'))
    assert.equal(given[0]?.type, 'opinion-given')
    assert.throws(() => caseDecider.decide({ ...opinion, task: 'two' }, state, envOn('2026-05-07')), {
      code: 'special.still-open',
    })
    assert.throws(() => caseDecider.decide({ ...end, procedure: 'testing-1' }, state, envOn('2026-05-07')), {
      code: 'special.not-open',
    })
  })

  test('the status names both, and each has its place in the timeline', () => {
    const state = fold(caseDecider, both('2026-05-06', 3))
    const { phase, ending, deliverBy } = state
    const at = { phase, ending, deliverBy, standing: standingOf(state), withdrawing: false, dispatched: false }
    assert.equal(statusText(at, parseDay('2026-05-06'), '许可'), '特别程序进行中（专家评审、检测）')
    assert.deepEqual(
      timelineOf(state, item, china, parseDay('2026-05-06'))
        .filter(({ key }) => key.startsWith('procedure-'))
        .map(({ key, state: stands }) => [key, stands]),
      [
        ['procedure-expert-review-1', 'current'],
        ['procedure-testing-1', 'current'],
      ],
    )
  })

  test('whoever has one going on is offered its end, and another kind beside it', () => {
    const view = (kind: 'testing' | 'expert-review', own: boolean) => ({ kind, own, open: true }) as TaskProcedure
    const offered = (...procedures: TaskProcedure[]) => [
      actsUnder('review', item, { ...nothingElse, procedures }).filter((act) => act.endsWith('-procedure')),
      mayBegin(item, procedures).map(({ kind }) => kind),
    ]
    assert.deepEqual(offered(view('expert-review', true)), [
      ['end-procedure', 'begin-procedure'],
      ['hearing', 'testing'],
    ])
    assert.deepEqual(offered(view('expert-review', false)), [
      ['begin-procedure'],
      ['expert-review', 'hearing', 'testing'],
    ])
  })
})

suite('特别程序 as it is seen', () => {
  const state = fold(caseDecider, [...inReview, begun, issued, told])
  const clock = (title: string, day: string, of = state) =>
    clocksOf(of, item, china, parseDay(day)).find((one) => one.title === title)!

  test('while it goes on the clock stands, with used, left and paused days', () => {
    const { used, left, paused, pausedUntil, due: last, overdue } = clock('法定办理时限', '2026-05-08')
    assert.deepEqual(
      { used, left, paused, pausedUntil, last, overdue },
      // 4 working days were used until 24 April; 27 to 30 April and 6 to 8 May are left out.
      { used: 4, left: 16, paused: 7, pausedUntil: '2026-05-15', last: '2026-06-08', overdue: false },
    )
  })
  test('past the told day it runs again, ended or not', () => {
    const { used, paused, pausedUntil } = clock('法定办理时限', '2026-05-18')
    assert.deepEqual({ used, paused, pausedUntil }, { used: 5, paused: 13, pausedUntil: null })
  })
  test('the boxes of the desks count on the day as it was told', () => assert.equal(dueDayOf(state), '2026-05-25'))
  test('the timeline says what goes on and how long', () => {
    const entry = timelineOf(state, item, china, parseDay('2026-05-08')).find((one) => one.title === '专家评审')
    assert.equal(entry?.state, 'current')
    assert.match(entry?.note ?? '', /预计 12 个工作日，最迟至2026年5月15日/)
  })

  test('the timeline and the desk say that nobody was told, for as long as nobody was', () => {
    const untold = fold(caseDecider, [...inReview, begun])
    const noteOf = (of: typeof untold) =>
      timelineOf(of, item, china, parseDay('2026-05-08')).find(({ key }) => key === 'procedure-expert-review-1')?.note
    assert.equal(noteOf(untold), '特别程序，预计 12 个工作日；告知书未发出，期限未停止（行政许可法第四十五条）')
    const over = { ...end, type: 'special-procedure-ended' as const, code: '', through: null, day: '2026-05-08' }
    const { statutoryDue, promisedDue, steps } = told
    const ended = fold(caseDecider, [...inReview, begun, { ...over, statutoryDue, promisedDue, steps }])
    assert.equal(noteOf(ended), '特别程序，结束前告知书未发出，所用时间计入办理时限')
    const row = ({ type, ...data }: CaseEvent) => ({ type: `case.${type}`, data: JSON.stringify(data) })
    const seen = (...events: CaseEvent[]) =>
      proceduresOf(events.map(row), 'one').map(({ from, through, open }) => [from, through, open])
    assert.deepEqual(seen(begun), [['2026-04-27', null, true]])
    assert.deepEqual(seen(begun, { ...told, from: '2026-04-28' }), [['2026-04-28', '2026-05-15', true]])
    assert.deepEqual(seen(begun, { ...over, statutoryDue, promisedDue, steps }), [['2026-04-27', null, false]])
  })

  test('the list and the page say the same days, in the same unit, while the clock stands still', () => {
    const calendarDays: Item = {
      ...item,
      promised: { unit: 'calendar', days: 30, from: 'acceptance', basis: '承诺' },
    }
    const state = fold(caseDecider, [...inReview, begun, issued, told])
    for (const day of ['2026-04-27', '2026-05-08', '2026-05-15', '2026-05-18', '2026-06-01', '2026-06-08'])
      for (const asked of [item, calendarDays]) {
        const row = { phase: state.phase, accepted: state.acceptedDay, decided: null, counted: countedOf(state) }
        const listed = currentClock(row, asked, china, parseDay(day))!
        const shown = clocksOf(state, asked, china, parseDay(day)).find(({ key }) => key === 'promised')
        assert.deepEqual(listed, shown)
        assert.equal(listed.unit, asked.promised.unit)
        if (day < '2026-05-15') assert.equal(listed.left, asked === item ? 6 : 24)
      }
  })

  test('a bundled item shows both sums: with the time of experts, and without', () => {
    const state = fold(caseDecider, [...inReview, begun, issued, told])
    assert.deepEqual(bundledSums(state, item, china, parseDay('2026-05-15')), { unit: 'working', without: 4, with: 17 })
    assert.equal(bundledSums(state, { ...item, specialProcedures: [] }, china, parseDay('2026-05-15')), null)
  })

  test('the steps have clocks of their own, which stop too', () => {
    const [one] = stepClocksOf(
      fold(caseDecider, [...inReview, begun, issued, told]),
      item,
      china,
      parseDay('2026-05-08'),
    )
    assert.deepEqual(
      { used: one?.used, left: one?.left, until: one?.pausedUntil },
      { used: 4, left: 1, until: '2026-05-15' },
    )
  })

  test('the internal limit of five days is stopped by a special procedure, and a bundled one too', () => {
    const read = (day: string) =>
      internalClockOf(fold(caseDecider, [...inReview, begun, issued, told]), item, china, parseDay(day))
    const seen = read('2026-04-30')
    assert.deepEqual(
      { used: seen?.used, left: seen?.left, paused: seen?.paused, due: seen?.due, until: seen?.pausedUntil },
      { used: 4, left: 1, paused: 4, due: '2026-05-18', until: '2026-05-15' },
    )
  })

  test('a hold stops steps alone', () => {
    const state = fold(caseDecider, inReview)
    const held = { ...state, holds: [{ hold: 'h', task: 'one', from: '2026-04-22', through: '2026-04-23' }] }
    const env = envOn('2026-04-24')
    const { steps, ...limits } = duesOf(held, env)
    assert.deepEqual(
      [steps['one']?.day, steps['two']?.day, limits],
      [
        '2026-04-29',
        '2026-04-27',
        { statutoryDue: due('2026-05-20'), promisedDue: due('2026-05-07'), internalDue: due('2026-04-27') },
      ],
    )
  })
})
