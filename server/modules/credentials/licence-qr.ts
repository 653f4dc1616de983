import { sign } from 'node:crypto'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { openEntries } from '#platform/vault.ts'
import type { CredentialsAsk, LicenceCodes } from './ask.ts'
import type { HolderSecret } from './holder.ts'
import { readHolder } from './queries.ts'

export type Licence = { identifier: string; validUntil: string | null; holder: HolderSecret }

/** The text in the QR of a licence. It names nobody: whoever knows the holder and the salt can compare, nobody else. */
export function licenceQr({ keys, publicOrigin }: Platform, codes: LicenceCodes, licence: Licence): string {
  const { identifier, validUntil, holder } = licence
  return codes.encodeLicenceCode(
    {
      origin: publicOrigin,
      identifier,
      holder: codes.holderDigest(holder, Buffer.from(holder.salt, 'hex')),
      validUntil,
      keyId: keys.evidence.keyId,
    },
    (bytes) => sign(null, bytes, keys.evidence.privateKey),
  )
}

/** The code says what the register says, so nothing but the identifier is asked for. */
export function askCredentials(platform: Platform, codes: LicenceCodes): Pick<CredentialsAsk, 'qr'> {
  return {
    async qr(region, identifier) {
      const { rows } = await platform.db.query('system', readHolder(region, identifier))
      const opened = openEntries(platform.vault, region, rows[0]?.['stream'] as string, rows)
      if (!opened) throw notFound()
      return licenceQr(platform, codes, {
        identifier,
        validUntil: rows[0]!['valid_until'] as string | null,
        holder: opened.entries.get('holder') as HolderSecret,
      })
    },
  }
}
