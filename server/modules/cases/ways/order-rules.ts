import type { CaseEvent } from '#contracts/case-events.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { stands } from './check-rules.ts'
import { isErased } from '../erasure/erasure-rules.ts'

export type OrderCommand = { type: 'order-check'; reason: string }

/**
 * 有因核查: a filing that no draw chose is checked like one that was, on a report or another cause. Whoever supervises orders it with the reason, and
 * the office that the item names goes and looks.
 *
 * @source 国务院《优化营商环境条例》第五十四条第二款 (对投诉举报、转办交办、数据监测等发现的问题，有针对性地进行检查); 国办发〔2020〕42号
 */
export function decideOrder({ reason }: OrderCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const rule = env.item.commitment
  demand(rule && mayOrder(state), 'commitment.not-orderable')
  demand([...reason.trim()].length >= 20, 'commitment.order-needs-reason')
  const { office, dispensed } = state.commitment!
  const check = due(env, env.day, rule.checkWithin)
  return [{ type: 'check-ordered', reason: reason.trim(), office, dispensed: [...dispensed], check, day: env.day }]
}

/** Of a filing that holds, and that nobody is going to check. */
export function mayOrder(state: Pick<CaseState, 'commitment' | 'credential' | 'closures' | 'erasure'>): boolean {
  const { commitment } = state
  if (!commitment || !stands(state) || isErased(state)) return false
  const { sample, check } = commitment
  return sample !== null && sample !== 'awaited' && check === null
}

export function foldOrder(
  state: CaseState,
  { reason, check, day }: Extract<CaseEvent, { type: 'check-ordered' }>,
): CaseState {
  const { commitment } = state
  return commitment ? { ...state, commitment: { ...commitment, check, ordered: { reason, day } } } : state
}
