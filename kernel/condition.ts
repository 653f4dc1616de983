/** 条件: a tree of small terms over the answers of a form. Plain JSON, so that an item can carry it; never a language. */
export type Condition =
  | Term
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly eq: Pair }
  | { readonly neq: Pair }
  | { readonly lt: Pair }
  | { readonly lte: Pair }
  | { readonly gt: Pair }
  | { readonly gte: Pair }
  /** the left value is one of the right list */
  | { readonly in: Pair }
  /** the left list has the right value among its values */
  | { readonly contains: Pair }
  /** nothing was answered: absent, null, '' or an empty list */
  | { readonly empty: Term }

/** A value. As a condition it holds when it is true. */
export type Term = { readonly constant: Constant } | { readonly answer: string }
/** The two sides of a comparison; their order matters for all but `eq` and `neq`. */
export type Pair = readonly [left: Term, right: Term]
/** A value that the condition itself carries; a list only makes sense beside `in` and `contains`. */
export type Constant = string | number | boolean | readonly string[]

/** What was answered so far, by the key of the field. */
export type Answers = Readonly<Record<string, unknown>>

/** Most levels of a tree, the top counted; deeper trees are refused when checked and throw when evaluated. */
export const depthLimit = 32
/** The conditions that compare two terms, as they are written in JSON. */
export const comparisons = ['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in', 'contains'] as const
/** Which of the comparisons a condition makes. */
export type Comparison = (typeof comparisons)[number]

/**
 * Whether the condition holds for these answers.
 *
 * Three-valued inside: a comparison with a missing answer (absent, null or '') or between values of different kinds is
 * unknown, `not` of unknown is unknown, `and` and `or` are unknown only where the known parts leave it open, and unknown
 * at the top is false. So silence never satisfies a condition, not even a negated one; only `empty` sees it. An empty
 * list is an answer: it contains nothing, and `empty` holds for it as well. lt … gte compare numbers with numbers and
 * days (YYYY-MM-DD) with days.
 *
 * @throws RangeError for a tree deeper than 32
 */
export function evaluate(condition: Condition, answers: Answers): boolean {
  return truth(condition, answers, 1) === true
}

/** The keys of all answers the condition looks at, each once, in the order of first mention. */
export function answersUsed(condition: Condition): string[] {
  const keys = new Set<string>()
  visit(condition, 1, (term) => {
    if ('answer' in term) keys.add(term.answer)
  })
  return [...keys]
}

/** Which comparison a condition is, with its two terms; undefined for every other condition. */
export function comparisonOf(condition: Condition): { operator: Comparison; left: Term; right: Term } | undefined {
  for (const operator of comparisons) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asks each member of the union for what only some have
    const pair = (condition as Partial<Record<Comparison, Pair>>)[operator]
    if (pair) return { operator, left: pair[0], right: pair[1] }
  }
  return undefined
}

/** True, false, or undefined for unknown. */
type Truth = boolean | undefined

function truth(condition: Condition, answers: Answers, depth: number): Truth {
  limitDepth(depth)
  const part = (inner: Condition): Truth => truth(inner, answers, depth + 1)
  if ('and' in condition) return all(condition.and.map(part))
  if ('or' in condition) return negated(all(condition.or.map((inner) => negated(part(inner)))))
  if ('not' in condition) return negated(part(condition.not))
  if ('empty' in condition) return isEmpty(valueOf(condition.empty, answers))
  const comparison = comparisonOf(condition)
  if (comparison)
    return compared(comparison.operator, valueOf(comparison.left, answers), valueOf(comparison.right, answers))
  if (!('constant' in condition || 'answer' in condition)) throw new TypeError('no such condition')
  const value = valueOf(condition, answers)
  return typeof value === 'boolean' ? value : undefined
}

function all(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}

const negated = (value: Truth): Truth => (value === undefined ? undefined : !value)

const valueOf = (term: Term, answers: Answers): unknown => {
  if ('constant' in term) return term.constant
  return Object.hasOwn(answers, term.answer) ? answers[term.answer] : undefined
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''
const isEmpty = (value: unknown): boolean => isMissing(value) || (Array.isArray(value) && value.length === 0)

const compared = (operator: Comparison, left: unknown, right: unknown): Truth =>
  isMissing(left) || isMissing(right) ? undefined : meaning[operator](left, right)

const meaning: Record<Comparison, (left: unknown, right: unknown) => Truth> = {
  eq: (left, right) => equal(left, right),
  neq: (left, right) => negated(equal(left, right)),
  lt: (left, right) => ordered(left, right, (order) => order < 0),
  lte: (left, right) => ordered(left, right, (order) => order <= 0),
  gt: (left, right) => ordered(left, right, (order) => order > 0),
  gte: (left, right) => ordered(left, right, (order) => order >= 0),
  in: (left, right) => among(left, right),
  contains: (left, right) => among(right, left),
}

const equal = (left: unknown, right: unknown): Truth =>
  typeof left === typeof right && typeof left !== 'object' ? left === right : undefined

const among = (value: unknown, list: unknown): Truth =>
  typeof value === 'string' && Array.isArray(list) ? list.includes(value) : undefined

function ordered(left: unknown, right: unknown, holds: (order: number) => boolean): Truth {
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right)
  if (isDay(left) && isDay(right)) return holds(left === right ? 0 : left < right ? -1 : 1)
  return undefined
}

/** A day as text, whose order is the order of its characters. */
export const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/**
 * Calls `onTerm` for every term, in the order of writing.
 *
 * @throws RangeError for a tree deeper than 32
 */
export function visit(condition: Condition, depth: number, onTerm: (term: Term) => void): void {
  limitDepth(depth)
  const comparison = comparisonOf(condition)
  if ('and' in condition) for (const part of condition.and) visit(part, depth + 1, onTerm)
  else if ('or' in condition) for (const part of condition.or) visit(part, depth + 1, onTerm)
  else if ('not' in condition) visit(condition.not, depth + 1, onTerm)
  else if ('empty' in condition) onTerm(condition.empty)
  else if (comparison) {
    onTerm(comparison.left)
    onTerm(comparison.right)
  } else if ('constant' in condition || 'answer' in condition) onTerm(condition)
}

function limitDepth(depth: number): void {
  if (depth > depthLimit) throw new RangeError(`a condition is at most ${depthLimit} deep`)
}
