import type { Comparison, Condition, Constant, Pair, Term } from './condition.ts'
import { comparisonOf, depthLimit, isDay } from './condition.ts'

/** What a condition needs to know of a form field. `type` is the field's; all that `kindsOfType` does not name hold text. */
export type AskedField = {
  readonly key: string
  readonly label: string
  readonly type: string
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined
}

/** One reason why a condition cannot be published. */
export type ConditionError = {
  /** where in the tree, as JSON pointer: `/and/0/eq/1` */
  readonly at: string
  readonly code: 'unknown-answer' | 'wrong-type' | 'unknown-option' | 'empty-group' | 'too-deep' | 'malformed'
  /** the answer's key, the option or the types that do not fit */
  readonly subject: string
}

/** A `thing` has nothing that could be compared; it only is there or not. */
type Kind = 'text' | 'number' | 'day' | 'boolean' | 'list' | 'thing'

const kindsOfType = new Map<string, Kind>([
  ['number', 'number'],
  ['date', 'day'],
  ['yes-no', 'boolean'],
  ['many', 'list'],
  ['money', 'number'],
  ['area', 'number'],
  ['table', 'number'],
  ['declaration', 'boolean'],
  ['person', 'thing'],
  ['firm', 'thing'],
])

/**
 * What is wrong with a condition over these fields; empty when it can be published. Never throws, whatever it is given:
 * conditions come from a form of the back office.
 */
export function check(condition: Condition, fields: readonly AskedField[]): ConditionError[] {
  const known = new Map(fields.map((field) => [field.key, field]))
  const errors: ConditionError[] = []
  const fail = (at: string, code: ConditionError['code'], subject = ''): undefined => {
    errors.push({ at, code, subject })
  }

  walk(condition, '', 1)
  return errors

  function walk(node: Condition, at: string, depth: number): void {
    if (depth > depthLimit) return fail(at, 'too-deep')
    if (typeof node !== 'object' || node === null || Object.keys(node).length !== 1) return fail(at, 'malformed')
    if ('and' in node) return group(node.and, `${at}/and`, depth)
    if ('or' in node) return group(node.or, `${at}/or`, depth)
    if ('not' in node) return walk(node.not, `${at}/not`, depth + 1)
    if ('empty' in node) return void kindOf(node.empty, `${at}/empty`)
    const comparison = comparisonOf(node)
    if (comparison)
      return compare(comparison.operator, [comparison.left, comparison.right], `${at}/${comparison.operator}`)
    if (!('constant' in node || 'answer' in node)) return fail(at, 'malformed')
    const kind = kindOf(node, at)
    if (kind && kind !== 'boolean') fail(at, 'wrong-type', kind)
  }

  function group(parts: readonly Condition[], at: string, depth: number): void {
    if (!Array.isArray(parts)) return fail(at, 'malformed')
    if (parts.length === 0) fail(at, 'empty-group')
    for (const [i, part] of parts.entries()) walk(part, `${at}/${i}`, depth + 1)
  }

  function compare(operator: Comparison, [left, right]: Pair, at: string): void {
    const [a, b] = [kindOf(left, `${at}/0`), kindOf(right, `${at}/1`)]
    if (!a || !b) return
    if (!fits[operator](a, b)) return fail(at, 'wrong-type', `${a} ${operator} ${b}`)
    options(left, right, `${at}/1`)
    options(right, left, `${at}/0`)
  }

  /** Constants compared with a choice are among its options. */
  function options(asked: Term, compared: Term, at: string): void {
    if (!('answer' in asked) || !('constant' in compared)) return
    const offered = known.get(asked.answer)?.options
    if (!offered) return
    for (const value of [compared.constant].flat())
      if (!offered.some((option) => option.value === value)) fail(at, 'unknown-option', String(value))
  }

  function kindOf(term: Term, at: string): Kind | undefined {
    if (typeof term !== 'object' || term === null) return fail(at, 'malformed')
    if ('constant' in term) return kindOfConstant(term.constant) ?? fail(at, 'malformed')
    if (typeof term.answer !== 'string') return fail(at, 'malformed')
    const field = known.get(term.answer)
    return field ? (kindsOfType.get(field.type) ?? 'text') : fail(at, 'unknown-answer', term.answer)
  }
}

function kindOfConstant(value: Constant): Kind | undefined {
  if (Array.isArray(value)) return value.every((part) => typeof part === 'string') ? 'list' : undefined
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined
  if (typeof value === 'boolean') return 'boolean'
  // An empty text counts as a missing answer, so comparing with it could never hold.
  if (typeof value !== 'string' || value === '') return undefined
  return isDay(value) ? 'day' : 'text'
}

const isText = (kind: Kind): boolean => kind === 'text' || kind === 'day'
const same = (left: Kind, right: Kind): boolean =>
  left !== 'list' && left !== 'thing' && (left === right || (isText(left) && isText(right)))
const ordered = (left: Kind, right: Kind): boolean => left === right && (left === 'number' || left === 'day')

const fits: Record<Comparison, (left: Kind, right: Kind) => boolean> = {
  eq: same,
  neq: same,
  lt: ordered,
  lte: ordered,
  gt: ordered,
  gte: ordered,
  in: (left, right) => isText(left) && right === 'list',
  contains: (left, right) => left === 'list' && isText(right),
}
