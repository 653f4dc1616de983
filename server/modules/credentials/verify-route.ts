import { verifyCredential, type CredentialStatus, type PublicCredential } from '#contracts/credentials.ts'
import {
  cancellationGrounds,
  endsElsewhere,
  isTakenAway,
  retractionGrounds,
  revocationGrounds,
  turnTexts,
  type CancellationGround,
  type CredentialTurn,
  type RetractionGround,
  type RevocationGround,
} from '#contracts/credential-life.ts'
import { parseLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import type { Day } from '#kernel/day.ts'
import type { Row } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { LicenceCodes } from './ask.ts'
import { readPublicFace } from './queries.ts'

export const statusTexts = {
  valid: '有效',
  suspended: '暂停使用',
  expired: '已过有效期',
  revoked: '已撤销',
  retracted: '已撤回',
  forfeited: '已吊销',
  cancelled: '已注销',
  replaced: '已换发新版本',
} satisfies Record<CredentialStatus, string>

/** 公开核验: whoever holds an identifier learns what the register says of it today. A misspelt identifier never reaches the database. */
export function verifyRoute({ keys }: Platform, codes: LicenceCodes): Route {
  return query(verifyCredential, {
    read: ({ params }) =>
      parseLicenceIdentifier(params.identifier).ok ? readPublicFace(params.region, params.identifier) : [],
    reply({ rows, day }, { query: { code } }) {
      const row = rows[0]?.rows[0]
      if (!row) throw notFound()
      const shown = publicCredential(row, rows[1]!.rows, day)
      if (code === undefined) return { ...shown, code: 'absent' as const }
      // A revoked or expired licence still carries a genuine code: the status says the rest.
      const claim = codes.verifyLicenceCode(code, keys.evidence.publicKey)
      const same = claim?.identifier === shown.identifier && claim.validUntil === shown.validUntil
      return { ...shown, code: same ? ('genuine' as const) : ('forged' as const) }
    },
  })
}

function publicCredential(row: Row, turns: readonly Row[], today: Day): PublicCredential {
  const identifier = row['identifier'] as string
  const current = row['current'] as string
  const validUntil = row['valid_until'] as string | null
  const status = statusOf(row, today)
  return {
    identifier,
    title: row['title'] as string,
    holder: row['holder_shown'] as string,
    issuer: row['issuer'] as string,
    issuedDay: row['issued_day'] as string,
    validUntil,
    status,
    statusText: statusTexts[status],
    version: row['version'] as number,
    successor: current === identifier ? null : current,
    history: turns.map(turnFrom).toReversed(),
  }
}

/** What ended the licence outweighs that this version of it was replaced. */
export function statusOf(row: Row, today: Day): CredentialStatus {
  const status = row['status'] as Exclude<CredentialStatus, 'replaced'>
  if (isTakenAway(status) || status === 'cancelled') return status
  if (row['current'] !== row['identifier']) return 'replaced'
  const validUntil = row['valid_until'] as string | null
  return validUntil !== null && today > validUntil ? 'expired' : status
}

function turnFrom(row: Row): PublicCredential['history'][number] {
  const turn = row['turn'] as CredentialTurn
  const ground = groundOf(turn, row['ground'] as string | null)
  return {
    turn,
    text: turnTexts[turn],
    day: row['day'] as string,
    ground: ground?.text ?? null,
    basis: ground?.basis ?? null,
  }
}

function groundOf(turn: CredentialTurn, ground: string | null): { text: string; basis: string } | null {
  if (ground === null) return null
  switch (turn) {
    case 'revoked':
      return ground === 'elsewhere' ? endsElsewhere.revoked : revocationGrounds[ground as RevocationGround]
    case 'forfeited':
      return endsElsewhere.forfeited
    case 'retracted':
      return retractionGrounds[ground as RetractionGround]
    case 'cancelled':
      return cancellationGrounds[ground as CancellationGround]
    default:
      return null
  }
}
