import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { chemicalSafetyConditions } from '#seed/items/chemical-safety-conditions.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { internalClockOf } from '#server/modules/cases/clocks/clock-views.ts'
import { acceptedUntil, drawnFor, openFor, passedOn, submittedFor } from './harness/case-given.ts'

const ref = '00000000-0000-4000-8000-000000000001'
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const review = chemicalSafetyConditions.tasks.find(({ kind }) => kind === 'review')!
const task = (key: string, kind: 'review' | 'decide') => ({ ...review, key, kind, sheet: undefined })
const item: Item = {
  ...chemicalSafetyConditions,
  tasks: [task('one', 'review'), task('final', 'decide')],
  plan: { series: [{ task: 'one' }, { task: 'final' }] },
  sheets: [],
  hearing: undefined,
}
const env = (day: string) => ({ item, calendar: china, day: parseDay(day), newRef: () => ref })
const on = (day: string) => specification(caseDecider, env(day))

/** Accepted on 20 April: the internal five working days end on 27 April. */
const given = (internalDue: string | null): CaseEvent[] => [
  submittedFor(item, '2026-04-20', '2026-04-27'),
  { ...acceptedUntil(), ...(internalDue ? { internalDue: due(internalDue) } : {}) },
  ...openFor('one', ref),
  passedOn('2026-04-22', 'one'),
  { type: 'task-opened', task: 'final', ref, due: due('2026-05-20'), day: '2026-04-22' },
  drawnFor('final', ref),
]
const deciding = given('2026-04-27')
const decide = { type: 'decide', task: 'final', outcome: 'granted', reasons: '', basis: '《条例》第十二条' } as const
const overInternal = { ground: 'other-office', words: '等待消防部门的复核意见，已催办两次。' } as const

suite('内部办理时限', () => {
  test('within it a decision needs no reason for its day, and keeps none', () => {
    for (const told of [null, overInternal]) {
      const events = caseDecider.decide(
        { ...decide, overInternal: told },
        fold(caseDecider, deciding),
        env('2026-04-27'),
      )
      assert.ok(events[0]?.type === 'decided' && events[0].overInternal === undefined)
    }
  })
  test('past it nothing is refused but a decision without its reason', () => {
    on('2026-04-28')
      .given(...deciding)
      .when(decide)
      .refused('decision.over-internal')
    on('2026-04-28')
      .given(...deciding)
      .when({ ...decide, overInternal: { ...overInternal, words: '太忙' } })
      .refused('decision.over-internal')
    const [decided] = caseDecider.decide({ ...decide, overInternal }, fold(caseDecider, deciding), env('2026-04-28'))
    assert.ok(decided?.type === 'decided')
    assert.deepEqual(decided.overInternal, overInternal)
  })
  test('what was accepted before there was one needs none', () => {
    const [decided] = caseDecider.decide(decide, fold(caseDecider, given(null)), env('2026-05-08'))
    assert.equal(decided?.type, 'decided')
  })
  test('上报 stops it, and no limit towards the applicant', () => {
    const referred = (day: string): CaseEvent => ({
      type: 'referred',
      task: 'one',
      package: ref,
      to: '江苏省应急管理厅',
      firstDue: due('2026-05-20'),
      day,
    })
    const above = fold(caseDecider, [...deciding, referred('2026-04-23')])
    assert.deepEqual(
      [above.internalDue, above.statutoryDue, above.promisedDue],
      [null, due('2026-05-20'), due('2026-05-07')],
    )
    const clock = internalClockOf(above, item, china, parseDay('2026-04-30'))!
    assert.deepEqual(
      { used: clock.used, left: clock.left, paused: clock.paused, due: clock.due, overdue: clock.overdue },
      { used: 2, left: 3, paused: 6, due: null, overdue: false },
    )
    const late = fold(caseDecider, [...deciding, referred('2026-04-28')])
    assert.equal(late.internalDue?.day, '2026-04-27')
  })
  test('a special procedure stops it for the days that were told, and a notice on holidays moves it', () => {
    const events = caseDecider.decide(
      {
        type: 'begin-procedure',
        task: 'final',
        kind: 'expert-review',
        expectedDays: 2,
        reason: '主要工艺为国内首次使用，需要组织专家评审。',
      },
      fold(caseDecider, deciding),
      env('2026-04-23'),
    )
    const begun = events[0]!
    assert.ok(begun.type === 'special-procedure-begun')
    const notice = {
      type: 'record-paper' as const,
      paper: 'special-procedure-notice-expert-review-1',
      kind: 'special-procedure-notice',
      file: '00000000-0000-4000-8000-000000000008',
      content: `c1:${'0'.repeat(64)}`,
    }
    const [, told] = caseDecider.decide(notice, fold(caseDecider, [...deciding, begun]), env('2026-04-23'))
    assert.ok(told?.type === 'special-procedure-told')
    assert.equal(told.internalDue?.day, '2026-04-30')
    on('2026-04-30')
      .given(...deciding, begun)
      .when({ ...decide, overInternal: null })
      .refused('special.still-open')
    const moved: CaseEvent = {
      type: 'limits-recomputed',
      notice: '通知',
      moved: [{ limit: 'internal', from: due('2026-04-27'), to: due('2026-04-29') }],
      day: '2026-04-21',
    }
    assert.equal(fold(caseDecider, [...deciding, moved]).internalDue?.day, '2026-04-29')
  })
  test('an item may set less, and a whole has none of its own', () => {
    const state = fold(caseDecider, deciding)
    assert.equal(internalClockOf(state, { ...item, internalDays: 3 }, china, parseDay('2026-04-21'))?.due, '2026-04-23')
    const whole = { ...item, parts: [{ key: 'part' }] } as unknown as Item
    assert.equal(internalClockOf(state, whole, china, parseDay('2026-04-21')), null)
  })
})
