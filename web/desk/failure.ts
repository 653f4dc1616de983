import type { Problem } from '#contracts/problem.ts'
import { ReceiptPending, Refused, Unanswered } from '#web/shared/refused.ts'

/** What went wrong with a call, as a page treats it. */
export type Failure =
  | { kind: 'refused'; problem: Problem }
  | { kind: 'stale'; problem: Problem }
  | { kind: 'unanswered' }
  | { kind: 'pending' }
  | { kind: 'fault' }

export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) {
    const { problem } = error
    return isStale(problem) ? { kind: 'stale', problem } : { kind: 'refused', problem }
  }
  if (error instanceof Unanswered) return { kind: 'unanswered' }
  if (error instanceof ReceiptPending) return { kind: 'pending' }
  return { kind: 'fault' }
}

/** Whether the case moved on between reading and acting, as against a rule that says no. */
function isStale(problem: Problem): boolean {
  return problem.status === 409 && (problem.code === 'case.stale' || problem.code === 'item.form-stale')
}

/** Whether the same command may still be carried out, or was already: then its id is kept for the repeat. */
export function keepsCommand(failure: Failure): boolean {
  switch (failure.kind) {
    case 'unanswered':
    case 'pending':
      return true
    case 'refused':
      return failure.problem.status >= 500 || failure.problem.status === 429
    case 'stale':
    case 'fault':
      return false
  }
}
