import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Item } from '#contracts/item.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/day.ts'
import { countedOf } from '../clocks/clock-views.ts'
import { noCase, type CaseState } from '../case-state.ts'
import { summaryFromRow } from './case-view.ts'
import { timelineOf } from './timeline.ts'

const calendar: Calendar = {
  region: 'test',
  revision: '2026',
  coveredUntil: parseDay('2026-12-31'),
  holidays: { [parseDay('2026-10-01')]: '国庆节', [parseDay('2026-10-02')]: '国庆节' },
  workdays: { [parseDay('2026-10-10')]: '国庆节' },
}
const item = {
  code: 'test-item',
  name: '测试事项',
  revision: 3,
  power: '许可',
  outcome: {},
  tasks: [],
  form: [],
  parts: [],
  plan: { task: 'decide' },
} as unknown as Item
const row = { stream: '', version: 1, number: '1', phase: 'review', ending: null, deemed: false, deliver_by: 'window' }

suite('a line of a list', () => {
  const cases: [today: string, due: string | null, left: number | null, overdue: boolean][] = [
    ['2026-09-28', '2026-09-30', 2, false],
    ['2026-09-30', '2026-10-05', 1, false], // over a holiday and a weekend
    ['2026-10-09', '2026-10-10', 1, false], // into a Saturday that is worked
    ['2026-09-30', '2026-09-30', 0, false],
    ['2026-10-05', '2026-09-30', 0, true],
    ['2026-09-30', null, null, false],
  ]
  for (const [today, due, left, overdue] of cases)
    test(`on ${today}, due ${due ?? 'never'}, has ${left ?? 'no count of'} working days left`, () => {
      const summary = summaryFromRow({ ...row, due_text: due }, item, calendar, parseDay(today))
      assert.deepEqual([summary.left, summary.overdue], [left, overdue])
    })

  test('says under which revision of its item the case runs', () =>
    assert.equal(summaryFromRow(row, item, calendar, parseDay('2026-09-30')).revision, 3))
})

suite('the status of a case', () => {
  const held: Partial<CaseState> = {
    phase: 'review',
    procedures: [{ kind: 'hearing', endedDay: null, from: '2026-09-28', through: '2026-10-20' }] as never,
  }
  const late: Partial<CaseState> = {
    phase: 'review',
    tasks: { one: { verdict: null, due: { day: '2026-09-29' } } as never },
  }
  const stored: Partial<CaseState> = {
    phase: 'ready',
    deliverBy: 'locker',
    deposited: { deposit: '', day: '2026-09-29', at: { locker: 'L1', cell: '1', until: '2026-10-09' } },
  }
  for (const [said, change] of [
    ['特别程序进行中（听证）', held],
    ['审查中（有环节超期）', late],
    ['已放入取证柜，等待取件', stored],
    ['已提交补正，等待受理', { phase: 'intake', noticed: true }],
  ] as const)
    test(`a list says ${said} as the page does`, () => {
      const state: CaseState = { ...noCase, receivedDay: '2026-09-28', ...change }
      const counted = JSON.parse(JSON.stringify(countedOf(state))) as unknown
      const listed = { ...row, phase: state.phase, deliver_by: state.deliverBy, counted }
      const dispatched = state.deposited !== null
      assert.equal(summaryFromRow({ ...listed, dispatched }, item, calendar, parseDay('2026-09-30')).statusText, said)
    })
})

suite('the history of a case', () => {
  const noteOf = (change: Partial<CaseState>) =>
    timelineOf(
      {
        ...noCase,
        phase: 'review',
        submittedDay: '2026-09-28',
        receivedDay: '2026-09-28',
        acceptedDay: '2026-09-29',
        ...change,
      },
      { ...item, tasks: [] },
      calendar,
      parseDay('2026-09-30'),
    ).find((entry) => entry.key === 'accepted')?.note

  test('says how many lines of the formal check were in order', () =>
    assert.equal(noteOf({ checked: 14 }), '受理时形式审查 14 项均符合'))

  test('claims no check where nobody made one', () => {
    assert.equal(noteOf({}), null)
    assert.match(noteOf({ deemed: true }) ?? '', /视为受理/)
  })

  const called: Item = {
    ...item,
    form: [{ key: 'what', title: '经营', fields: [{ key: 'makesFood', type: 'yes-no' }] }],
    tasks: ['papers', 'visit', 'experts', 'decide'].map((key) => ({
      key,
      title: key,
      kind: key === 'decide' ? key : 'review',
    })),
    plan: {
      series: [
        { parallel: [{ task: 'papers' }, { when: { answer: 'makesFood' }, then: { task: 'visit' } }], join: 'all' },
        { when: { answer: 'makesFood' }, then: { task: 'experts' } },
        { task: 'decide' },
      ],
    },
  } as never
  const stepsOf = (change: Partial<CaseState>) =>
    timelineOf(
      { ...noCase, submittedDay: '2026-09-28', receivedDay: '2026-09-28', ...change },
      called,
      calendar,
      parseDay('2026-09-30'),
    ).flatMap(({ key }) => (key.startsWith('task-') ? [key.slice(5)] : []))

  test('names no step to come that the answers rule out, before the acceptance or after it', () => {
    assert.deepEqual(stepsOf({ plain: { makesFood: true } }), ['papers', 'visit', 'experts', 'decide'])
    for (const acceptedDay of [null, '2026-09-29'])
      assert.deepEqual(stepsOf({ acceptedDay, plain: { makesFood: false } }), ['papers', 'decide'])
  })

  test('names no review to come of what is decided on a promise', () => {
    const commitment = { checks: [], ended: null, sample: null } as never
    assert.deepEqual(stepsOf({ plain: { makesFood: true }, commitment }), ['decide'])
  })
})
