import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { statement, type Statement } from './db.ts'
import type { Keys } from './keys.ts'
import { upsert, vaultEntries, vaultKeys, vaultTerms, type RowChange } from './table.ts'

/** Seals bytes with AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext. `bound` ties the ciphertext to its place. */
export function seal(key: Buffer, plain: Uint8Array, bound: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** @throws when the bytes were changed, moved, or sealed with another key */
export function unseal(key: Buffer, sealed: Uint8Array, bound: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()])
}

/**
 * One key per stream, wrapped with the root secret. Whoever destroys the wrapped key has erased the stream's personal data, and the log
 * stays whole.
 */
export type Vault = {
  newKey(): Buffer
  keyRow(region: string, stream: string, key: Buffer): RowChange
  unwrap(region: string, stream: string, wrapped: Uint8Array): Buffer
  entryRow(key: Buffer, region: string, stream: string, name: string, value: unknown, now: string): RowChange
  open<T>(key: Buffer, region: string, stream: string, name: string, sealed: Uint8Array): T
}

/** The vault of one purpose; keys wrapped for one purpose cannot be unwrapped for another. */
export function openVault(keys: Keys, purpose: string = 'vault'): Vault {
  const root = keys.derive(purpose)
  return {
    newKey: () => randomBytes(32),
    keyRow: (region, stream, key) => ({
      table: vaultKeys,
      upsert: [{ region, stream, wrapped: hex(seal(root, key, `${region}/${stream}`)) }],
    }),
    unwrap: (region, stream, wrapped) => unseal(root, wrapped, `${region}/${stream}`),
    entryRow: (key, region, stream, name, value, now) => ({
      table: vaultEntries,
      upsert: [
        {
          region,
          stream,
          name,
          sealed: hex(seal(key, Buffer.from(JSON.stringify(value)), `${region}/${stream}/${name}`)),
          updated_at: now,
        },
      ],
    }),
    open: <T>(key: Buffer, region: string, stream: string, name: string, sealed: Uint8Array) =>
      JSON.parse(unseal(key, sealed, `${region}/${stream}/${name}`).toString('utf8')) as T,
  }
}

/** How PostgreSQL reads bytes out of JSON. */
export const hex = (bytes: Uint8Array): string =>
  `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`

/** The stream's wrapped key and its entries, as far as the asking session may read them. */
export function readVault(region: string, stream: string): Statement {
  return statement(
    `select k.wrapped, e.name, e.sealed
     from vault.keys k
     left join vault.entries e
       on e.region = k.region
       and e.stream = k.stream
     where k.region = $1
       and k.stream = $2`,
    [region, stream],
  )
}

/** A stream's key and its entries in the clear, by name. */
export type Opened = { key: Buffer; entries: Map<string, unknown> }

/**
 * Opens the rows of `readVault`.
 *
 * @returns null when there is no key: never made, erased, or not for this session
 * @throws when an entry was changed, moved, or sealed with another key
 */
export function openEntries(
  vault: Vault,
  region: string,
  stream: string,
  rows: readonly Record<string, unknown>[],
): Opened | null {
  const first = rows[0]
  if (!first) return null
  const key = vault.unwrap(region, stream, first['wrapped'] as Uint8Array)
  const entries = new Map<string, unknown>()
  for (const row of rows)
    if (row['name'] !== null)
      entries.set(
        row['name'] as string,
        vault.open(key, region, stream, row['name'] as string, row['sealed'] as Uint8Array),
      )
  return { key, entries }
}

/**
 * Blind index of a text that only the vault holds: the same for the same text in one region, whatever its spacing, width or case.
 *
 * @param about what the text says, so that a name is not found as something else
 */
export function vaultTerm(keys: Pick<Keys, 'derive'>, region: string, about: string, text: string): Buffer {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  return createHmac('sha256', keys.derive('vault-terms')).update(`${region}/${about}/${plain}`).digest().subarray(0, 16)
}

/** Rows by which a stream is found again by these texts. */
export function termRows(
  keys: Pick<Keys, 'derive'>,
  region: string,
  stream: string,
  about: string,
  texts: readonly string[],
): RowChange {
  const terms = new Set(texts.map((text) => hex(vaultTerm(keys, region, about, text))))
  return upsert(vaultTerms, ...[...terms].map((term) => ({ region, term, stream })))
}
