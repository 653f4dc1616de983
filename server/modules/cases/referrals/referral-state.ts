import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseState } from '../case-state.ts'

/** 上报 of one task; the last day for the answer is that of the task. */
export type ReferralState = {
  package: string
  to: string
  firstDue: string
  sentDay: string
  receipt: string | null
  receivedDay: string | null
  /** When the authority confirmed that it was withdrawn. */
  recalledDay: string | null
  /** When the authority answered a withdrawal by saying that it had decided before. */
  decidedBeforeDay: string | null
  answer: { outcome: 'granted' | 'refused'; document: string; decidedOn: string; day: string } | null
}

/** What the vault holds of the answer of the authority above. */
export type AnswerSecret = { reasons: string; basis: string; salt: string }
export const answerName = (task: string): string => `referral-${task}`

export type ReferralEvent = Extract<
  CaseEvent,
  { type: 'referred' | 'referral-received' | 'referral-recalled' | 'referral-answered' }
>

/** Whether the authority above has it, so that nobody is heard here any more. */
export const isSentUp = ({ referrals }: Pick<CaseState, 'referrals'>): boolean => Object.keys(referrals).length > 0

/** While the package is with the authority above, no step of the office counts, nor does its internal limit; every limit towards the applicant runs on. */
export const sentUpHold = 'referral-'
const holdOf = (task: string) => `${sentUpHold}${task}`

export function foldReferral(state: CaseState, event: ReferralEvent): CaseState {
  const { task: key, day } = event
  if (event.type === 'referred') {
    const referral: ReferralState = {
      package: event.package,
      to: event.to,
      firstDue: event.firstDue.day,
      sentDay: day,
      receipt: null,
      receivedDay: null,
      recalledDay: null,
      decidedBeforeDay: null,
      answer: null,
    }
    const hold = { hold: holdOf(key), task: null, from: day, through: null }
    const { internalDue } = state
    return {
      ...state,
      internalDue: internalDue && internalDue.day < day ? internalDue : null,
      referrals: { ...state.referrals, [key]: referral },
      holds: [...state.holds, hold],
    }
  }
  const before = state.referrals[key]
  if (!before) return state
  const change = (referral: Partial<ReferralState>): CaseState => ({
    ...state,
    referrals: { ...state.referrals, [key]: { ...before, ...referral } },
  })
  if (event.type === 'referral-received') return change({ receipt: event.receipt, receivedDay: day })
  if (event.type === 'referral-recalled') {
    const said = event.confirmed === false ? { decidedBeforeDay: day } : { recalledDay: day }
    return change({ receipt: event.receipt, ...said })
  }
  const { outcome, document, decidedOn } = event
  const task = { ...state.tasks[key]!, verdict: 'pass' as const, closedDay: day }
  return {
    ...change({ answer: { outcome, document, decidedOn, day } }),
    tasks: { ...state.tasks, [key]: task },
    holds: state.holds.map((one) => (one.hold === holdOf(key) ? { ...one, through: day } : one)),
  }
}
