import type { Field } from '#contracts/item.ts'
import type { DecisionRule, DecisionRules } from '#contracts/item-ways.ts'
import type { Condition } from '#kernel/condition.ts'
import { describe } from '#kernel/condition-sentence.ts'

/** 全部满足、任一满足、都不满足: how many of a group's parts must hold. */
export type How = 'all' | 'any' | 'none'
/** Parts that are looked at together; a part may be a group again. */
export type Group = { how: How; parts: readonly Condition[] }

/** Most groups inside one another that the form builds; deeper ones that are there stay as they are. */
export const deepest = 3

/** A condition as a group of parts; null for a single comparison. */
export function groupOf(when: Condition): Group | null {
  if ('and' in when) return { how: 'all', parts: when.and }
  if ('or' in when) return { how: 'any', parts: when.or }
  if (!('not' in when)) return null
  return { how: 'none', parts: 'or' in when.not ? when.not.or : [when.not] }
}

/** A group as a condition: never one without parts. */
export function conditionOfGroup({ how, parts }: Group): Condition {
  const [only] = parts
  if (!only) return { constant: true }
  switch (how) {
    case 'all':
      return { and: parts }
    case 'any':
      return { or: parts }
    case 'none':
      return { not: parts.length === 1 && !('or' in only) ? only : { or: parts } }
  }
}

/** All of a rule's condition as one group; of a rule that always holds, a group without parts. */
export function wholeOf(when: Condition): Group {
  const always = 'constant' in when && when.constant === true
  return groupOf(when) ?? { how: 'all', parts: always ? [] : [when] }
}

/** What must hold for a rule, part by part; a lone comparison needs no group around it. */
export function conditionOfWhole(whole: Group): Condition {
  const [only] = whole.parts
  return whole.how === 'all' && whole.parts.length === 1 && only && !groupOf(only) ? only : conditionOfGroup(whole)
}

/** Answers that rules may look at: plain ones. */
export const plainFields = (fields: readonly Field[]): Field[] => fields.filter((field) => field.class === 'plain')

/** Another rule after the last one, under a key that none has. */
export function withNewRule(draft: DecisionRules): DecisionRules {
  const keys = new Set(draft.rules.map(({ key }) => key))
  let number = draft.rules.length + 1
  while (keys.has(`rule${number}`)) number += 1
  const rule = { key: `rule${number}`, title: '', when: { constant: true }, outcome: 'granted', reasons: '', basis: '' }
  return { ...draft, rules: [...draft.rules, rule as DecisionRule] }
}

export const withRule = (draft: DecisionRules, at: number, rule: DecisionRule): DecisionRules => ({
  ...draft,
  rules: draft.rules.with(at, rule),
})
export const withoutRule = (draft: DecisionRules, at: number): DecisionRules => ({
  ...draft,
  rules: draft.rules.toSpliced(at, 1),
})
/** One place up or down: the first rule that holds decides. */
export function movedRule(draft: DecisionRules, at: number, by: -1 | 1): DecisionRules {
  const rule = draft.rules[at]
  const other = draft.rules[at + by]
  return rule && other ? { ...draft, rules: draft.rules.with(at, other).with(at + by, rule) } : draft
}

/** A rule in words. */
export const saidOf = (rule: DecisionRule, fields: readonly Field[]): string =>
  wholeOf(rule.when).parts.length === 0 ? '任何情形' : describe(rule.when, fields)

export type Change = { how: 'added' | 'removed' | 'changed' | 'moved'; title: string; lines: string[] }
type Words = { outcome: (outcome: DecisionRule['outcome']) => string }

/** What is other than in the rules that are in force, rule by rule. */
export function changesOf(
  before: DecisionRules | undefined,
  after: DecisionRules,
  fields: readonly Field[],
  { outcome }: Words,
): Change[] {
  const old = before?.rules ?? []
  const told = (rule: DecisionRule): [string, string][] => [
    ['名称', rule.title],
    ['条件', saidOf(rule, fields)],
    ['决定', outcome(rule.outcome)],
    ['理由', rule.reasons],
    ['依据', rule.basis],
  ]
  const kept = old.filter(({ key }) => after.rules.some((rule) => rule.key === key)).map(({ key }) => key)
  const order = after.rules.map(({ key }) => key).filter((key) => kept.includes(key))
  return [
    ...after.rules.flatMap((rule): Change[] => {
      const was = old.find(({ key }) => key === rule.key)
      if (!was)
        return [{ how: 'added', title: rule.title, lines: told(rule).map(([name, value]) => `${name}：${value}`) }]
      const then = told(was)
      const lines = told(rule).flatMap(([name, value], at) =>
        value === then[at]![1] ? [] : [`${name}：由“${then[at]![1]}”改为“${value}”`],
      )
      if (lines.length > 0) return [{ how: 'changed', title: was.title, lines }]
      return kept.indexOf(rule.key) === order.indexOf(rule.key) ? [] : [{ how: 'moved', title: rule.title, lines: [] }]
    }),
    ...old
      .filter(({ key }) => !kept.includes(key))
      .map((rule): Change => ({ how: 'removed', title: rule.title, lines: [`条件：${saidOf(rule, fields)}`] })),
  ]
}
