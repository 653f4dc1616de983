import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CaseEvent } from './case-events.ts'
import { exchangeEntries, exchangeStatuses, exchangeStatusOf, type ExchangeStatus } from './exchange-status.ts'

/** What each event brings; what is not named is not told outside. */
const told: Partial<Record<CaseEvent['type'], ExchangeStatus>> = {
  submitted: 1,
  accepted: 3,
  'refused-at-intake': 5,
  'deficiency-notified': 6,
  corrected: 7,
  'task-opened': 8,
  'special-procedure-begun': 9,
  'special-procedure-ended': 10,
  decided: 11,
  'deemed-renewed': 11,
  'deemed-agreed': 11,
  withdrawn: 2,
  'ended-for-default': 13,
}
const facts = { outcome: 'granted', ground: 'not-competent', deferred: [] }
const of = (type: string, more: object = {}) => ({ ...facts, type, ...more }) as unknown as CaseEvent
const fresh = { accepted: false, begun: false }

for (const option of CaseEvent.options) {
  const [type] = [...option.shape.type.values]
  test(`${type} tells ${told[type!] ? exchangeStatuses[told[type!]!] : 'nothing'}`, () =>
    assert.equal(exchangeStatusOf(of(type!), fresh), told[type!] ?? null))
}

test('what comes before decides between two statuses', () => {
  assert.equal(exchangeStatusOf(of('refused-at-intake', { ground: 'no-licence-needed' }), fresh), 4)
  assert.equal(exchangeStatusOf(of('withdrawn'), { accepted: true, begun: true }), 14)
  assert.equal(exchangeStatusOf(of('task-opened'), { accepted: true, begun: true }), null)
  assert.equal(exchangeStatusOf(of('decided', { deferred: ['plan'] }), fresh), 12)
  assert.equal(exchangeStatusOf(of('decided', { outcome: 'refused' }), fresh), 13)
})

test('a case with a correction and experts tells each turn with its instant', () => {
  const types = [
    'submitted',
    'deficiency-notified',
    'corrected',
    'accepted',
    'task-opened',
    'task-opened',
    'special-procedure-begun',
    'special-procedure-ended',
    'opinion-given',
    'decided',
    'delivered',
  ]
  const at = (hour: number) => `2026-04-20T${String(hour).padStart(2, '0')}:00:00.000Z`
  const entries = exchangeEntries(types.map((type, hour) => ({ event: of(type), at: at(hour) })))
  assert.deepEqual(
    entries.map(({ status }) => status),
    [1, 6, 7, 3, 8, 9, 10, 11],
  )
  assert.deepEqual(entries.at(-1), { status: 11, title: '办结（通过）', at: at(9) })
})
