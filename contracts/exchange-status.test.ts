import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CaseEvent } from './case-events.ts'
import {
  exchangeEntries,
  exchangeStatuses,
  exchangeStatusOf,
  nothingExchanged,
  type ExchangeStatus,
} from './exchange-status.ts'

/** What each event brings; what is not named is not told outside. */
const told: Partial<Record<CaseEvent['type'], ExchangeStatus>> = {
  submitted: 1,
  accepted: 3,
  'refused-at-intake': 5,
  'deficiency-notified': 6,
  'task-opened': 8,
  'part-opened': 8,
  'special-procedure-told': 9,
  'special-procedure-ended': 10,
  decided: 11,
  'parts-settled': 11,
  'deemed-renewed': 11,
  'deemed-agreed': 11,
  withdrawn: 2,
  'ended-for-default': 13,
}
const facts = { outcome: 'granted', ground: 'not-competent', deferred: [] }
const of = (type: string, more: object = {}) => ({ ...facts, type, ...more }) as unknown as CaseEvent
const fresh = nothingExchanged

for (const option of CaseEvent.options) {
  const [type] = [...option.shape.type.values]
  test(`${type} tells ${told[type!] ? exchangeStatuses[told[type!]!] : 'nothing'}`, () =>
    assert.equal(exchangeStatusOf(of(type!), fresh), told[type!] ?? null))
}

test('what comes before decides between two statuses', () => {
  assert.equal(exchangeStatusOf(of('refused-at-intake', { ground: 'no-licence-needed' }), fresh), 4)
  assert.equal(exchangeStatusOf(of('withdrawn'), { ...fresh, accepted: true, begun: true }), 14)
  assert.equal(exchangeStatusOf(of('task-opened'), { ...fresh, accepted: true, begun: true }), null)
  assert.equal(exchangeStatusOf(of('corrected'), { ...fresh, mending: true }), 7)
  assert.equal(exchangeStatusOf(of('parts-settled', { outcome: 'refused', deferred: true }), fresh), 13)
  assert.equal(exchangeStatusOf(of('parts-settled', { outcome: 'granted', deferred: true }), fresh), 12)
  assert.equal(exchangeStatusOf(of('decided', { deferred: ['plan'] }), fresh), 12)
  assert.equal(exchangeStatusOf(of('decided', { outcome: 'refused' }), fresh), 13)
})

/** The numbers that these events tell one after the other. */
function toldBy(...happened: readonly (string | [string, object])[]): number[] {
  const events = happened.map((one) => (typeof one === 'string' ? of(one) : of(...one)))
  return exchangeEntries(events.map((event) => ({ event, at: '2026-04-20T00:00:00.000Z' }))).map(({ status }) => status)
}
const revoked: [string, object] = ['closure-decided', { way: 'revocation', outcome: 'ended' }]

test('a case with a correction and experts tells each turn with its instant', () => {
  const types = ['submitted', 'deficiency-notified', 'corrected', 'accepted', 'task-opened', 'task-opened']
  const more = [
    'special-procedure-begun',
    'special-procedure-told',
    'special-procedure-ended',
    'opinion-given',
    'decided',
    'delivered',
  ]
  const at = (hour: number) => `2026-04-20T${String(hour).padStart(2, '0')}:00:00.000Z`
  const entries = exchangeEntries([...types, ...more].map((type, hour) => ({ event: of(type), at: at(hour) })))
  assert.deepEqual(
    entries.map(({ status }) => status),
    [1, 6, 7, 3, 8, 9, 10, 11],
  )
  assert.deepEqual(entries.at(-1), { status: 11, title: '办结（通过）', at: at(10) })
})

test('of special procedures beside one another the first begins and the last ends', () => {
  const [begun, ended] = ['special-procedure-told', 'special-procedure-ended']
  assert.deepEqual(toldBy('submitted', 'accepted', 'task-opened', begun, begun, ended, ended), [1, 3, 8, 9, 10])
  assert.deepEqual(toldBy('submitted', 'accepted', 'task-opened', begun, ended, begun, ended), [1, 3, 8, 9, 10, 9, 10])
})

test('a special procedure of which the applicant is not told is none that began, unless it was begun before there was such a thing', () => {
  const ended = (through: string | null): [string, object] => ['special-procedure-ended', { through }]
  assert.deepEqual(toldBy('accepted', 'task-opened', 'special-procedure-begun', ended(null)), [3, 8])
  const before: [string, object] = ['special-procedure-begun', { through: '2026-04-22' }]
  assert.deepEqual(toldBy('accepted', 'task-opened', before, ended('2026-04-21')), [3, 8, 9, 10])
})

test('a whole begins with its first part and ends when its parts are settled', () =>
  assert.deepEqual(
    toldBy(
      'submitted',
      'accepted',
      'part-opened',
      'part-opened',
      'part-ended',
      'part-ended',
      'parts-settled',
      'delivered',
    ),
    [1, 3, 8, 11],
  ))

test('what is put right on the spot is no 补正', () =>
  assert.deepEqual(toldBy('submitted', ['corrected', { onTheSpot: true }], 'accepted', 'task-opened'), [1, 3, 8]))

test('撤销 is told after the end; 注销, and a licence that stays, are not', () => {
  const decided = ['submitted', 'accepted', 'task-opened', 'decided', 'delivered', 'closure-opened', 'task-opened']
  assert.deepEqual(toldBy(...decided, revoked), [1, 3, 8, 11, 15])
  assert.deepEqual(toldBy(...decided, ['closure-decided', { way: 'cancellation', outcome: 'ended' }]), [1, 3, 8, 11])
  assert.deepEqual(toldBy(...decided, ['closure-decided', { way: 'revocation', outcome: 'kept' }]), [1, 3, 8, 11])
})

test('what was decided at once and is revoked after a check, or by a proceeding, never began at an office', () => {
  const atOnce = ['submitted', 'promised', 'accepted', 'decided', 'delivered']
  assert.deepEqual(toldBy(...atOnce, ['promise-checked', { finding: 'false' }]), [1, 3, 11, 15])
  assert.deepEqual(toldBy(...atOnce, ['promise-checked', { finding: 'true' }]), [1, 3, 11])
  const opened = ['promise-checked', { finding: 'false', closure: 'closure1' }] as const
  assert.deepEqual(
    toldBy(...atOnce, [...opened], 'closure-opened', 'task-opened'),
    [1, 3, 11],
    'not before the decision',
  )
  assert.deepEqual(toldBy(...atOnce, 'closure-opened', 'task-opened', revoked), [1, 3, 11, 15])
})

test('what a rule decided and a person is asked to decide anew begins then', () =>
  assert.deepEqual(
    toldBy('submitted', 'accepted', 'decided', 'person-asked', 'task-opened', ['decided', { outcome: 'refused' }]),
    [1, 3, 11, 8, 13],
  ))
