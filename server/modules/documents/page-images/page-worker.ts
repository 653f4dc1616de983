import type { FileKind } from '../file-kind.ts'
import { PageRefusal } from './page-refusal.ts'
import type { PageRefusalCode } from './page-refusal.ts'
import { paintPdf } from './paint-pdf.ts'
import { paintPicture } from './paint-picture.ts'

/** The process in which uploads are painted. It may read the program and nothing else; a file that breaks it breaks it alone. */

export type PageJob = { job: number; kind: FileKind; bytes: Uint8Array }

export type PageAnswer =
  | { job: number; page: Uint8Array }
  | { job: number; done: true }
  | { job: number; refused: PageRefusalCode }

process.on('message', (message: PageJob) => {
  void paint(message)
})
process.on('disconnect', () => process.exit(0))

async function paint({ job, kind, bytes }: PageJob): Promise<void> {
  try {
    if (kind === 'pdf') for await (const page of paintPdf(bytes)) answer({ job, page })
    else answer({ job, page: await paintPicture(bytes) })
    answer({ job, done: true })
  } catch (error) {
    // Whatever a library throws at a hostile file, the file is what is broken.
    answer({ job, refused: error instanceof PageRefusal ? error.code : 'broken' })
  }
}

function answer(message: PageAnswer): void {
  process.send?.(message)
}
