import type { ClosureEvent } from '../closures/closure-state.ts'
import type { CommitmentState } from './commitment-rules.ts'

type Decided = Extract<ClosureEvent, { type: 'closure-decided' }>

/**
 * What a decision on the licence makes of the promise that it was given on. That it stays for the sake of the public or of reliance does not make the
 * promise true; another proceeding says nothing of it, but that a revocation for fraud ends what a repair gave back.
 */
export function promiseAfter(given: CommitmentState | null, decided: Decided): CommitmentState | null {
  const { closure, way, outcome, kept, ground, day } = decided
  if (!given) return given
  // What was put right before answers for nothing that is found later.
  if (way === 'revocation' && ground === 'fraud' && outcome === 'ended' && given.repaired)
    return { ...given, repaired: null }
  if (given.ended || closure !== given.closure) return given
  const found = ground === 'fraud' ? 'false' : 'not-rectified'
  return { ...given, ended: { how: kept === 'not-established' ? kept : found, keeps: outcome === 'kept', day } }
}
