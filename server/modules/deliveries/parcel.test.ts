import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ParcelEvent, TrackEntry } from '#contracts/deliveries.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { parcelDecider, whereIs } from './parcel.ts'

const on = (day: string) => specification(parcelDecider, { day: parseDay(day) })
const facts = {
  case: '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b11',
  number: 'N1',
  papers: 2,
  hall: 'hall',
  office: 'wjw',
}
const sent: ParcelEvent = { type: 'sent', ...facts, day: '2026-03-02' }
const given: ParcelEvent = { type: 'waybill-given', waybill: 'YC00000000001CN', company: '专递', day: '2026-03-02' }
const entry = (ref: string, state: TrackEntry['state'], at: string): TrackEntry => ({
  ref,
  state,
  at,
  place: null,
  signer: state === 'signed' ? 'household' : null,
})
const collected = entry('a', 'collected', '2026-03-02T08:00:00.000Z')
const moving = entry('b', 'in-transit', '2026-03-03T01:00:00.000Z')
const signed = entry('c', 'signed', '2026-03-04T02:30:00.000Z')
const refused = entry('d', 'refused', '2026-03-04T03:00:00.000Z')
const ended: ParcelEvent = {
  type: 'ended',
  case: facts.case,
  state: 'signed',
  company: '专递',
  waybill: 'YC00000000001CN',
  signer: 'household',
  at: signed.at,
  day: '2026-03-04',
}

test('a parcel is sent once', () => {
  on('2026-03-02')
    .given()
    .when({ type: 'send', ...facts })
    .then(sent)
  on('2026-03-02')
    .given(sent)
    .when({ type: 'send', ...facts })
    .then()
})
test('the first waybill stands, whatever a courier answers to a repeated announcement', () => {
  on('2026-03-02').given(sent).when({ type: 'note-waybill', waybill: given.waybill, company: '专递' }).then(given)
  on('2026-03-02').given(sent, given).when({ type: 'note-waybill', waybill: 'YC2', company: '专递' }).then()
})
test('what the courier says twice is known once', () =>
  on('2026-03-03')
    .given(sent, given, { type: 'tracked', entries: [collected], day: '2026-03-02' })
    .when({ type: 'track', entries: [collected, collected] })
    .then())
test('news in a wrong order stand by their own times', () =>
  on('2026-03-03')
    .given(sent, given)
    .when({ type: 'track', entries: [moving, collected] })
    .then({ type: 'tracked', entries: [collected, moving], day: '2026-03-03' }))
test('a signature ends the way on the day it was given, also when it is learnt later', () =>
  on('2026-03-06')
    .given(sent, given)
    .when({ type: 'track', entries: [signed] })
    .then({ type: 'tracked', entries: [signed], day: '2026-03-06' }, ended))
test('the first end stands: what comes after it is noted and changes nothing', () =>
  on('2026-03-06')
    .given(sent, given, { type: 'tracked', entries: [signed], day: '2026-03-04' }, ended)
    .when({ type: 'track', entries: [signed, refused, moving] })
    .then({ type: 'tracked', entries: [moving, refused], day: '2026-03-06' }))
test('a courier whose clock runs ahead gives no day that is still to come', () =>
  on('2026-03-03')
    .given(sent, given)
    .when({ type: 'track', entries: [signed] })
    .then({ type: 'tracked', entries: [signed], day: '2026-03-03' }, { ...ended, day: '2026-03-03' }))
test('nothing is followed that has no waybill', () =>
  on('2026-03-03')
    .given(sent)
    .when({ type: 'track', entries: [signed] })
    .then())
test('late news of an earlier place do not move a signed parcel', () => {
  const state = fold(parcelDecider, [
    sent,
    given,
    { type: 'tracked', entries: [signed], day: '2026-03-04' },
    ended,
    { type: 'tracked', entries: [collected], day: '2026-03-05' },
  ])
  assert.equal(whereIs(state), 'signed')
  assert.deepEqual(state.track, [collected, signed])
})
