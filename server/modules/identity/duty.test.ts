import { test } from 'node:test'
import { specification } from '#kernel/testing.ts'
import type { DutyEvent } from '#contracts/duty.ts'
import { dutyStream } from './duty.ts'

const sun = '00000000-0000-4000-8000-000000000001'
const li = '00000000-0000-4000-8000-000000000002'
const { given } = specification(dutyStream.decider, { today: '2026-04-20', people: [sun, li] })
const set = (day: string, person: string | null) => ({
  type: 'set-duty' as const,
  office: 'weijian',
  days: [{ day, person }],
})
const isSet = (day: string, person: string | null): DutyEvent => ({
  type: 'duty-set',
  office: 'weijian',
  days: [{ day, person: person }],
  on: '2026-04-20',
})

test('an acceptor of the office is on duty on a day, from today on', () =>
  given().when(set('2026-04-20', sun)).then(isSet('2026-04-20', sun)))
test('a day that has passed is not arranged any more', () =>
  given().when(set('2026-04-19', sun)).refused('duty.day-past'))
test('nobody else is on duty', () =>
  given().when(set('2026-04-21', '00000000-0000-4000-8000-000000000009')).refused('duty.not-an-acceptor'))
test('what stands already is not said again, and can be taken back', () => {
  given(isSet('2026-04-21', sun)).when(set('2026-04-21', sun)).then()
  given(isSet('2026-04-21', sun)).when(set('2026-04-21', null)).then(isSet('2026-04-21', null))
})
