import type { EarlierFile } from '#contracts/sources.ts'
import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { remove, upsert, type RowChange } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import { hex } from '#platform/vault.ts'
import { factsOf, sealFacts } from './file-facts.ts'
import { openStored } from './stored-bytes.ts'
import { attachments, carriedFiles, leftovers } from './tables.ts'

/** A submitted file, and the material that it becomes in the other stream. */
export type CarriedFrom = {
  file: string
  material: string
  name: string
  mediaType: string
  earlier: EarlierFile | null
}
/** The same file there. */
export type Carried = {
  from: string
  file: string
  material: string
  content: string
  mediaType: string
  bytes: number
}

export type CarryJob = {
  region: string
  /** Where the files are, and its key. */
  from: { stream: string; key: Buffer }
  to: { stream: string; key: Buffer }
  files: readonly CarriedFrom[]
  /** As whom they are brought: nobody reads a file by that once it is attached. */
  broughtBy: string
  now: string
}

/**
 * Files of one stream as files of another one, under the other's key: each stream is erased, shown and painted by itself. The bytes are stored
 * when this resolves, under ids that follow from stream and file, so that whoever tries again stores nothing twice; the files are there with
 * the rows, in the write that they go with.
 */
export async function carryFiles(
  { blobs, db }: Pick<Platform, 'blobs' | 'db'>,
  { region, from, to, files, broughtBy, now }: CarryJob,
): Promise<{ carried: Carried[]; rows: RowChange[] }> {
  const carried: Carried[] = []
  const rows: RowChange[] = []
  for (const one of files) {
    const bytes = await openStored(blobs, one.file, from.key)
    const file = v5(to.stream, one.file, one.material)
    await db.query('system', announce(region, file))
    await blobs.put(file, to.key, bytes)
    const { facts, content } = factsOf(one.name, bytes)
    const { material, mediaType } = one
    carried.push({ from: one.file, file, material, content, mediaType, bytes: bytes.length })
    rows.push(
      upsert(carriedFiles, {
        region,
        id: file,
        stream: to.stream,
        material,
        sealed: hex(sealFacts(to.key, { region, stream: to.stream, file }, facts)),
        content,
        media_type: mediaType,
        bytes: bytes.length,
        uploaded_at: now,
        brought_by: broughtBy,
        earlier: one.earlier,
      }),
      upsert(attachments, { region, file }),
      remove(leftovers, { region, blob: file }),
    )
  }
  return { carried, rows }
}

/** Should the server stop before the rows are written, the bytes are found among the leftovers. */
const announce = (region: string, blob: string) =>
  statement(
    `insert into documents.leftovers (region, blob) values ($1, $2)
     on conflict (region, blob) do update set since = now()`,
    [region, blob],
  )
