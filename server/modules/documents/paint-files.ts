import { createHmac } from 'node:crypto'
import { statement } from '#platform/db.ts'
import type { Job, Performer } from '#platform/outbox.ts'
import type { Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import type { PageKeys } from './page-keys.ts'
import { PageRefusal } from './page-images/page-refusal.ts'
import type { PageMediaType, PageRenderer } from './page-images/render-pages.ts'
import { openStored } from './stored-bytes.ts'

/** 页图 of a file: page 0 without a blob says that the file could not be painted. */
type PageRow = { region: string; file: string; page: number; blob: string | null; state: 'ready' | 'failed' }

type Waiting = { file: string; mediaType: PageMediaType }

/** Refusals that may come from the machine and not from the file. */
const maybeMachine = new Set(['too-slow', 'too-heavy'])

/** One white dot as PNG. Where even this can't be painted, it says nothing about the file. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
)

/**
 * Paints the page images of submitted files, for the effect `render-pages`. Painted once, a file is not painted again; one that can't
 * be painted is marked so. Throws, to be tried again, when stored bytes are unreadable or nothing at all can be painted.
 */
export function pagePainter(
  platform: Platform,
  pageKeys: PageKeys,
  renderer: PageRenderer,
  isClosed: () => boolean,
): Performer {
  const { db, blobs, vault } = platform

  /** Null: the file can't be painted. */
  async function paint(bytes: Uint8Array, mediaType: PageMediaType): Promise<Uint8Array[] | null> {
    for (let tries = 1; ; tries += 1) {
      try {
        return (await renderer.render(bytes, mediaType)).pages
      } catch (error) {
        if (!(error instanceof PageRefusal)) throw error
        if (isClosed()) throw new Error('closing while a file is being painted', { cause: error })
        if (!maybeMachine.has(error.code)) return null
        if (tries === 1) continue
        await renderer.render(dot, 'image/png')
        return null
      }
    }
  }

  async function paintFile(job: Job, key: Buffer, { file, mediaType }: Waiting): Promise<void> {
    const { region, stream } = job
    const pages = await paint(await openStored(blobs, file, key), mediaType)
    const pageKey = await pageKeys.keyOf(region, stream)
    if (!pageKey) return // erased meanwhile
    const rows = (pages ?? []).map((picture, index) => {
      const page = index + 1
      const blob = v5(createHmac('sha256', pageKey).update(`${file}/${page}`).digest('hex'))
      const row: PageRow = { region, file, page, blob, state: 'ready' }
      return { picture, row }
    })
    // Until the rows name them, the sweep may have them: the stream may be erased before that.
    await db.query(
      'system',
      statement(
        `insert into documents.leftovers (region, blob)
         select $1, * from unnest($2::uuid[])
         on conflict (region, blob) do update set since = now()`,
        [region, rows.map(({ row }) => row.blob)],
      ),
    )
    for (const { picture, row } of rows) await blobs.put(row.blob!, pageKey, picture)
    const written = rows.map(({ row }) => row)
    if (written.length === 0) written.push({ region, file, page: 0, blob: null, state: 'failed' })
    await db.query(
      'system',
      statement(
        `with painted as (
           insert into documents.pages (region, file, page, blob, state)
           select region, file, page, blob, state
           from json_populate_recordset(null::documents.pages, $1::json)
           on conflict (region, file, page) do update set blob = excluded.blob, state = excluded.state
           returning region, blob
         )
         delete from documents.leftovers l
         using painted p
         where l.region = p.region
           and l.blob = p.blob`,
        [JSON.stringify(written)],
      ),
    )
  }

  return async (job) => {
    const { files } = job.payload as { files: { file: string }[] }
    const ids = files.map(({ file }) => file)
    const [waiting, keys] = await db.readTogether('system', [
      statement(
        `select f.id, f.media_type
         from documents.files f
         where f.region = $1
           and f.stream = $2
           and f.id = any ($3::uuid[])
           and not exists (select from documents.pages p where p.region = f.region and p.file = f.id)
         order by f.uploaded_at, f.id`,
        [job.region, job.stream, ids],
      ),
      statement(`select wrapped from vault.keys where region = $1 and stream = $2`, [job.region, job.stream]),
    ])
    const wrapped = keys?.rows[0]?.['wrapped'] as Uint8Array | undefined
    // Whose key is destroyed is erased; nothing is left to paint.
    if (!wrapped) return
    const key = vault.unwrap(job.region, job.stream, wrapped)
    for (const row of waiting!.rows)
      await paintFile(job, key, { file: row['id'] as string, mediaType: row['media_type'] as PageMediaType })
  }
}
