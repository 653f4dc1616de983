import type { Comparison, Condition, Term } from './condition.ts'
import { comparisonOf, depthLimit, isDay } from './condition.ts'
import type { AskedField } from './condition-check.ts'

/** What a sentence needs to know of a field. */
export type Labelled = Pick<AskedField, 'key' | 'label' | 'options'> & { readonly type?: string | undefined }

/**
 * The condition as a Chinese sentence without its full stop, for the public page of an item: 「建筑面积」大于 500，并且「有无地下室」为是.
 *
 * @param fields labels of the answers and of their options; a key without a field stands for itself
 * @throws RangeError for a tree deeper than 32
 */
export function describe(condition: Condition, fields: readonly Labelled[]): string {
  const known = new Map(fields.map((field) => [field.key, field]))
  return sentence(condition, known, 1)
}

type Known = ReadonlyMap<string, Labelled>

function sentence(condition: Condition, known: Known, depth: number): string {
  if (depth > depthLimit) throw new RangeError(`a condition is at most ${depthLimit} deep`)
  if ('and' in condition) return joined(condition.and, '，并且', '任何情况下', known, depth)
  if ('or' in condition) return joined(condition.or, '，或者', '任何情况下都不', known, depth)
  if ('not' in condition) return denied(condition.not, known, depth)
  if ('empty' in condition) return `${named(condition.empty, known)}未填写`
  const comparison = comparisonOf(condition)
  if (comparison) return compared(comparison.operator, comparison.left, comparison.right, known)
  if ('constant' in condition) return condition.constant === true ? '任何情况下' : '任何情况下都不'
  if ('answer' in condition) return `${named(condition, known)}为是`
  throw new TypeError('no such condition')
}

function joined(parts: readonly Condition[], word: string, ofNone: string, known: Known, depth: number): string {
  const [only] = parts
  if (!only) return ofNone
  if (parts.length === 1) return sentence(only, known, depth + 1)
  return parts
    .map((part) => {
      const inner = sentence(part, known, depth + 1)
      return isJoined(part) ? `（${inner}）` : inner
    })
    .join(word)
}

/** Whether its sentence joins several, however many groups of one part stand around them. */
function isJoined(condition: Condition): boolean {
  const parts = 'and' in condition ? condition.and : 'or' in condition ? condition.or : []
  return parts.length > 1 || (parts.length === 1 && isJoined(parts[0]!))
}

function denied(condition: Condition, known: Known, depth: number): string {
  if ('empty' in condition) return `${named(condition.empty, known)}已填写`
  if ('answer' in condition) return `${named(condition, known)}为否`
  return `并非（${sentence(condition, known, depth + 1)}）`
}

const words: Record<Exclude<Comparison, 'in' | 'contains'>, { number: string; day: string; text: string }> = {
  eq: { number: '等于', day: '是', text: '是' },
  neq: { number: '不等于', day: '不是', text: '不是' },
  lt: { number: '小于', day: '早于', text: '小于' },
  lte: { number: '不超过', day: '不晚于', text: '不超过' },
  gt: { number: '大于', day: '晚于', text: '大于' },
  gte: { number: '不小于', day: '不早于', text: '不小于' },
}

function compared(operator: Comparison, left: Term, right: Term, known: Known): string {
  const [a, b] = [named(left, known, right), named(right, known, left)]
  if (operator === 'in') return `${a}是${b}`
  if (operator === 'contains') return `${a}包含${b}`
  const constants = [left, right].flatMap((term) => ('constant' in term ? [term.constant] : []))
  const verb = words[operator]
  if (constants.some((value) => typeof value === 'boolean')) return `${a}${operator === 'eq' ? '为' : '不为'}${b}`
  if (constants.some((value) => typeof value === 'number')) return `${a}${verb.number} ${b}`
  if (constants.some(isDay)) return `${a}${verb.day} ${b}`
  return `${a}${verb.text}${b}`
}

/** A term in words; the options of the field it is compared with give a constant its label. */
function named(term: Term, known: Known, other?: Term): string {
  if ('answer' in term) return `“${known.get(term.answer)?.label ?? term.answer}”`
  const compared = other && 'answer' in other ? known.get(other.answer) : undefined
  const options = compared?.options
  const labelled = (value: string | number | boolean): string => {
    if (typeof value === 'boolean') return value ? '是' : '否'
    // Money is compared in 分 and said in 元.
    if (typeof value === 'number' && compared?.type === 'money') return `${value / 100} 元`
    if (typeof value === 'number' || isDay(value)) return String(value)
    return `“${options?.find((option) => option.value === value)?.label ?? String(value)}”`
  }
  return typeof term.constant === 'object' ? oneOf(term.constant.map(labelled)) : labelled(term.constant)
}

/** “厂房”、“商铺”或者“仓库”; quotation marks side by side need nothing between them. */
function oneOf(labels: readonly string[]): string {
  const [last, ...before] = labels.toReversed()
  return before.length === 0 ? (last ?? '') : `${before.toReversed().join('')}或者${last}`
}
