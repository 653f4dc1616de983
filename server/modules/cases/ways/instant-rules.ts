import { namesArticle } from '#contracts/legal-basis.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, Checked } from '#contracts/case-events.ts'
import type { PostCharge } from '#contracts/posts.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { deliveredBy } from '../papers/paper-rules.ts'
import { hasRemedies } from '../review/decision-rules.ts'

export type InstantCommand = {
  type: 'decide-on-the-spot'
  /** Whether whoever decides was charged with it by name. */
  charged: boolean
  checked: readonly Checked[]
  /** What there is to check, by all answers, the sealed ones too. */
  applies: readonly Checked[]
  outcome: 'granted' | 'refused'
  reasons: string
  basis: string
}

const charge: PostCharge = 'decide-on-the-spot'

/** Whether whoever acts may decide 即办件: a person whose post was charged with it, not everybody who takes in. */
export const mayDecideOnTheSpot = (who: { charges: readonly string[] } | null): boolean =>
  who?.charges.includes(charge) ?? false

/** 即办件 that one authorised person may accept and decide at once. */
export const isInstant = ({ phase, deferral }: CaseState, { item }: Pick<CaseEnv, 'item'>): boolean =>
  phase === 'intake' && item.instant !== undefined && deferral === null

/**
 * 当场决定 by one person who was authorised for it: the item says so, and the formal check comes first as for any other.
 *
 * @param accepted the acceptance, by the rules of the intake
 * @source 行政许可法 第三十四条第二款、第三十八条
 */
export function decidedOnTheSpot(
  { charged, outcome, reasons, basis }: InstantCommand,
  state: CaseState,
  env: CaseEnv,
  accepted: CaseEvent,
): CaseEvent[] {
  const decides = env.item.tasks.find(({ kind }) => kind === 'decide')
  demand(isInstant(state, env) && decides, 'instant.not-offered')
  demand(charged, 'instant.not-charged')
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
