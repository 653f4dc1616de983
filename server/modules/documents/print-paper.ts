import { addDays, endOfDay, parseDay } from '#kernel/day.ts'
import { statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import { paperCommitment } from './file-facts.ts'
import type { OfficeCertificates } from './office-certificates.ts'
import { paperKinds, paperTitles } from '#contracts/papers.ts'
import type { PaperContent, PaperKind } from './papers/content.ts'
import type { PressProcess } from './papers/press-process.ts'
import { signPdf } from './signature/sign-pdf.ts'
import { openStored } from './stored-bytes.ts'

/** `content` is one of the typed papers; `effect` makes a repeated print give the same file. */
export type PrintJob = {
  region: string
  stream: string
  /** The stream's key. */
  key: Buffer
  effect: string
  paper: string
  content: Record<string, unknown> & { kind: string }
  day: string
}

export type Printed = {
  file: string
  /** Salted commitment to the signed file. */
  content: string
}

/** Sets, signs and stores papers. What was stored once is what counts: a repeated print answers with it. */
export function paperPrinter(
  platform: Platform,
  offices: OfficeCertificates,
  press: PressProcess,
): (job: PrintJob) => Promise<Printed> {
  const { db, blobs } = platform

  async function made({ content, day }: PrintJob): Promise<Uint8Array> {
    const paper = typedContent({ ...content, specimen: platform.profile === 'demonstration' })
    const startOfDay = new Date(endOfDay(addDays(parseDay(day), -1)))
    return signPdf(await press.render(paper, startOfDay), await offices.signerOf(paper.office), {
      reason: paper.kind === 'decision' || paper.kind === 'licence' ? paper.title : paperTitles[paper.kind],
      location: paper.office,
      signingTime: startOfDay,
    })
  }

  return async (job) => {
    const { region, stream, paper, key, day } = job
    const blob = v5(job.effect, stream, 'paper')
    // Until a row names them the bytes are the sweep's: a server may stop between them, or another print be first.
    const kept = await db.query(
      'system',
      statement(
        `with kept as (
           select blob from documents.papers where region = $1 and stream = $2 and paper = $3
         ), unnamed as (
           insert into documents.leftovers (region, blob)
           select $1, $4 where not exists (select from kept)
           on conflict (region, blob) do update set since = now()
         )
         select blob from kept`,
        [region, stream, paper, blob],
      ),
    )
    const before = kept.rows[0]?.['blob'] as string | undefined
    if (before) return { file: before, content: paperCommitment(key, before, await openStored(blobs, before, key)) }

    await blobs.put(blob, key, await made(job))
    const named = await db.query(
      'system',
      statement(
        `with printed as (
           insert into documents.papers as p (region, stream, paper, kind, blob, day)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (region, stream, paper) do update set blob = p.blob
           returning p.region, p.blob
         ), kept as (
           delete from documents.leftovers l
           using printed p
           where l.region = p.region
             and l.blob = p.blob
         )
         select blob from printed`,
        [region, stream, paper, job.content.kind, blob, day],
      ),
    )
    // Another process may have printed it first: what the row names is what the case will name.
    const file = named.rows[0]!['blob'] as string
    return { file, content: paperCommitment(key, file, await openStored(blobs, file, key)) }
  }
}

/** The kind says which paper it is; what a paper of that kind lacks is found by the press and the templates. */
function typedContent(content: Record<string, unknown> & { kind: string }): PaperContent {
  if (!paperKinds.includes(content.kind as PaperKind)) throw new TypeError('a paper of an unknown kind')
  return content as unknown as PaperContent
}
