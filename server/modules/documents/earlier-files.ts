import { randomUUID } from 'node:crypto'
import type { EarlierFile } from '#contracts/sources.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement, type Row, type Rows, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { NamedFile } from './ask.ts'
import { factsOf, openFacts, sealFacts } from './file-facts.ts'
import { openStored } from './stored-bytes.ts'

/** A file of a submitted case. */
export type SubmittedFile = Omit<NamedFile, 'earlier' | 'broughtBy'> & { stream: string }

/** 复用以往材料: what a party has submitted before, for server code that has seen to it whose cases these are. */
export type EarlierFilesAsk = {
  /** The files of these streams that count, newest first: of one material those that were submitted last, together. Erased streams have none. */
  submitted(region: string, streams: readonly string[]): Promise<SubmittedFile[]>
  /**
   * Copies a submitted file, under a new id and the new stream's key, to where the writing session stages its files.
   *
   * @throws RuleViolation `file.too-many`, Refusal 404 for a stream that the session may not write to
   */
  copy(job: CopyJob, write: (statements: readonly Statement[]) => Promise<Rows[]>): Promise<NamedFile>
}

export type CopyJob = {
  region: string
  /** Where it is copied to. */
  stream: string
  /** That stream's key. */
  key: Buffer
  material: string
  file: SubmittedFile
  earlier: EarlierFile
  maxFiles: number
  now: string
}

export function earlierFiles({ db, vault, blobs }: Pick<Platform, 'db' | 'vault' | 'blobs'>): EarlierFilesAsk {
  return {
    async submitted(region, streams) {
      if (streams.length === 0) return []
      const { rows } = await db.query('system', readSubmitted(region, streams))
      return rows.map((row) => {
        const [stream, file] = [row['stream'] as string, row['id'] as string]
        const key = vault.unwrap(region, stream, row['wrapped'] as Uint8Array)
        return { ...plainFacts(row), name: openFacts(key, { region, stream, file }, row['sealed'] as Uint8Array).name }
      })
    },
    async copy({ region, stream, key, material, file: from, earlier, maxFiles, now }, write) {
      const wrapped = (await db.query('system', readKey(region, from.stream))).rows[0]?.['wrapped']
      demand(wrapped, 'source.earlier-unknown')
      const bytes = await openStored(blobs, from.file, vault.unwrap(region, from.stream, wrapped as Uint8Array))
      const file = randomUUID()
      const { facts, content } = factsOf(from.name, bytes)
      const [announced] = await write([
        statement(`select documents.announce_file($1, $2, $3) as done`, [region, stream, file]),
      ])
      if (!announced?.rows[0]?.['done']) throw notFound()
      await blobs.put(file, key, bytes)
      const [written] = await write([
        statement(`select documents.stage_copy($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as outcome`, [
          region,
          stream,
          file,
          material,
          sealFacts(key, { region, stream, file }, facts),
          content,
          from.mediaType,
          bytes.length,
          maxFiles,
          now,
          JSON.stringify(earlier),
        ]),
      ])
      const outcome = written?.rows[0]?.['outcome']
      if (outcome !== 'staged') await blobs.remove(file)
      demand(outcome !== 'too-many', 'file.too-many', { limit: maxFiles })
      if (outcome !== 'staged') throw notFound()
      return { file, material, name: facts.name, mediaType: from.mediaType, bytes: bytes.length, content, earlier }
    },
  }
}

const plainFacts = (row: Row): Omit<SubmittedFile, 'name'> => ({
  stream: row['stream'] as string,
  file: row['id'] as string,
  material: row['material'] as string,
  mediaType: row['media_type'] as string,
  bytes: row['bytes'] as number,
  content: row['content'] as string,
})

const readKey = (region: string, stream: string): Statement =>
  statement(`select wrapped from vault.keys where region = $1 and stream = $2`, [region, stream])

const atMost = 500

function readSubmitted(region: string, streams: readonly string[]): Statement {
  return statement(
    `select stream, id, material, sealed, media_type, bytes, content, wrapped
     from (
       select f.stream, f.id, f.material, f.sealed, f.media_type, f.bytes, f.content, f.uploaded_at, k.wrapped, a.attached_at,
              max(a.attached_at) over (partition by f.stream, f.material) as last_attached_at
       from documents.files f
       join documents.attachments a
         on a.region = f.region
         and a.file = f.id
       join vault.keys k
         on k.region = f.region
         and k.stream = f.stream
       where f.region = $1
         and f.stream = any ($2::uuid[])
     ) own
     where attached_at = last_attached_at
     order by attached_at desc, uploaded_at, id
     limit $3`,
    [region, streams, atMost],
  )
}
