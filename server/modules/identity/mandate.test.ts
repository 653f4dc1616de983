import { test } from 'node:test'
import type { PartyId } from '#contracts/ids.ts'
import type { MandateEvent } from '#contracts/mandates.ts'
import { specification } from '#kernel/testing.ts'
import { mandateStream, type Noted } from './mandate.ts'

const [firm, wang, xu] = ['1', '2', '3'].map((end) => `00000000-0000-4000-8000-00000000000${end}` as PartyId) as [
  PartyId,
  PartyId,
  PartyId,
]
const today = '2026-04-20'
const { given } = specification(mandateStream.decider, { today, here: true })
const { given: whileAway } = specification(mandateStream.decider, { today, here: false })
const paper: Noted & { signedOn: string } = {
  principal: firm,
  agent: wang,
  items: ['food-business'],
  acts: ['file'],
  signedOn: today,
  validUntil: today,
  document: 'original',
}
const noted: MandateEvent = { type: 'noted', ...paper }
const note = (change: Partial<typeof paper> = {}) => ({ type: 'note' as const, noted: { ...paper, ...change } })
const revoke = (present: string) => ({ type: 'revoke' as const, present })

test('a mandate that its agent shows is noted with its bounds, on its first day and on its last', () =>
  given().when(note()).then(noted))
test('it is noted for whoever stands at the window alone', () =>
  whileAway().when(note()).refused('mandate.agent-absent'))
test('a paper of tomorrow is none yet', () =>
  given()
    .when(note({ signedOn: '2026-04-21', validUntil: null }))
    .refused('mandate.not-signed'))
test('a paper whose last day is over is none any more', () =>
  given()
    .when(note({ validUntil: '2026-04-19' }))
    .refused('mandate.ended'))
test('nobody needs a mandate to act for themself', () =>
  given()
    .when(note({ principal: wang }))
    .refused('mandate.for-oneself'))
test('what the residents of a city gave each other is noted once, without bounds and without a paper', () => {
  const unbounded = { ...paper, items: null, acts: null, signedOn: null, validUntil: null, document: null }
  whileAway()
    .when({ type: 'settle', noted: unbounded })
    .then({ type: 'noted', ...unbounded })
  whileAway(noted).when({ type: 'settle', noted: unbounded }).then()
})
test('whoever gave a mandate takes it back, and whoever has it gives it up', () => {
  given(noted).when(revoke(firm)).then({ type: 'revoked', by: 'principal' })
  given(noted).when(revoke(wang)).then({ type: 'revoked', by: 'agent' })
})
test('nobody else revokes it, nobody who does not stand there, and nobody twice', () => {
  given(noted).when(revoke(xu)).refused('mandate.not-to-revoke')
  whileAway(noted).when(revoke(firm)).refused('mandate.not-to-revoke')
  given(noted, { type: 'revoked', by: 'agent' }).when(revoke(firm)).refused('mandate.not-to-revoke')
  given().when(revoke(firm)).refused('mandate.not-to-revoke')
})
