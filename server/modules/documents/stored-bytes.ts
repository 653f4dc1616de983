import { Counter } from 'prom-client'
import type { Blobs } from '#platform/blobs.ts'
import { Defect } from '#platform/defect.ts'

export const unreadable = new Counter({
  name: 'yichuang_stored_bytes_unreadable_total',
  help: 'Stored files, papers or pages that were missing or had been changed when they were asked for',
})

/**
 * Stored bytes, whole and unchanged.
 *
 * @throws Defect when they are missing or were changed; nothing of them is given out
 */
export async function openStored(blobs: Blobs, id: string, key: Buffer): Promise<Buffer> {
  try {
    return await blobs.get(id, key)
  } catch (error) {
    unreadable.inc()
    throw new Defect(`stored bytes ${id} are missing or were changed`, { cause: error })
  }
}
