import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due, pausesOf } from '../due.ts'
import { deliveredBy } from '../papers/paper-rules.ts'

export type AgreementCommand = { type: 'agreement-clock-ran-out' }

/** Last day to tell the opinion on what is received today; nothing where silence means nothing. */
export const agreedAfterReceipt = (env: CaseEnv): { agreedAfter?: Due } =>
  env.item.agreedBySilence ? { agreedAfter: due(env, env.day, env.item.agreedBySilence) } : {}

/**
 * The last day to tell the opinion on what was received, special procedures not counted: while the applicant is told of a hearing, the
 * authority is not silent. Nothing where silence means nothing.
 *
 * @source 行政许可法 第四十五条
 */
export function agreedAfterPauses(state: CaseState, env: Pick<CaseEnv, 'item' | 'calendar'>): { agreedAfter?: Due } {
  const rule = env.item.agreedBySilence
  if (!state.agreedAfter || !rule) return {}
  return { agreedAfter: due(env, parseDay(state.receivedDay), rule, pausesOf(state, env.item, 'statutory')) }
}

/** The last day past which silence agrees as the case stands; null while it waits for its applicant, was answered before, or where silence means nothing. */
export function silenceAgreesAfter({ agreedAfter, phase, withdrawing, setAside }: CaseState): Due | null {
  const waits = phase === 'intake' || phase === 'review'
  return waits && !withdrawing.asked && !setAside ? agreedAfter : null
}

/**
 * 逾期视为同意: whoever was told nothing by the last day has the authority's consent, from the day after.
 *
 * @source 建设项目环境保护管理条例 第十二条第二款
 */
export function decideAgreement(_command: AgreementCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const after = silenceAgreesAfter(state)
  const rule = env.item.agreedBySilence
  if (!after || !rule || env.day <= parseDay(after.day)) return []
  const day = addDays(parseDay(after.day), 1)
  const deliverDue = deliveredBy(env, day)
  return [{ type: 'deemed-agreed', after: after.day, basis: rule.basis, deliverDue, day, recordedDay: env.day }]
}

export function foldAgreement(
  state: CaseState,
  { basis, day, deliverDue }: Extract<CaseEvent, { type: 'deemed-agreed' }>,
): CaseState {
  const made = 'agreement' as const
  return {
    ...state,
    phase: 'issuing',
    intakeDue: null,
    deliverDue,
    decision: { outcome: 'granted', reasons: '', basis, made, why: null, noPlace: false, deferred: [], day },
  }
}
