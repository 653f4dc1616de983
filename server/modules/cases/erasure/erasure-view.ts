import type { CaseAction, CaseView } from '#contracts/cases.ts'
import { erasureGrounds } from '#contracts/erasure.ts'
import { mayEver } from '#contracts/permissions.ts'
import type { Day } from '#kernel/day.ts'
import type { Row } from '#platform/db.ts'
import type { Session } from '#platform/session.ts'
import type { CaseState } from '../case-state.ts'
import { barredFrom } from './erasure-routes.ts'
import { isErased, standingOf } from './erasure-rules.ts'

/** `proposers`: rows of `readProposers`. */
type Seen = { state: CaseState; session: Session; proposers: readonly Row[]; day: Day }

/** 销毁 on the page of its case: supervision sees the proposal, everybody else only what was done. */
export function erasureView({ state, session, proposers, day }: Seen): CaseView['erasure'] {
  const standing = standingOf(state, day)
  const { erasure } = state
  const supervises = mayEver(session.role, 'case.erase')
  if (!erasure || !standing || (!supervises && standing !== 'erased')) return null
  const { text, basis } = erasureGrounds[erasure.ground]
  return {
    erasure: erasure.erasure as NonNullable<CaseView['erasure']>['erasure'],
    groundText: text,
    basis,
    document: supervises ? erasure.document : null,
    proposedDay: erasure.proposedDay,
    due: erasure.due.day,
    erasedDay: erasure.erasedDay,
    standing,
    barredFor: standing === 'proposed' ? barredFrom(erasure.erasure, proposers) : null,
  }
}

/** What the asking person may do towards it now. */
export function erasureActions(seen: Seen): CaseAction[] {
  const { session, state, day } = seen
  if (!mayEver(session.role, 'case.erase') || state.phase !== 'closed' || isErased(state)) return []
  if (standingOf(state, day) !== 'proposed') return ['propose-erasure']
  return erasureView(seen)?.barredFor === null ? ['confirm-erasure'] : []
}
