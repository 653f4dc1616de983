import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { CaseEvent } from '#contracts/case-events.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { china } from '#seed/calendars/china.ts'
import { publicVenueHygiene as item } from '#seed/items/public-venue-hygiene.ts'
import { caseDecider } from '#server/modules/cases/case.ts'
import { countedOf } from '#server/modules/cases/clocks/clock-views.ts'
import { matterClock } from '#server/modules/cases/intake/matter-clock.ts'

const sealed = `c1:${'a'.repeat(64)}`
const due = (day: string) => ({ day, provisional: false, calendar: china.revision })
type Submitted = Extract<CaseEvent, { type: 'submitted' }>
const submitted = (day: string, earlier: Submitted['earlier'] = null): CaseEvent => ({
  type: 'submitted',
  number: 'N1',
  hall: null,
  applicant: sealed,
  applicantKind: 'person',
  plain: {},
  sealed,
  materials: [],
  deliverBy: 'electronic',
  item: item.code,
  revision: item.revision,
  intakeOffice: item.intakeOffice,
  day,
  intakeDue: due(day),
  earlier,
})
const notified: CaseEvent = {
  type: 'deficiency-notified',
  defects: [{ about: 'material', key: 'testReport', reason: 'expired', remark: '检测报告已超过一年' }],
  day: '2026-03-04',
}
const corrected: CaseEvent = {
  type: 'corrected',
  plain: {},
  sealed: null,
  materials: [],
  day: '2026-03-16',
  intakeDue: due('2026-03-23'),
}
const withdrawn: CaseEvent = {
  type: 'withdrawn',
  reason: null,
  sealed,
  consent: 'not-needed',
  day: '2026-03-18',
}
const stateOf = (...events: CaseEvent[]) => fold(caseDecider, events)
const clock = (state: ReturnType<typeof stateOf>, day: string) => matterClock(state.matter, china, parseDay(day))

suite('累计用时 of a matter over all its filings', () => {
  const first = stateOf(submitted('2026-03-02'), notified, corrected, withdrawn)
  const { filings, held } = countedOf(first).matter!
  const again = stateOf(submitted('2026-04-20', { filings, held } as Submitted['earlier']))

  test('what lay with the applicant for correction does not count', () =>
    assert.deepEqual(held, [
      { from: '2026-03-02', through: '2026-03-04' },
      { from: '2026-03-16', through: '2026-03-18' },
    ]))

  test('the days of the office go on with the next filing, and the limits of the law begin anew', () => {
    assert.deepEqual(clock(again, '2026-04-20'), { filings: 2, days: 4 })
    assert.deepEqual(clock(again, '2026-04-22'), { filings: 2, days: 6 })
    assert.equal(again.receivedDay, '2026-04-20')
    assert.deepEqual(again.returns.notices, [])
  })

  test('an application that is the only one has no sum of its own', () =>
    assert.equal(clock(first, '2026-03-18'), null))

  test('a third filing carries the days of both', () => {
    const second = countedOf(
      stateOf(submitted('2026-04-20', { filings, held } as Submitted['earlier']), { ...withdrawn, day: '2026-04-21' }),
    ).matter!
    const third = stateOf(submitted('2026-04-27', second as Submitted['earlier']))
    assert.deepEqual(clock(third, '2026-04-27'), { filings: 3, days: 5 })
  })
})
