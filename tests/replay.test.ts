import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import { DayText } from '#contracts/ids.ts'
import type { OtherDays } from '#contracts/replays.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { china } from '#seed/calendars/china.ts'
import { fireDesignReview } from '#seed/items/fire-design-review.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { differs, replay, withOtherDays } from '#server/modules/cases/clocks/replay.ts'

const item = {
  ...fireDesignReview,
  statutory: { unit: 'working', days: 20, from: 'acceptance', basis: '许可法第四十二条' },
  promised: { unit: 'calendar', days: 15, from: 'acceptance', basis: '承诺' },
} as typeof fireDesignReview
const commitment = `c1:${'0'.repeat(64)}`
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
const step = fireDesignReview.tasks[0]!

/** Received and accepted on Monday 9 February 2026, a week before the Spring Festival; decided after it. */
const happened: CaseEvent[] = [
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
    statutoryDue: due('2026-03-16'),
    promisedDue: due('2026-02-24'),
    checked: [],
  },
  {
    type: 'task-opened',
    task: step.key,
    ref: '00000000-0000-4000-8000-000000000009',
    due: due('2026-02-12'),
    day: '2026-02-09',
  },
]
const state = fold(caseDecider, happened)
const replayed = (other: OtherDays, day = '2026-02-25') =>
  replay(state, item, china, withOtherDays(china, other), parseDay(day))
const day = (text: string) => DayText.parse(text)

test('the calendar that holds differs from itself in nothing', () => {
  const same = replayed({ from: day('2026-07-01'), through: day('2026-07-01'), days: [] })
  assert.deepEqual(
    same.map(({ key }) => key),
    ['intake', 'promised', 'statutory', 'internal', `step:${step.key}`],
  )
  assert.deepEqual(same.filter(differs), [])
  assert.equal(
    same.find(({ key }) => key === 'statutory')!.today.due,
    '2026-03-13',
    'as counted, not as it was written',
  )
})

test('without the holiday the working days come earlier, and calendar days that ended in it end by themselves', () => {
  const without = replayed({ from: day('2026-02-10'), through: day('2026-03-01'), days: [] })
  const statutory = without.find(({ key }) => key === 'statutory')!
  // Weekdays alone: 10 to 13, 16 to 20, 23 to 27 February, 2 to 6 March, 9 March.
  assert.equal(statutory.other.due, '2026-03-09')
  assert.equal(statutory.other.used, 12)
  assert.ok(differs(statutory))
})

test('what is answered stands still on its day in every calendar', () => {
  const closed = replayed({ from: day('2026-02-10'), through: day('2026-03-01'), days: [] })
  const intake = closed.find(({ key }) => key === 'intake')!
  assert.ok(intake.today.stopped && intake.other.stopped)
  assert.equal(intake.other.used, 0)
})

test('days outside the span and a day named twice are refused', () => {
  const one = { day: day('2026-02-10'), kind: 'holiday' as const, name: '假' }
  assert.throws(() => withOtherDays(china, { from: day('2026-02-11'), through: day('2026-02-12'), days: [one] }), {
    code: 'calendar.day-outside',
  })
  assert.throws(() => withOtherDays(china, { from: day('2026-02-10'), through: day('2026-02-12'), days: [one, one] }), {
    code: 'calendar.day-twice',
  })
})
