import { downloadDeskFile, downloadDeskPaper, downloadFile, downloadPaper } from '#contracts/cases.ts'
import { mayReadPaper } from '#contracts/papers.ts'
import { readPage } from '#contracts/review.ts'
import { statement, type Statement } from '#platform/db.ts'
import { query, type Bytes, type Found, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { endingOf } from './kinds.ts'
import type { PageKeys } from './page-keys.ts'
import { openStored } from './stored-bytes.ts'
import { findPage, readTaskPages } from './task-pages.ts'

/** Stored bytes for those who may read the case, and page images for those who must not know which case it is. */
export function downloadRoutes(platform: Platform, pageKeys: PageKeys): Route[] {
  async function stored({ rows }: Found, at: { region: string; case: string }): Promise<Stored> {
    const row = rows[0]!.rows[0]
    if (!row) throw notFound()
    const key = platform.vault.unwrap(at.region, at.case, row['wrapped'] as Uint8Array)
    return { row, bytes: await openStored(platform.blobs, row['blob'] as string, key) }
  }

  const file = {
    read: ({ params }: { params: { region: string; case: string; file: string } }) => [
      readStoredFile(params.region, params.case, params.file),
    ],
    async reply(found: Found, { params }: { params: { region: string; case: string } }): Promise<Bytes> {
      const { row, bytes } = await stored(found, params)
      const mediaType = row['media_type'] as string
      // The person's own file name could say who they are; the material's key is public.
      return { bytes, mediaType, fileName: `${row['material'] as string}.${endingOf(mediaType)}` }
    },
  }
  const paper = {
    read: ({ params }: { params: { region: string; case: string; paper: string } }) => [
      readStoredPaper(params.region, params.case, params.paper),
    ],
    async reply(found: Found, { params }: { params: { region: string; case: string; paper: string } }): Promise<Bytes> {
      if (!mayReadPaper(found.session?.role, params.paper)) throw notFound()
      const { bytes } = await stored(found, params)
      return { bytes, mediaType: 'application/pdf', fileName: `${params.paper}.pdf` }
    },
  }

  return [
    query(downloadFile, file),
    query(downloadDeskFile, file),
    query(downloadPaper, paper),
    query(downloadDeskPaper, paper),
    query(readPage, {
      read: ({ params }) => [readTaskPages(params.region, params.task)],
      async reply({ rows }, { params }) {
        const page = findPage(rows[0]!.rows, params.material, params.page)
        if (!page) throw notFound()
        const bytes = await openStored(platform.blobs, page.blob, pageKeys.unwrap(page.wrapped))
        return { bytes, mediaType: 'image/webp' }
      },
    }),
  ]
}

type Stored = { row: Record<string, unknown>; bytes: Buffer }

export function readStoredFile(region: string, stream: string, file: string): Statement {
  return statement(
    `select f.id as blob, f.material, f.media_type, k.wrapped
     from documents.files f
     join vault.keys k
       on k.region = f.region
       and k.stream = f.stream
     where f.region = $1
       and f.stream = $2
       and f.id = $3`,
    [region, stream, file],
  )
}

export function readStoredPaper(region: string, stream: string, paper: string): Statement {
  return statement(
    `select p.blob, k.wrapped
     from documents.papers p
     join vault.keys k
       on k.region = p.region
       and k.stream = p.stream
     where p.region = $1
       and p.stream = $2
       and p.paper = $3`,
    [region, stream, paper],
  )
}
