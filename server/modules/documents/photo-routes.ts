import { addVisitPhoto, readVisitPhoto } from '#contracts/site-visit.ts'
import { mostVisitPhotos } from '#contracts/visit-events.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement } from '#platform/db.ts'
import { action, query, type Bytes, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { factsOf, sealFacts } from './file-facts.ts'
import { fileKind } from './file-kind.ts'
import type { PageKeys } from './page-keys.ts'
import { cleanPhoto } from './photo-facts.ts'
import { openStored } from './stored-bytes.ts'
import { megabytes, uploaded } from './upload-routes.ts'

/** 现场照片: what an officer brings is cleaned before it is kept, and seen again by officers as a page image alone. */
export function photoRoutes(platform: Platform, pageKeys: PageKeys): Route[] {
  /** Of which case a picture was shown: the answer itself must not say it. */
  const shownOf = new WeakMap<object, string>()
  const caseOf = async (region: string, task: string) => {
    const found = await platform.db.query(
      'system',
      statement(
        `select a.stream::text as stream, k.wrapped
         from log.aliases a
         join vault.keys k
           on k.region = a.region
           and k.stream = a.stream
         where a.region = $1
           and a.alias = $2`,
        [region, task],
      ),
    )
    const row = found.rows[0]
    if (!row) throw notFound()
    return { stream: row['stream'] as string, wrapped: row['wrapped'] as Uint8Array }
  }
  return [
    action(addVisitPhoto, {
      async run(found, { params: { region, task }, query: { file }, raw }) {
        const [announced] = await found.write([
          statement(`select documents.announce_photo($1, $2, $3) as done`, [region, task, file]),
        ])
        if (!announced?.rows[0]?.['done']) throw notFound()
        const brought = uploaded(raw)
        demand(brought.length > 0, 'file.empty')
        demand(brought.length <= mostVisitPhotos.bytes, 'file.too-large', { limit: megabytes(mostVisitPhotos.bytes) })
        demand(fileKind(brought) === 'jpeg', 'file.kind', { allowed: 'JPEG 照片' })
        const { bytes, stated } = cleanPhoto(brought)
        const { stream, wrapped } = await caseOf(region, task)
        const key = platform.vault.unwrap(region, stream, wrapped)
        const { facts, content } = factsOf('visit-photo.jpg', bytes)
        await platform.blobs.put(file, key, bytes)
        const [written] = await found.write([
          statement(`select documents.stage_photo($1, $2, $3, $4, $5, $6, $7, $8) as outcome`, [
            region,
            task,
            file,
            sealFacts(key, { region, stream, file }, { ...facts, stated }),
            content,
            bytes.length,
            // Twice what a record takes: some are taken again before it is sent.
            2 * mostVisitPhotos.photos,
            found.now,
          ]),
        ])
        const outcome = written?.rows[0]?.['outcome']
        demand(outcome !== 'too-many', 'file.too-many', { limit: 2 * mostVisitPhotos.photos })
        if (outcome !== 'staged') throw notFound()
        return { file }
      },
    }),
    query(readVisitPhoto, {
      read: ({ params }) => [
        statement(`select blob, wrapped from documents.visit_photo($1, $2, $3)`, [
          params.region,
          params.task,
          params.photo,
        ]),
      ],
      async reply({ rows }, { params }): Promise<Bytes> {
        const row = rows[0]!.rows[0]
        if (!row) throw notFound()
        const key = pageKeys.unwrap(row['wrapped'] as Uint8Array)
        const shown: Bytes = {
          bytes: await openStored(platform.blobs, row['blob'] as string, key),
          mediaType: 'image/webp',
        }
        shownOf.set(shown, (await caseOf(params.region, params.task)).stream)
        return shown
      },
      about: (shown) => [shownOf.get(shown)!],
    }),
  ]
}
