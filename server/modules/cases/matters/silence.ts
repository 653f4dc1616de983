import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { silenceAgreesAfter } from './agreement-rules.ts'
import { deemedAfter } from './matter-rules.ts'

/** What silence has come to by the day, whether the clock has recorded it or not; null where it has not, or where the case was answered before. */
export function silenceOf(state: CaseState, { day }: Pick<CaseEnv, 'day'>): 'renewed' | 'agreed' | null {
  const past = (until: string | null | undefined) => until != null && day > parseDay(until)
  if (past(deemedAfter(state))) return 'renewed'
  return past(silenceAgreesAfter(state)?.day) ? 'agreed' : null
}

/**
 * 逾期未作决定的，视为准予延续；逾期未通知的，视为同意: past that day nobody answers any more.
 *
 * @throws RuleViolation `silence.renewed`, `silence.agreed`
 * @source 行政许可法 第五十条第二款; for 视为同意 what the item's own rule names
 */
export function demandNotSilent(state: CaseState, env: Pick<CaseEnv, 'day' | 'item'>): void {
  const silence = silenceOf(state, env)
  demand(silence !== 'renewed', 'silence.renewed')
  demand(silence !== 'agreed', 'silence.agreed', { basis: env.item.agreedBySilence?.basis ?? '' })
}
