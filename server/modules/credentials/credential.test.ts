import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CredentialEvent } from '#contracts/credentials.ts'
import { parseDay } from '#kernel/day.ts'
import { fold } from '#kernel/decider.ts'
import { specification } from '#kernel/testing.ts'
import { credentialDecider, type CredentialFacts } from './credential.ts'
import { maskedName } from '#kernel/masked-name.ts'
import { lastDayOf } from './validity.ts'

const facts: CredentialFacts = {
  identifier: '1.2.156.3005.2.11100000000013127D001.11320700MB0000000A.2026000001.001.X',
  serial: '2026000001',
  licenceType: '11100000000013127D001',
  title: '城镇污水排入排水管网许可证',
  issuer: '连云港市住房和城乡建设局',
  case: '6f1ed002-ab5d-4a3e-9d5d-2f8a6f0f2b11',
  holder: `c1:${'0'.repeat(64)}`,
  validFrom: '2026-03-02',
  validUntil: '2031-03-01',
}
const issued: CredentialEvent = { type: 'issued', ...facts, day: '2026-03-03' }
const revoke = {
  type: 'revoke',
  reason: '排水户不再从事排水活动，申请注销许可',
  basis: '《中华人民共和国行政许可法》第七十条',
} as const
const revoked: CredentialEvent = { ...revoke, type: 'revoked', ground: null, day: '2026-03-03' }
const { given } = specification(credentialDecider, { day: parseDay('2026-03-03') })
const on = (day: string) => specification(credentialDecider, { day: parseDay(day) })

const renewal = {
  way: 'renewal' as const,
  deemed: false,
  identifier: '1.2.156.3005.2.11100000000013127D001.11320700MB0000000A.2026000001.002.X',
  version: 2,
  case: 'a6e0f1d2-5b0c-4a57-8f57-6b3d2f7a9c02',
  holder: facts.holder,
  validFrom: '2031-03-02',
  validUntil: '2036-03-01',
}
const renewed: CredentialEvent = { type: 'version-issued', ...renewal, day: '2031-02-20' }
const cancel = {
  type: 'cancel',
  ground: 'asked',
  reason: '持证人停止经营，申请注销许可证',
  basis: '《中华人民共和国行政许可法》第七十条',
  holderKind: 'enterprise',
} as const
const cancelled: CredentialEvent = {
  type: 'cancelled',
  ground: 'asked',
  reason: cancel.reason,
  basis: cancel.basis,
  case: null,
  day: '2026-03-03',
}

test('a credential is issued with the facts of the grant', () =>
  given()
    .when({ type: 'issue', ...facts })
    .then(issued))

test('a credential that is issued is not issued again', () =>
  given(issued)
    .when({ type: 'issue', ...facts })
    .then())

test('a revoked credential is not issued again either', () =>
  given(issued, revoked)
    .when({ type: 'issue', ...facts })
    .then())

test('a credential is revoked with reason and article', () => given(issued).when(revoke).then(revoked))

test('a revocation without a reason is refused', () =>
  given(issued)
    .when({ ...revoke, reason: '注销' })
    .refused('credential.revocation-needs-reason'))

test('a revocation without an article is refused', () =>
  given(issued)
    .when({ ...revoke, basis: '' })
    .refused('decision.needs-basis'))

test('what is revoked, or was never issued, needs no revocation', () => {
  given(issued, revoked).when(revoke).then()
  given().when(revoke).then()
})

test('a licence is changed by who gave it, as its next version', () =>
  on('2031-02-20')
    .given(issued)
    .when({ type: 'issue-version', ...renewal })
    .then(renewed))

test('one case gives one version, however often its decision is told', () =>
  given(issued, renewed)
    .when({ type: 'issue-version', ...renewal })
    .then())

for (const [name, end] of [
  ['revoked', revoked],
  ['retracted', { ...revoke, type: 'retracted', ground: 'law-changed', day: '2026-03-03' }],
  ['forfeited', { type: 'ended-elsewhere', end: 'forfeited', endedOn: '2026-03-01', day: '2026-03-03' }],
  ['cancelled', cancelled],
] as const)
  test(`a licence that was ${name} is neither changed nor suspended any more`, () => {
    given(issued, end)
      .when({ type: 'issue-version', ...renewal })
      .refused('credential.ended')
    given(issued, end)
      .when({ type: 'suspend', reason: '容缺材料逾期未补齐', basis: '容缺受理承诺书' })
      .refused('credential.ended')
  })

test('a renewed licence has been good since its first day, and is so until its new last one', () => {
  const state = fold(credentialDecider, [issued, renewed])
  assert.deepEqual([state.facts?.validFrom, state.facts?.validUntil, state.version], ['2026-03-02', '2036-03-01', 2])
})

test('a licence is suspended with a reason, once, and resumed', () => {
  const suspend = { type: 'suspend', reason: '容缺材料逾期未补齐', basis: '容缺受理承诺书' } as const
  const suspended: CredentialEvent = { ...suspend, type: 'suspended', day: '2026-03-03' }
  given(issued)
    .when({ ...suspend, reason: '逾期' })
    .refused('credential.revocation-needs-reason')
  given(issued)
    .when({ ...suspend, reason: '容缺材料逾期仍未补齐' })
    .then({ ...suspended, reason: '容缺材料逾期仍未补齐' })
  given(issued, { ...suspended })
    .when({ type: 'resume', reason: '材料已经补齐' })
    .then({ type: 'resumed', reason: '材料已经补齐', day: '2026-03-03' })
  given(issued).when({ type: 'resume', reason: '材料已经补齐' }).then()
})

test('a licence is cancelled once, with ground, reason and article', () => {
  given(issued).when(cancel).then(cancelled)
  given(issued, cancelled).when(cancel).then()
  given(issued)
    .when({ ...cancel, reason: '注销' })
    .refused('credential.revocation-needs-reason')
})

test('a licence whose term runs is not cancelled for having run out', () => {
  given(issued)
    .when({ ...cancel, ground: 'expired' })
    .refused('credential.not-expired')
  on('2031-03-02')
    .given(issued)
    .when({ ...cancel, ground: 'expired' })
    .then({ ...cancelled, ground: 'expired', day: '2031-03-02' })
})

test('a licence is closed as ended only after it was revoked', () => {
  given(issued)
    .when({ ...cancel, ground: 'licence-ended' })
    .refused('credential.not-revoked')
  given(issued, revoked)
    .when({ ...cancel, ground: 'licence-ended' })
    .then({ ...cancelled, ground: 'licence-ended' })
})

const retract = {
  type: 'retract',
  ground: 'circumstances-changed',
  reason: '场所已划入饮用水水源一级保护区',
  basis: '《中华人民共和国行政许可法》第八条第二款',
} as const
const retracted: CredentialEvent = { ...retract, type: 'retracted', day: '2026-03-03' }
const elsewhere: CredentialEvent = {
  type: 'ended-elsewhere',
  end: 'forfeited',
  endedOn: '2026-03-01',
  day: '2026-03-03',
}

test('a licence is retracted once, with reason and article, and struck off afterwards', () => {
  given(issued).when(retract).then(retracted)
  given(issued)
    .when({ ...retract, reason: '撤回' })
    .refused('credential.revocation-needs-reason')
  given(issued, retracted).when(retract).then()
  given(issued, retracted).when(revoke).then()
  given(issued, retracted)
    .when({ ...cancel, ground: 'licence-ended' })
    .then({ ...cancelled, ground: 'licence-ended' })
})

test('what another authority took away has ended here, is struck off, and holds again where that was not so', () => {
  const note = { type: 'note-end', end: 'forfeited', endedOn: '2026-03-01' } as const
  given(issued).when(note).then(elsewhere)
  given(issued, revoked).when(note).then()
  given(issued, elsewhere)
    .when({ ...cancel, ground: 'licence-ended' })
    .then({ ...cancelled, ground: 'licence-ended' })
  const restore = { type: 'restore', reason: '决定书所列证照不是这一份', basis: '第七十条' } as const
  const restored: CredentialEvent = { ...restore, type: 'restored', day: '2026-03-03' }
  given(issued, elsewhere).when(restore).then(restored)
  given(issued, revoked).when(restore).then()
  given(issued, elsewhere, restored).when(revoke).then(revoked)
  given(issued, elsewhere, cancelled).when(restore).then()
})

test('a firm does not die, a person is not dissolved', () => {
  given(issued)
    .when({ ...cancel, ground: 'death' })
    .refused('credential.other-holder-kind')
  given(issued)
    .when({ ...cancel, ground: 'dissolved', holderKind: 'person' })
    .refused('credential.other-holder-kind')
})

test('the day after its last one a licence has expired, and not before', () => {
  on('2031-03-01').given(issued).when({ type: 'note-expiry' }).then()
  on('2031-03-02').given(issued).when({ type: 'note-expiry' }).then({ type: 'expired', day: '2031-03-02' })
  on('2031-03-02').given(issued, renewed).when({ type: 'note-expiry' }).then()
  on('2031-03-02').given(issued, revoked).when({ type: 'note-expiry' }).then()
})

test('its holder is told sixty and thirty days before, and of a clock that jumped the later time alone', () => {
  const told = (daysBefore: number, day: string): CredentialEvent => ({
    type: 'expiry-announced',
    daysBefore,
    validUntil: '2031-03-01',
    day,
  })
  const first = { type: 'announce-expiry', daysBefore: 60 } as const
  on('2030-12-30').given(issued).when(first).then()
  on('2030-12-31').given(issued).when(first).then(told(60, '2030-12-31'))
  on('2031-01-30').given(issued).when(first).then()
  on('2031-01-30')
    .given(issued)
    .when({ ...first, daysBefore: 30 })
    .then(told(30, '2031-01-30'))
  on('2031-01-30').given(issued, renewed).when(first).then()
})

for (const [from, years, last] of [
  ['2026-03-02', 5, '2031-03-01'],
  ['2026-01-01', 1, '2026-12-31'],
  ['2026-03-01', 2, '2028-02-29'],
  ['2026-03-01', 1, '2027-02-28'],
  ['2024-02-29', 1, '2025-02-28'],
  ['2024-02-29', 4, '2028-02-28'],
] as const)
  test(`a licence of ${years} years from ${from} is good through ${last}`, () =>
    assert.equal(lastDayOf(parseDay(from), years), last))

for (const [name, masked] of [
  ['王小燕', '王*燕'],
  ['王燕', '王*'],
  ['欧阳小燕', '欧**燕'],
  ['阿依古丽·买买提', '阿******提'],
  ['𠮷野', '𠮷*'],
  ['王', '*'],
] as const)
  test(`${name} is shown in public as ${masked}`, () => assert.equal(maskedName(name), masked))
