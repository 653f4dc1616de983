import { verifyCredential, type PublicCredential } from '#contracts/credentials.ts'
import { parseLicenceIdentifier } from '#kernel/codes/licence-identifier.ts'
import type { Day } from '#kernel/day.ts'
import type { Row } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { LicenceCodes } from './ask.ts'
import { readPublicFace } from './queries.ts'

const statusTexts = {
  valid: '有效',
  expired: '已过有效期',
  revoked: '已撤销或者注销',
} satisfies Record<PublicCredential['status'], string>

/** 公开核验: whoever holds an identifier learns what the register says of it today. A misspelt identifier never reaches the database. */
export function verifyRoute({ keys }: Platform, codes: LicenceCodes): Route {
  return query(verifyCredential, {
    read: ({ params }) =>
      parseLicenceIdentifier(params.identifier).ok ? [readPublicFace(params.region, params.identifier)] : [],
    reply({ rows, day }, { query: { code } }) {
      const row = rows[0]?.rows[0]
      if (!row) throw notFound()
      const shown = publicCredential(row, day)
      if (code === undefined) return { ...shown, code: 'absent' as const }
      // A revoked or expired licence still carries a genuine code: the status says the rest.
      const claim = codes.verifyLicenceCode(code, keys.evidence.publicKey)
      const same = claim?.identifier === shown.identifier && claim.validUntil === shown.validUntil
      return { ...shown, code: same ? ('genuine' as const) : ('forged' as const) }
    },
  })
}

function publicCredential(row: Row, today: Day): PublicCredential {
  const validUntil = row['valid_until'] as string | null
  const status =
    row['status'] === 'revoked' ? 'revoked' : validUntil !== null && today > validUntil ? 'expired' : 'valid'
  return {
    identifier: row['identifier'] as string,
    title: row['title'] as string,
    holder: row['holder_shown'] as string,
    issuer: row['issuer'] as string,
    issuedDay: row['issued_day'] as string,
    validUntil,
    status,
    statusText: statusTexts[status],
  }
}
