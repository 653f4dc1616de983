import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CredentialEvent } from '#contracts/credentials.ts'
import { parseDay } from '#kernel/day.ts'
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
const revoked: CredentialEvent = { ...revoke, type: 'revoked', day: '2026-03-03' }
const { given } = specification(credentialDecider, { day: parseDay('2026-03-03') })

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
