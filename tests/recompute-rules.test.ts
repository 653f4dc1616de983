import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { china } from '#seed/calendars/china.ts'
import { presalePermit } from '#seed/items/presale-permit.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { clocksOf, internalClockOf } from '#server/modules/cases/clocks/clock-views.ts'

const commitment = `c1:${'a'.repeat(64)}`
const ref = '00000000-0000-4000-8000-000000000001'
const due = (day: string, calendar = china.revision) => ({ day, provisional: false, calendar })
/** As the calendar of before had it. */
const was = (day: string) => due(day, 'before')
const item = presalePermit
const on = (day: string) => specification(caseDecider, { item, calendar: china, day: parseDay(day), newRef: () => ref })

const inReview: CaseEvent[] = [
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
    intakeOffice: 'zhengwu',
    day: '2026-04-20',
    intakeDue: due('2026-04-27'),
  },
  {
    type: 'accepted',
    deemed: false,
    day: '2026-04-20',
    recordedDay: '2026-04-20',
    statutoryDue: due('2026-05-07'),
    promisedDue: due('2026-04-29'),
  },
]
const recompute = { type: 'recompute-limits' as const, notice: '关于调整休息日的通知' }
const recomputed = (limit: string, from: string, to: string, day: string): CaseEvent => ({
  type: 'limits-recomputed',
  notice: recompute.notice,
  moved: [{ limit, from: was(from), to: due(to) }],
  day,
})
const asked = (until: string): CaseEvent => ({
  type: 'withdrawal-requested',
  sealed: commitment,
  due: was(until),
  day: '2026-04-21',
})
const offered = (until: string): CaseEvent => ({
  type: 'hearing-offered',
  task: 'decide',
  code: 'ABCD-2345',
  reason: '涉及他人重大利益关系。',
  requestBy: was(until),
  day: '2026-04-21',
})

suite('期限重新计算 of what runs beside the limits of a case', () => {
  test('the office’s days to answer a withdrawal follow the calendar, and so does its silence', () => {
    on('2026-04-22')
      .given(...inReview, asked('2026-04-27'))
      .when(recompute)
      .then(recomputed('withdrawal', '2026-04-27', '2026-04-24', '2026-04-22'))
    on('2026-04-25')
      .given(...inReview, asked('2026-04-27'), recomputed('withdrawal', '2026-04-27', '2026-04-24', '2026-04-22'))
      .when({ type: 'withdrawal-clock-ran-out' })
      .then({ type: 'withdrawn', reason: null, sealed: commitment, consent: 'silence', day: '2026-04-25' })
  })

  test('the days to ask for a hearing get longer, and never shorter than the applicant was told', () => {
    on('2026-04-22')
      .given(...inReview, offered('2026-04-27'))
      .when(recompute)
      .then(recomputed('hearing-request', '2026-04-27', '2026-04-28', '2026-04-22'))
    on('2026-04-22')
      .given(...inReview, offered('2026-04-29'))
      .when(recompute)
      .then()
  })

  test('within the days that were added it may be asked for', () =>
    on('2026-04-28')
      .given(
        ...inReview,
        offered('2026-04-27'),
        recomputed('hearing-request', '2026-04-27', '2026-04-28', '2026-04-22'),
      )
      .when({ type: 'waive-hearing', here: true })
      .then({ type: 'hearing-waived', day: '2026-04-28' }))

  test('what was answered or held moves no more', () =>
    on('2026-04-22')
      .given(...inReview, offered('2026-04-27'), { type: 'hearing-waived', day: '2026-04-21' })
      .when(recompute)
      .then())

  test('the twenty days to hold a hearing follow the calendar', () =>
    on('2026-04-22')
      .given(...inReview, offered('2026-04-28'), {
        type: 'hearing-requested',
        sealed: commitment,
        holdBy: was('2026-05-19'),
        day: '2026-04-21',
      })
      .when(recompute)
      .then(recomputed('hearing-hold', '2026-05-19', '2026-05-21', '2026-04-22')))
})

suite('a notice on holidays that comes after the answer', () => {
  const withHoliday = { ...china, revision: 'later', holidays: { ...china.holidays, '2026-04-27': '调整' } }
  const told = { statutoryDue: due('2026-05-07'), promisedDue: due('2026-04-29'), internalDue: due('2026-04-27') }
  const accepted: CaseEvent = { ...inReview[1]!, ...told }
  const decided: CaseEvent = {
    type: 'decided',
    task: 'decide',
    code: 'ABCD-2345',
    outcome: 'granted',
    reasons: '',
    basis: '《城市房地产管理法》第四十五条',
    onMinutes: false,
    falseMaterial: false,
    made: 'person',
    why: null,
    place: null,
    noPlace: false,
    deferred: [],
    deliverDue: due('2026-05-12'),
    day: '2026-04-24',
  }
  const delivered: CaseEvent = {
    type: 'delivered',
    by: 'electronic',
    day: '2026-04-24',
    identityChecked: true,
    originals: [],
    proof: null,
  }

  /** The last days that the page shows of limits that were answered, by what the calendar says now. */
  function shown(events: readonly CaseEvent[], calendar: typeof china): Record<string, string | null> {
    const state = fold(caseDecider, events)
    const day = parseDay('2026-05-11')
    const internal = internalClockOf(state, item, calendar, day)
    const clocks = [...clocksOf(state, item, calendar, day), ...(internal ? [internal] : [])]
    return Object.fromEntries(clocks.map(({ key, stopped, due: last }) => [key, stopped ? last : null]))
  }

  test('leaves the last day of each limit as it was when it was answered', () => {
    const events = [inReview[0]!, accepted, decided, delivered]
    const asAnswered = {
      promised: '2026-04-29',
      statutory: '2026-05-07',
      internal: '2026-04-27',
      delivery: '2026-05-12',
    }
    assert.deepEqual(shown(events, china), asAnswered)
    assert.deepEqual(shown(events, withHoliday), asAnswered)
  })
})
