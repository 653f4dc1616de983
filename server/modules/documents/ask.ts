import type { CatalogueAsk } from '#contracts/asks.ts'
import type { EarlierFile } from '#contracts/sources.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { remove, upsert, type RowChange } from '#platform/table.ts'
import { carryFiles, type Carried, type CarryJob } from './carry-files.ts'
import { earlierFiles, type EarlierFilesAsk } from './earlier-files.ts'
import { readStoredFile, readStoredPaper } from './download-routes.ts'
import { openFacts } from './file-facts.ts'
import { endingOf } from './kinds.ts'
import type { OfficeCertificates } from './office-certificates.ts'
import type { PressProcess } from './papers/press-process.ts'
import { openStored } from './stored-bytes.ts'
import { paperPrinter, type Printed, type PrintJob } from './print-paper.ts'
import { attachments, files as brought, leftovers } from './tables.ts'
import { readTaskPages, stateOfMaterials, type MaterialPages } from './task-pages.ts'

type Row = Record<string, unknown>

/** What other modules may ask of documents. */
export type DocumentsAsk = {
  /** Files that the asking session brought to a stream and that are not part of it yet, in the order in which they came. */
  staged: {
    statement(region: string, stream: string): Statement
    parse(rows: readonly Row[], key: Buffer): NamedFile[]
  }
  /** Rows that make staged files part of the case; the write fails when one of them has been removed since it was read. */
  attach(region: string, files: readonly string[]): RowChange[]
  /** Rows that forget staged files which a submission left out, so that they do not turn up at a later one. */
  drop(region: string, files: readonly string[]): RowChange[]
  print(job: PrintJob): Promise<Printed>
  /** Names of the papers that are printed of a stream, as far as the session may read them. */
  printed: { statement(region: string, stream: string): Statement; parse(rows: readonly Row[]): string[] }
  /** Bytes of one file of a draft or case, for server code that has seen to it who asks; null when the file is gone. */
  fileBytes(region: string, stream: string, file: string): Promise<{ bytes: Uint8Array; fileName: string } | null>
  /** Bytes of one paper, for server code that has seen to it who asks; null when there is none. */
  paperBytes(region: string, stream: string, paper: string): Promise<Uint8Array | null>
  /** All files of a stream with their names. */
  files: { statement(region: string, stream: string): Statement; parse(rows: readonly Row[], key: Buffer): NamedFile[] }
  /** 现场照片 that an officer's task brought, opened with the stream's key; for server code that has seen to it who asks. */
  photos: {
    statement(region: string, stream: string, task: string): Statement
    parse(rows: readonly Row[], key: Buffer): BroughtPhoto[]
  }
  earlier: EarlierFilesAsk
  /** 一件事: files of the whole as files of a part. */
  carry(job: CarryJob): Promise<{ carried: Carried[]; rows: RowChange[] }>
  /** How many pages of which material a task shows; asked in the review zone. */
  pages: { statement(region: string, task: string): Statement; parse(rows: readonly Row[]): MaterialPages[] }
}

export type NamedFile = {
  file: string
  material: string
  name: string
  mediaType: string
  bytes: number
  /** Salted commitment to the content. */
  content: string
  /** From which earlier case it was copied. */
  earlier: EarlierFile | null
  /** As whom it was brought, where that is asked: two may work on one draft. */
  broughtBy?: string
}

/** A photograph that waits for the record of its visit. */
export type BroughtPhoto = { file: string; content: string; takenAt: string | null; located: boolean }

/** What documents ask of others, handed in where the modules are wired. */
export type DocumentsNeeds = {
  catalogue: Pick<CatalogueAsk, 'item' | 'office'>
  /**
   * How a material may be brought to this draft or case now; null when its item does not ask for it.
   *
   * @throws RuleViolation when the case takes no files now
   */
  materialOf(
    region: string,
    stream: string,
    material: string,
    atWindow: boolean,
  ): Promise<{ formats: readonly ('pdf' | 'png' | 'jpeg')[]; maxBytes: number; maxFiles: number } | null>
}

const fileColumns = `f.region, f.stream, f.id, f.material, f.sealed, f.content, f.media_type, f.bytes, f.earlier, f.brought_by`

export function documentsAsk(platform: Platform, offices: OfficeCertificates, press: PressProcess): DocumentsAsk {
  return {
    staged: {
      statement: (region, stream) =>
        statement(
          `select ${fileColumns}
           from documents.files f
           where f.region = $1
             and f.stream = $2
             and not documents.is_attached(f.region, f.id)
           order by f.uploaded_at, f.id`,
          [region, stream],
        ),
      parse: namedFiles,
    },
    attach: (region, files) =>
      files.length > 0 ? [upsert(attachments, ...files.map((file) => ({ region, file })))] : [],
    drop: (region, files) =>
      files.length > 0
        ? [
            remove(brought, ...files.map((id) => ({ region, id }))),
            upsert(leftovers, ...files.map((blob) => ({ region, blob }))),
          ]
        : [],
    print: paperPrinter(platform, offices, press),
    printed: {
      statement: (region, stream) =>
        statement(`select paper from documents.papers where region = $1 and stream = $2 order by paper limit 200`, [
          region,
          stream,
        ]),
      parse: (rows) => rows.map((row) => row['paper'] as string),
    },
    async fileBytes(region, stream, file) {
      const row = (await platform.db.query('system', readStoredFile(region, stream, file))).rows[0]
      if (!row) return null
      const key = platform.vault.unwrap(region, stream, row['wrapped'] as Uint8Array)
      const bytes = await openStored(platform.blobs, row['blob'] as string, key)
      return { bytes, fileName: `${row['material'] as string}.${endingOf(row['media_type'] as string)}` }
    },
    async paperBytes(region, stream, paper) {
      const row = (await platform.db.query('system', readStoredPaper(region, stream, paper))).rows[0]
      if (!row) return null
      const key = platform.vault.unwrap(region, stream, row['wrapped'] as Uint8Array)
      return openStored(platform.blobs, row['blob'] as string, key)
    },
    files: {
      statement: (region, stream) =>
        statement(
          `select ${fileColumns}
           from documents.files f
           where f.region = $1
             and f.stream = $2
           order by f.uploaded_at, f.id`,
          [region, stream],
        ),
      parse: namedFiles,
    },
    photos: {
      statement: (region, stream, task) =>
        statement(
          `select ${fileColumns}
           from documents.files f
           where f.region = $1
             and f.stream = $2
             and f.brought_by = 'visit/' || $3::text
             and not documents.is_attached(f.region, f.id)`,
          [region, stream, task],
        ),
      parse: (rows, key) =>
        rows.map((row) => {
          const [region, stream, file] = ['region', 'stream', 'id'].map((name) => row[name] as string)
          const { stated } = openFacts(
            key,
            { region: region!, stream: stream!, file: file! },
            row['sealed'] as Uint8Array,
          )
          return {
            file: file!,
            content: row['content'] as string,
            takenAt: stated?.takenAt ?? null,
            located: Boolean(stated?.place),
          }
        }),
    },
    earlier: earlierFiles(platform),
    carry: (job) => carryFiles(platform, job),
    pages: { statement: readTaskPages, parse: stateOfMaterials },
  }
}

function namedFiles(rows: readonly Row[], key: Buffer): NamedFile[] {
  return rows.map((row) => {
    const file = row['id'] as string
    const at = { region: row['region'] as string, stream: row['stream'] as string, file }
    return {
      file,
      material: row['material'] as string,
      name: openFacts(key, at, row['sealed'] as Uint8Array).name,
      mediaType: row['media_type'] as string,
      bytes: row['bytes'] as number,
      content: row['content'] as string,
      earlier: row['earlier'] as NamedFile['earlier'],
      broughtBy: row['brought_by'] as string,
    }
  })
}
