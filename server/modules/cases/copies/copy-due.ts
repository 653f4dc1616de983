import type { CopyView } from '#contracts/copies.ts'
import type { CaseState } from '../case-state.ts'

/** The limit that runs now, as a copy says it: of the intake, or the promised day of the whole case while it is reviewed. */
export function dueOfCopy({ phase, intakeDue, promisedDue }: CaseState): CopyView['due'] {
  if (phase === 'intake' && intakeDue) return { of: 'intake', day: intakeDue.day }
  return phase === 'review' && promisedDue ? { of: 'promise', day: promisedDue.day } : null
}
