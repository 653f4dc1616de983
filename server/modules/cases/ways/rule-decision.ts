import { comparableAnswers } from '#contracts/answers.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { DecisionRule, DecisionRules, DecisionWhy } from '#contracts/item-ways.ts'
import { answersUsed, evaluate, type Condition } from '#kernel/condition.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { deliveredBy } from '../papers/paper-rules.ts'
import { hasRemedies } from '../review/decision-rules.ts'

/** What rules decide, and why; null where none of them holds, so that people decide. */
export type RuleFinding = { rule: DecisionRule; why: DecisionWhy }

/** What must hold together for a rule, part by part. */
export const partsOf = (when: Condition): readonly Condition[] => ('and' in when ? when.and : [when])

/**
 * The first rule that holds, with all that was looked at on the way to it. Plain answers alone are looked at.
 *
 * @source 个人信息保护法 第二十四条
 */
export function findByRules(
  { form }: Pick<Item, 'form'>,
  { version, rules }: DecisionRules,
  plain: Record<string, unknown>,
): RuleFinding | null {
  const answers = comparableAnswers({ form }, plain)
  const looked: DecisionWhy['looked'] = []
  for (const rule of rules) {
    const holds = evaluate(rule.when, answers)
    looked.push({
      rule: rule.key,
      holds,
      parts: partsOf(rule.when).map((part) => ({
        holds: evaluate(part, answers),
        answers: Object.fromEntries(answersUsed(part).map((key) => [key, answers[key] ?? null])),
      })),
    })
    if (holds) return { rule, why: { version, rule: rule.key, looked } }
  }
  return null
}

/** Nobody has to look at what came in: the form itself, and licences that the platform found valid. */
export const speaksForItself = ({ materials }: Pick<CaseState, 'materials'>): boolean =>
  materials.every(({ way }) => way === 'form' || way === 'licence')

/**
 * Decided by rules right after it was accepted in order: not where silence accepted it, nothing was left for later, and nobody has asked for a
 * person.
 */
export function decidedByRules(state: CaseState, env: CaseEnv, accepted: CaseEvent): CaseEvent[] | null {
  const { decisionRules, tasks } = env.item
  const decides = tasks.find(({ kind }) => kind === 'decide')
  if (!decisionRules || !decides || !hasRemedies(env.item)) return null
  if (accepted.type !== 'accepted' || accepted.deemed || state.deferral || state.thirdParties) return null
  const found = findByRules(env.item, decisionRules, state.plain)
  if (!found) return null
  const { outcome, reasons, basis } = found.rule
  return [
    accepted,
    {
      type: 'decided',
      task: decides.key,
      code: 'rules',
      outcome,
      reasons,
      basis,
      made: 'rules',
      why: found.why,
      deliverDue: deliveredBy(env, env.day),
      day: env.day,
    },
  ]
}
