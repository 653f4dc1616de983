import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import type { CaseEnv } from '#server/modules/cases/case-env.ts'
import { clocksOf } from '#server/modules/cases/clocks/clock-views.ts'

const extension = { days: 10, by: 'office-head', office: 'yingji', basis: '许可法第四十二条', promised: false } as const
/** Twenty working days by law, ten promised; a review, then the decision. */
const item = {
  ...chemicalSafetyConditions,
  statutory: { unit: 'working', days: 20, from: 'acceptance', basis: '许可法第四十二条' },
  promised: { unit: 'working', days: 10, from: 'acceptance', basis: '承诺' },
  tasks: [
    { key: 'one', title: '审查一', kind: 'review', office: 'yingji', limitDays: 5, sees: [] },
    { key: 'final', title: '决定', kind: 'decide', office: 'yingji', limitDays: 2, sees: [] },
  ],
  plan: { series: [{ task: 'one' }, { task: 'final' }] },
  sheets: [],
  specialProcedures: [],
  extension,
} as unknown as Item

const uuid = '00000000-0000-4000-8000-000000000009'
const on = (day: string, of: Item = item) => specification(caseDecider, envOn(day, of))
const envOn = (day: string, of: Item = item): CaseEnv => ({
  item: of,
  calendar: china,
  day: parseDay(day),
  newRef: () => uuid,
})
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const commitment = `c1:${'0'.repeat(64)}`

const accepted = (statutory = '2026-03-13', promised = '2026-02-28'): CaseEvent[] => [
  {
    type: 'submitted',
    number: 'N1',
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
    day: '2026-02-09',
    intakeDue: due('2026-02-14'),
  },
  {
    type: 'accepted',
    deemed: false,
    day: '2026-02-09',
    recordedDay: '2026-02-09',
    statutoryDue: due(statutory),
    promisedDue: due(promised),
    checked: [],
  },
]
const opened = (task: string): CaseEvent[] => [
  { type: 'task-opened', task, ref: uuid, due: due('2026-02-27'), day: '2026-02-25' },
  {
    type: 'assignee-drawn',
    task,
    ref: uuid,
    code: `CODE-${task}`,
    label: '决定人',
    person: commitment,
    draw: {} as DrawRecord,
  },
]
const reason = '需要会同相邻区县核实用水和排水情况。'
const deciding = [...accepted(), ...opened('final')]
const propose = { type: 'propose-extension', task: 'final', reason } as const
const proposed: CaseEvent = {
  type: 'extension-proposed',
  task: 'final',
  code: 'CODE-final',
  reason,
  days: 10,
  until: due('2026-03-27'),
  day: '2026-03-10',
}
const asked = [...deciding, proposed, ...opened('extension')]
const approve = { type: 'answer-extension', task: 'extension', approves: true, reason: '' } as const
const granted: CaseEvent = {
  type: 'limit-extended',
  task: 'extension',
  code: 'CODE-extension',
  days: 10,
  promisedDays: 0,
  statutoryDue: due('2026-03-27'),
  promisedDue: due('2026-02-28'),
  steps: { final: due('2026-02-27') },
  day: '2026-03-11',
}

suite('延长期限 (行政许可法 第四十二条)', () => {
  test('the decider asks, and the head gets a task that is due when the limit is', () =>
    on('2026-03-10')
      .given(...deciding)
      .when(propose)
      .then(proposed, {
        type: 'task-opened',
        task: 'extension',
        ref: uuid,
        due: due('2026-03-13'),
        day: '2026-03-10',
      }))

  test('ten more working days after 13 March are 27 March', () =>
    on('2026-03-11')
      .given(...asked)
      .when(approve)
      .then(granted))

  test('joint handling: fifteen more after 20 April, by the head of the government, are 13 May', () => {
    const joint = {
      ...item,
      statutory: { ...item.statutory, days: 45 },
      extension: { ...extension, days: 15, by: 'government-head', office: 'zhengfu', promised: true },
    } as Item
    const [event] = caseDecider.decide(
      approve,
      fold(caseDecider, [
        ...accepted('2026-04-20'),
        ...opened('final'),
        { ...proposed, days: 15 },
        ...opened('extension'),
      ]),
      envOn('2026-04-20', joint),
    )
    assert.ok(event?.type === 'limit-extended')
    assert.equal(event.statutoryDue.day, '2026-05-13')
    assert.equal(event.promisedDue.day, '2026-02-28', 'a promise that ran out is not mended')
  })

  test('where the item says so, a promise that still runs has as many days more', () => {
    const promised = { ...item, extension: { ...extension, promised: true } } as Item
    const [event] = caseDecider.decide(approve, fold(caseDecider, asked), envOn('2026-02-27', promised))
    assert.ok(event?.type === 'limit-extended')
    assert.equal(event.promisedDue.day, '2026-03-13')
  })

  test('an item without the rule extends nothing', () =>
    on('2026-03-10', { ...item, extension: undefined })
      .given(...deciding)
      .when(propose)
      .refused('extension.not-allowed'))

  test('a second time is refused', () =>
    on('2026-03-16')
      .given(...asked, granted)
      .when(propose)
      .refused('extension.once'))

  test('without reasons nothing is extended', () =>
    on('2026-03-10')
      .given(...deciding)
      .when({ ...propose, reason: '太忙' })
      .refused('extension.needs-reason'))

  test('a limit that ran out is not extended', () =>
    on('2026-03-14')
      .given(...deciding)
      .when(propose)
      .refused('extension.too-late'))

  test('asked in time and answered too late, it is not extended', () =>
    on('2026-03-14')
      .given(...asked)
      .when(approve)
      .refused('extension.too-late'))

  test('who reviews does not ask, and who asks does not answer', () => {
    on('2026-02-11')
      .given(...accepted(), ...opened('one'))
      .when({ ...propose, task: 'one' })
      .refused('extension.not-yours')
    on('2026-03-11')
      .given(...asked)
      .when({ ...approve, task: 'final' })
      .refused('extension.not-yours')
  })

  test('a head declines with reasons, and the limits stand', () => {
    const decline = { type: 'answer-extension', task: 'extension', approves: false, reason: '' } as const
    on('2026-03-11')
      .given(...asked)
      .when(decline)
      .refused('extension.answer-needs-reason')
    const events = caseDecider.decide(
      { ...decline, reason: '现有材料已足以作出决定。' },
      fold(caseDecider, asked),
      envOn('2026-03-11'),
    )
    const state = fold(caseDecider, [...asked, ...events])
    assert.equal(state.statutoryDue?.day, '2026-03-13')
    assert.equal(state.extension?.granted, false)
  })

  test('the clocks of the page count the days that were added', () => {
    const clocks = clocksOf(fold(caseDecider, [...asked, granted]), item, china, parseDay('2026-03-11'))
    assert.deepEqual(
      clocks.map(({ limitDays, extendedBy, due: day }) => ({ limitDays, extendedBy, day })),
      [
        { limitDays: 10, extendedBy: 0, day: '2026-02-28' },
        { limitDays: 30, extendedBy: 10, day: '2026-03-27' },
      ],
    )
  })
})
