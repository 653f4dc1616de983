import { namesArticle } from '#contracts/legal-basis.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, Checked } from '#contracts/case-events.ts'
import { chargeFor } from '#contracts/posts.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { deliveredBy } from '../papers/paper-rules.ts'
import { hasRemedies } from '../review/decision-rules.ts'

export type InstantCommand = {
  type: 'decide-on-the-spot'
  /** 岗位授权 of whoever decides. */
  charges: readonly string[]
  checked: readonly Checked[]
  /** What there is to check, by all answers, the sealed ones too. */
  applies: readonly Checked[]
  outcome: 'granted' | 'refused'
  reasons: string
  basis: string
}

/** Whether whoever acts may decide 即办件 of this item: who was charged with it by the office that decides it, not everybody who takes in. */
export const mayDecideOnTheSpot = (charges: readonly string[], { office }: Pick<CaseEnv['item'], 'office'>): boolean =>
  charges.includes(chargeFor('decide-on-the-spot', office))

/** 即办件 that one authorised person may accept and decide at once. */
export const isInstant = ({ phase, deferral }: CaseState, { item }: Pick<CaseEnv, 'item'>): boolean =>
  phase === 'intake' && item.instant !== undefined && deferral === null

/**
 * 当场决定 by one person whom the deciding office has authorised for it: the item says so, and the formal check comes first as for any other.
 *
 * @param accepted the acceptance, by the rules of the intake
 * @source 行政许可法 第二十二条、第三十四条第二款、第三十八条
 */
export function decidedOnTheSpot(
  { charges, outcome, reasons, basis }: InstantCommand,
  state: CaseState,
  env: CaseEnv,
  accepted: CaseEvent,
): CaseEvent[] {
  const decides = env.item.tasks.find(({ kind }) => kind === 'decide')
  demand(isInstant(state, env) && decides, 'instant.not-offered')
  demand(mayDecideOnTheSpot(charges, env.item), 'instant.not-charged')
  demand(namesArticle(basis), 'decision.needs-basis')
  demand(outcome === 'granted' || saysAtLeast(reasons, 20), 'decision.needs-reasons')
  demand(hasRemedies(env.item), 'decision.needs-remedies')
  return [
    accepted,
    {
      type: 'decided',
      task: decides.key,
      code: 'intake',
      outcome,
      reasons,
      basis,
      made: 'instant',
      deliverDue: deliveredBy(env, env.day),
      day: env.day,
    },
  ]
}
