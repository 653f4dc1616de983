import { randomBytes } from 'node:crypto'
import { statement, type Database } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { seal, unseal } from '#platform/vault.ts'

/**
 * Keys of page images, one per stream. They are wrapped without a word about their stream, so that a review route can open a page and
 * still does not learn which stream it belongs to.
 */
export type PageKeys = {
  unwrap(wrapped: Uint8Array): Buffer
  /** The stream's key, made with its first page; null when the stream itself has none any more. */
  keyOf(region: string, stream: string): Promise<Buffer | null>
}

export function openPageKeys(keys: Keys, db: Database): PageKeys {
  const root = keys.derive('pages')
  const unwrap = (wrapped: Uint8Array) => unseal(root, wrapped, 'page-key')
  return {
    unwrap,
    async keyOf(region, stream) {
      const read = statement(`select wrapped from documents.page_keys where region = $1 and stream = $2`, [
        region,
        stream,
      ])
      const found = (await db.query('system', read)).rows[0]
      if (found) return unwrap(found['wrapped'] as Uint8Array)
      await db.query(
        'system',
        statement(
          `with standing as (
             select from vault.keys where region = $1 and stream = $2 for key share
           )
           insert into documents.page_keys (region, stream, wrapped)
           select $1, $2, $3 from standing
           on conflict do nothing`,
          [region, stream, seal(root, randomBytes(32), 'page-key')],
        ),
      )
      const kept = (await db.query('system', read)).rows[0]
      return kept ? unwrap(kept['wrapped'] as Uint8Array) : null
    },
  }
}
