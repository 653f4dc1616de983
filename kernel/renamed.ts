import { comparisonOf, type Condition, type Pair, type Term } from './condition.ts'

/** The same condition over the same answers under other keys. */
export function renamed(condition: Condition, keyOf: (key: string) => string): Condition {
  const inner = (one: Condition) => renamed(one, keyOf)
  const term = (one: Term): Term => ('answer' in one ? { answer: keyOf(one.answer) } : one)
  if ('and' in condition) return { and: condition.and.map(inner) }
  if ('or' in condition) return { or: condition.or.map(inner) }
  if ('not' in condition) return { not: inner(condition.not) }
  if ('empty' in condition) return { empty: term(condition.empty) }
  const comparison = comparisonOf(condition)
  if (!comparison) return term(condition as Term)
  const { operator, left, right } = comparison
  const pair: Pair = [term(left), term(right)]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one member of the union by the name of its operator
  return { [operator]: pair } as Condition
}
