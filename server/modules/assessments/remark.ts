import { createHash, randomBytes } from 'node:crypto'
import { commitment } from '#kernel/commitment.ts'
import type { Row } from '#platform/db.ts'
import type { RowChange } from '#platform/table.ts'
import type { Vault } from '#platform/vault.ts'

/** What the vault holds of a remark. People write names and telephone numbers into remarks, so none stands in the log. */
type RemarkSecret = { text: string; salt: string }

export function sealedRemark(
  vault: Vault,
  { region, stream }: { region: string; stream: string },
  text: string,
  now: string,
): { committed: string; rows: RowChange[] } {
  const secret: RemarkSecret = { text, salt: randomBytes(32).toString('hex') }
  const key = vault.newKey()
  return {
    committed: commitment(text, secret.salt, sha256),
    rows: [vault.keyRow(region, stream, key), vault.entryRow(key, region, stream, 'remark', secret, now)],
  }
}

/** The remark of a row of `readRating`; null when there is none, or it was erased. */
export function openRemark(vault: Vault, row: Row): string | null {
  if (row['wrapped'] === null || row['sealed'] === null) return null
  const [region, stream] = [row['region'] as string, row['stream'] as string]
  const key = vault.unwrap(region, stream, row['wrapped'] as Uint8Array)
  return vault.open<RemarkSecret>(key, region, stream, 'remark', row['sealed'] as Uint8Array).text
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()
