import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseState } from '../case-state.ts'

/** 要求人工办理: a decision of the rules that no longer stands, because a person was asked for. */
export type SetAside = { decision: NonNullable<CaseState['decision']>; askedDay: string }

type Known = Pick<CaseState, 'setAside'>

/** Which paper of its kind, after a decision was set aside; the first ones have no number. */
export const againOf = ({ setAside }: Known): string | undefined => (setAside ? '2' : undefined)

/** The paper that tells the decision which stands. */
export const decisionPaper = (state: Known): string => nameOf('decision', state)

/** The paper that tells how the result was delivered. */
export const receiptPaper = (state: Known): string => nameOf('delivery-receipt', state)

const nameOf = (kind: string, state: Known): string => [kind, againOf(state)].filter(Boolean).join('-')

type PersonAsked = Extract<CaseEvent, { type: 'person-asked' }>

/** The case is under review again; what was decided and delivered is told as what was set aside. */
export function foldPersonAsked(
  state: CaseState,
  { statutoryDue, promisedDue, internalDue, day }: PersonAsked,
): CaseState {
  if (!state.decision) return state
  return {
    ...state,
    statutoryDue,
    promisedDue,
    internalDue: internalDue ?? null,
    phase: 'review',
    ending: null,
    setAside: { decision: state.decision, askedDay: day },
    decision: null,
    deliverDue: null,
    dispatched: null,
    deposited: null,
    prints: [],
    proof: null,
    deliveredDay: null,
    endedDay: null,
  }
}
