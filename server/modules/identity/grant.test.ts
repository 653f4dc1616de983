import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { GrantEvent } from '#contracts/case-events.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import type { Entry } from '#platform/envelope.ts'
import { grantStream } from './grant.ts'

const person = randomUUID()
const event = GrantEvent.parse({
  type: 'granted',
  holder: person,
  person,
  role: 'reviewer',
  office: 'zhujian',
  section: '消防设计审验处',
  counter: null,
  desk: randomUUID(),
  subjects: [],
})
if (event.type !== 'granted') throw new TypeError('a grant begins with being granted')
const { type: _type, ...granted } = event
const revoked = { type: 'revoked', reason: '调离' } as const
const { given } = specification(grantStream.decider)

suite('a grant', () => {
  test('is given once', () => given().when({ type: 'grant', granted }).then(event))
  test('given again stays as it was', () =>
    given(event)
      .when({ type: 'grant', granted: { ...granted, office: 'ziran' } })
      .then())
  test('is revoked with a reason', () => given(event).when({ type: 'revoke', reason: '调离' }).then(revoked))
  test('is revoked once', () => given(event, revoked).when({ type: 'revoke', reason: '再次' }).then())
  test('that was revoked does not come back by loading the data again', () =>
    given(event, revoked).when({ type: 'grant', granted }).then())
  test('ends today at once, and on a later day when that has come', () => {
    const today = '2026-03-02'
    const end = { type: 'end', reason: 'retired', day: today, today } as const
    const appointed = { type: 'end-appointed', reason: 'retired', day: '2026-03-09' } as const
    given(event).when(end).then({ type: 'revoked', reason: 'retired' })
    given(event)
      .when({ ...end, day: '2026-03-09' })
      .then(appointed)
    given(event, appointed).when({ type: 'end-day-came', today: '2026-03-08' }).then()
    given(event, appointed)
      .when({ type: 'end-day-came', today: '2026-03-09' })
      .then({ type: 'revoked', reason: 'retired' })
    given(event, appointed, revoked).when({ type: 'end-day-came', today: '2026-03-09' }).then()
    given(event)
      .when({ ...end, day: '2026-03-01' })
      .refused('post.day-past')
    given(event, revoked).when(end).refused('post.ended')
  })
  test('that nobody has cannot be revoked', () => given().when({ type: 'revoke', reason: '调离' }).then())
})

test('the row says the zone of the role, the version of the stream and when the right ended', () => {
  const grant = randomUUID()
  const rowAfter = (version: number, ...events: GrantEvent[]) => {
    const state = fold(grantStream.decider, events)
    // The projection reads the time of record alone.
    const entries = [{ recordedAt: '2026-03-02T01:00:00.000Z' }] as Entry[]
    const [change] = grantStream.project({ region: 'lyg', stream: grant, version }, state, events.slice(-1), entries)
    return change && 'upsert' in change ? change.upsert[0] : undefined
  }
  const row = { id: grant, region: 'lyg', ...granted, zone: 'review', version: 1, revoked_at: null, ends_on: null }
  assert.deepEqual(rowAfter(1, event), row)
  assert.deepEqual(rowAfter(2, event, revoked), { ...row, version: 2, revoked_at: '2026-03-02T01:00:00.000Z' })
})
