import { randomUUID } from 'node:crypto'
import { removeFile, uploadFile, type StagedFile } from '#contracts/cases.ts'
import { endProofFile, uploadEndProof } from '#contracts/closures.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { action, type Found, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { z } from 'zod'
import type { DocumentsNeeds } from './ask.ts'
import { factsOf, openFacts, sealFacts } from './file-facts.ts'
import { fileKind } from './file-kind.ts'
import { kindFacts } from './kinds.ts'

/** 上传材料: to drafts, and to cases that wait for their correction. */
export function uploadRoutes(platform: Platform, needs: DocumentsNeeds): Route[] {
  return [
    action(uploadFile, {
      read: ({ params, query }) => [readPlace(params.region, params.case, query)],
      run: async (found, { params, query, raw }) =>
        stage(platform, found, { ...query, announce: 'announce_file', at: params, bytes: uploaded(raw) }, async () => {
          const atWindow = found.session?.channel === 'window'
          const asked = await needs.materialOf(params.region, params.case, query.material, atWindow)
          demand(asked, 'file.unknown-material')
          return asked
        }),
    }),

    action(uploadEndProof, {
      read: ({ params, query }) => [readPlace(params.region, params.case, { ...query, material })],
      run: async (found, { params, query, raw }) =>
        stage(
          platform,
          found,
          { ...query, announce: 'announce_proof', material, at: params, bytes: uploaded(raw) },
          async () => ({
            ...endProofFile,
            maxFiles: endProofFile.waiting,
          }),
        ),
    }),

    action(removeFile, {
      async run(found, { params }) {
        const [written] = await found.write([
          statement(`select documents.remove_file($1, $2, $3) as outcome`, [params.region, params.case, params.file]),
        ])
        const outcome = written?.rows[0]?.['outcome']
        demand(outcome !== 'attached', 'file.attached')
        if (outcome !== 'removed') throw notFound()
        return { removed: true as const }
      },
    }),
  ]
}

const { material } = endProofFile

type Brought = {
  /** By which right it is brought. */
  announce: 'announce_file' | 'announce_proof'
  at: { region: string; case: string }
  material: string
  name: string
  upload?: string | undefined
  bytes: Uint8Array
}

/** A file is kept for the session that brought it until what it belongs to is submitted. */
async function stage(
  platform: Platform,
  found: Found,
  { announce, at: { region, case: stream }, material, name: called, upload, bytes }: Brought,
  limits: () => Promise<NonNullable<Awaited<ReturnType<DocumentsNeeds['materialOf']>>>>,
): Promise<z.output<typeof StagedFile>> {
  const place = found.rows[0]!.rows[0]
  if (!place) throw notFound()
  const asked = await limits()
  demand(bytes.length > 0, 'file.empty')
  demand(bytes.length <= asked.maxBytes, 'file.too-large', { limit: megabytes(asked.maxBytes) })
  const kind = fileKind(bytes)
  const allowed = asked.formats.map((format) => kindFacts[format].title).join('、')
  demand(kind && asked.formats.includes(kind), 'file.kind', { allowed })

  const { mediaType } = kindFacts[kind]
  const { facts, content } = factsOf(called, bytes)
  const key = platform.vault.unwrap(region, stream, place['wrapped'] as Uint8Array)
  const staged = (file: string, name: string) =>
    ({ file, material, name, mediaType, bytes: bytes.length, earlier: null }) as z.output<typeof StagedFile>
  const there = (row: Row): z.output<typeof StagedFile> => {
    const file = row['file'] as string
    const known = openFacts(key, { region, stream, file }, row['sealed'] as Uint8Array)
    demand(row['material'] === material && known.sha256 === facts.sha256, 'file.upload-used')
    return staged(file, known.name)
  }
  if (place['file'] !== null) return there(place)
  const tooMany = { limit: asked.maxFiles }
  demand((place['staged'] as number) < asked.maxFiles, 'file.too-many', tooMany)

  const file = randomUUID()
  const [announced] = await found.write([
    statement(`select documents.${announce}($1, $2, $3) as done`, [region, stream, file]),
  ])
  if (!announced?.rows[0]?.['done']) throw notFound()
  await platform.blobs.put(file, key, bytes)
  const [written, now] = await found.write([
    statement(`select documents.stage_upload($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as outcome`, [
      region,
      stream,
      file,
      material,
      sealFacts(key, { region, stream, file }, facts),
      content,
      mediaType,
      bytes.length,
      asked.maxFiles,
      found.now,
      upload ?? null,
    ]),
    readPlace(region, stream, { material, upload }),
  ])
  const outcome = written?.rows[0]?.['outcome']
  if (outcome !== 'staged') await platform.blobs.remove(file)
  demand(outcome !== 'too-many', 'file.too-many', tooMany)
  const first = now?.rows[0]
  // What came under this upload may have been removed since.
  if (outcome === 'there' && typeof first?.['file'] === 'string') return there(first)
  if (outcome !== 'staged') throw notFound()
  return staged(file, facts.name)
}

/**
 * The stream's key, how many files of the material wait there, and the file that came under this upload already; no row for a stream that
 * the session may not read.
 */
function readPlace(region: string, stream: string, of: { material: string; upload?: string | undefined }): Statement {
  return statement(
    `select k.wrapped, (
       select count(*)::int
       from documents.files f
       where f.region = k.region
         and f.stream = k.stream
         and f.material = $3
         and not exists (select from documents.attachments a where a.region = f.region and a.file = f.id)) as staged,
       u.id as file, u.material, u.sealed
     from vault.keys k
     left join documents.files u
       on u.region = k.region
       and u.stream = k.stream
       and u.brought_by = (select access.acting())
       and u.upload = $4
     where k.region = $1
       and k.stream = $2`,
    [region, stream, of.material, of.upload ?? null],
  )
}

/** A body of another media type has been parsed to something else than bytes; one without a body is an empty file. */
export function uploaded(raw: unknown): Uint8Array {
  if (raw === undefined || raw === null) return new Uint8Array()
  if (!(raw instanceof Uint8Array)) throw new Refusal(415, 'request.media-type')
  return raw
}

export const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10
