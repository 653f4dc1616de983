import { saysAtLeast } from './text-length.ts'
import { check } from '#kernel/condition-check.ts'
import { answersUsed } from '#kernel/condition.ts'
import { tasksOf } from '#kernel/plan.ts'
import { conditionFault } from './condition-words.ts'
import { filingBreaches } from './breaches.ts'
import { repeated, unless } from './found.ts'
import type { Item } from './item.ts'
import type { AgeRule, DecisionRules } from './item-ways.ts'
import { actOf } from './outcome.ts'

/** Everything that keeps an item from being decided on the spot, filed on a promise, or decided by rules; one sentence each. */
export function checkWays(item: Item): string[] {
  const { acceptance, instant, filing, commitment, decisionRules, agreedBySilence, ripe, deferral } = item
  return [
    ...unless(!acceptance || item.channels.includes('window'), 'acceptance: at a window where nobody files'),
    // 受理权和审核权分开: who accepts at a window must not decide by that, and a whole is accepted for several authorities.
    ...unless(
      !acceptance || (!instant && !decisionRules && item.parts.length === 0),
      'acceptance: at a window, of what is decided with the acceptance or accepted for several authorities',
    ),
    ...unless(
      !instant || tasksOf(item.plan).length === 1,
      'instant: somebody else has to look at it before the decision',
    ),
    // Silence agrees to what was received whole: nothing is still to come, and nothing was only promised.
    ...unless(
      !agreedBySilence || (!deferral && !commitment),
      'agreedBySilence: with what is supplied later or promised',
    ),
    ...(ripe ? checkAge(item, ripe) : []),
    ...unless(!filing || commitment !== undefined, 'filing: no promise to file on'),
    ...unless(!filing || actOf(item) === '备案', 'filing: what is decided is no filing'),
    ...filingBreaches(item).map(({ message }) => message),
    ...unless(
      !commitment?.sample || filing === true,
      'commitment: what is permitted on a promise is checked each time',
    ),
    ...(decisionRules ? checkDecisionRules(item, decisionRules) : []),
  ]
}

/** The day that a rule counts from is asked for, and stands in the log, where the rule reads it. */
function checkAge({ form }: Item, { since, approval }: AgeRule): string[] {
  const fields = form.flatMap((group) => group.fields)
  const day = fields.find(({ key }) => key === since)
  return [
    ...unless(
      day?.type === 'date' && day.class === 'plain' && day.required,
      `ripe: no day ${since} that is always told`,
    ),
    ...unless(
      !approval || fields.some(({ key }) => key === approval.identifier),
      `ripe: no question ${approval?.identifier} that names the approval`,
    ),
  ]
}

/** What keeps rules from deciding: a condition that cannot be evaluated, an answer that may not be looked at, a refusal without reasons. */
export function checkDecisionRules({ form }: Pick<Item, 'form'>, { rules }: DecisionRules): string[] {
  const fields = form.flatMap((group) => group.fields)
  return [
    ...repeated(rules.map(({ key }) => key)).map((key) => `规则标识 ${key} 重复`),
    ...rules.flatMap(({ title, when, outcome, reasons }) => {
      const errors = check(when, fields)
      return [
        ...errors.map((error) => `规则“${title}”的条件：${conditionFault(error)}`),
        ...(errors.length > 0 ? [] : answersUsed(when))
          .flatMap((key) => fields.find((field) => field.key === key && field.class !== 'plain') ?? [])
          .map(({ label }) => `规则“${title}”：字段“${label}”属于个人信息，不能用于自动审批`),
        ...unless(outcome === 'granted' || saysAtLeast(reasons, 20), `规则“${title}”：不予的理由不少于二十个字`),
      ]
    }),
  ]
}
