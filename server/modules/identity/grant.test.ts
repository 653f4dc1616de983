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

const present = { away: false, away_from: null, away_reason: null, away_through: null, deputy: null }

suite('a charge', () => {
  const acceptor = { ...event, role: 'acceptor' } as const
  const basis = '即办件授权书〔2026〕1号'
  const by = { charge: 'decide-on-the-spot', office: 'yibao', basis } as const
  const give = { type: 'charge', ...by, how: 'given', today: '2026-03-02' } as const
  const takeBack = { ...give, how: 'taken-back' } as const
  const charged = { type: 'charged', ...by, day: '2026-03-02' } as const
  const takenBack = { ...charged, type: 'charge-taken-back' } as const

  test('is given by a document to one post that may have it, and taken back', () => {
    given(acceptor).when(give).then(charged)
    given(acceptor, charged).when(takeBack).then(takenBack)
    given(acceptor, charged, takenBack).when(give).then(charged)
    given({ ...acceptor, charges: [by] })
      .when(takeBack)
      .then(takenBack)
    given(event).when(give).refused('post.not-chargeable')
    given(acceptor, revoked).when(give).refused('post.ended')
  })

  test('names its document by a title or a number, however it is given', () => {
    for (const basis of ['局里同意', '书面授权', '《》', '第1号文件'])
      for (const command of [
        { ...give, basis },
        { ...takeBack, basis },
      ])
        given(acceptor, ...(command.how === 'given' ? [] : [charged]))
          .when(command)
          .refused('post.charge-needs-basis')
    const titled = '《医疗保障局即办件授权书》'
    given(acceptor)
      .when({ ...give, basis: titled })
      .then({ ...charged, basis: titled })
    const { type: _type, ...granted } = acceptor
    given()
      .when({ type: 'grant', granted: { ...granted, charges: [{ ...by, basis: '局里同意' }] } })
      .refused('post.charge-needs-basis')
  })

  test('holds in the matters of the office that gave it, and of no other', () => {
    const other = { ...give, office: 'minzheng' }
    given(acceptor, charged)
      .when(other)
      .then({ ...charged, office: 'minzheng' })
    given(acceptor, charged)
      .when({ ...other, how: 'taken-back' })
      .refused('post.charge-as-is')
    given(acceptor, charged, { ...charged, office: 'minzheng' }, { ...takenBack, office: 'minzheng' })
      .when(takeBack)
      .then(takenBack)
  })

  test('that named no office is one of the office of the post', () => {
    const { office: _office, ...unnamed } = charged
    const own = { ...takeBack, office: acceptor.office! }
    given(acceptor, unnamed).when(takeBack).refused('post.charge-as-is')
    given(acceptor, unnamed)
      .when(own)
      .then({ ...takenBack, office: own.office })
    given(acceptor, unnamed, { ...unnamed, type: 'charge-taken-back' })
      .when(own)
      .refused('post.charge-as-is')
  })

  test('is given once and taken back once', () => {
    given(acceptor, charged).when(give).refused('post.charge-as-is')
    given(acceptor).when(takeBack).refused('post.charge-as-is')
  })
})

suite('an absence', () => {
  const today = '2026-03-02'
  const decider = { ...event, role: 'decider' } as const
  const deputy = {
    grant: randomUUID(),
    role: 'decider',
    office: 'zhujian',
    person: randomUUID(),
    held: true,
    away: null,
  }
  const ask = {
    type: 'appoint-absence',
    from: today,
    through: '2026-03-06',
    reason: 'leave',
    deputy: null,
    today,
  } as const
  const { type: _ask, today: _today, ...said } = ask
  const appointed = { type: 'absence-appointed', ...said, day: today } as const
  const began = { type: 'absence-began', day: today } as const

  test('begins at once or on its day, and ends by itself after its last', () => {
    given(event).when(ask).then(appointed, began)
    const later = { ...ask, from: '2026-03-05' } as const
    given(event)
      .when(later)
      .then({ ...appointed, from: '2026-03-05' })
    given(event, { ...appointed, from: '2026-03-05' })
      .when({ type: 'absence-day-came', today: '2026-03-05' })
      .then({ type: 'absence-began', day: '2026-03-05' })
    given(event, appointed, began).when({ type: 'absence-day-came', today: '2026-03-06' }).then()
    given(event, appointed, began)
      .when({ type: 'absence-day-came', today: '2026-03-07' })
      .then({ type: 'absence-ended', day: '2026-03-07' })
    given(event, appointed, began).when({ type: 'end-absence', today }).then({ type: 'absence-ended', day: today })
    given(event).when({ type: 'end-absence', today }).refused('absence.none')
    given(event, appointed, began).when(ask).refused('absence.already')
  })

  test('lasts thirty days at most, and nothing of it is past', () => {
    given(event)
      .when({ ...ask, through: '2026-04-01' })
      .refused('absence.days')
    given(event)
      .when({ ...ask, from: '2026-03-01' })
      .refused('absence.days')
    given(event)
      .when({ ...ask, through: '2026-03-01' })
      .refused('absence.days')
  })

  test('has a deputy of equal duty who is there, and only of whoever decides', () => {
    given(decider)
      .when({ ...ask, deputy })
      .then({ ...appointed, deputy: deputy.grant as never }, began)
    given(event)
      .when({ ...ask, deputy })
      .refused('absence.no-deputy')
    for (const other of [{ office: 'ziran' }, { role: 'head' }, { person }, { held: false }])
      given(decider)
        .when({ ...ask, deputy: { ...deputy, ...other } })
        .refused('absence.not-equal')
    given(decider)
      .when({ ...ask, deputy: { ...deputy, away: { from: '2026-03-06', through: '2026-03-09' } } })
      .refused('absence.deputy-away')
  })
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
  const row = {
    id: grant,
    region: 'lyg',
    ...granted,
    zone: 'review',
    version: 1,
    revoked_at: null,
    ends_on: null,
    charges: [],
    charge_bases: [],
    ...present,
  }
  assert.deepEqual(rowAfter(1, event), row)
  const left = {
    type: 'absence-appointed',
    from: '2026-03-02',
    through: '2026-03-04',
    reason: 'travel',
    deputy: null,
    day: '2026-03-02',
  } as const
  const away = { away_from: '2026-03-02', away_through: '2026-03-04', away_reason: 'travel' }
  assert.deepEqual(rowAfter(2, event, left), { ...row, ...away, version: 2 })
  assert.deepEqual(rowAfter(3, event, left, { type: 'absence-began', day: '2026-03-02' }), {
    ...row,
    ...away,
    away: true,
    version: 3,
  })
  const basis = '即办件授权书〔2026〕1号'
  const charged = {
    type: 'charged',
    charge: 'decide-on-the-spot',
    office: 'yibao',
    basis,
    day: '2026-03-02',
  } as const
  assert.deepEqual(rowAfter(2, event, charged), {
    ...row,
    charges: ['decide-on-the-spot@yibao'],
    charge_bases: [basis],
    version: 2,
  })
  assert.deepEqual(rowAfter(2, event, revoked), { ...row, version: 2, revoked_at: '2026-03-02T01:00:00.000Z' })
})
