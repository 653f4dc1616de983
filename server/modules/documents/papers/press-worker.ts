import type { PaperContent } from './content.ts'
import { PaperNotSet } from './paper-not-set.ts'
import { createPaperPress } from './render-paper.ts'

/** The process in which papers are set. The typesetter's memory and its time are its own, and go with it. */

export type PressJob = { job: number; content: PaperContent; madeAt: Date }

export type PressAnswer = { job: number; paper: Uint8Array } | { job: number; notSet: string | null }

const press = createPaperPress()

process.on('message', ({ job, content, madeAt }: PressJob) => {
  try {
    answer({ job, paper: press.render(content, madeAt) })
  } catch (error) {
    // The typesetter's own words may quote the content; those of PaperNotSet never do.
    answer({ job, notSet: error instanceof PaperNotSet ? error.message : null })
  }
})
process.on('disconnect', () => process.exit(0))

function answer(message: PressAnswer): void {
  process.send?.(message)
}
