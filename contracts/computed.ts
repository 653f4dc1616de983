import { z } from 'zod'
import { isFen } from '#kernel/money.ts'
import { memberOf } from './answer-parts.ts'
import { Key } from './ids.ts'
import type { Column, Field } from './item.ts'

const Operand = z.union([z.strictObject({ answer: Key }), z.strictObject({ constant: z.number() })])
const Operands = z.array(Operand).min(2).max(12)

/**
 * 计算公式: how a value follows from answers given before it. One step of arithmetic; what takes two steps is computed by way of a field
 * in between, whose value people see.
 *
 * `sum` adds up a column of a table, each cell multiplied by that of `times` in the same row where that is given; `rows` counts the rows.
 * Constants of money are in 分.
 */
export const Computed = z.union([
  z.strictObject({ sum: z.strictObject({ table: Key, column: Key, times: Key.optional() }) }),
  z.strictObject({ rows: Key }),
  z.strictObject({ add: Operands }),
  z.strictObject({ subtract: z.tuple([Operand, Operand]) }),
  z.strictObject({ multiply: Operands }),
])
export type Computed = z.infer<typeof Computed>
/** One value that a formula takes: an answer, or a number that is always the same. */
export type Operand = z.infer<typeof Operand>

/** Keys of the fields that a formula looks at. */
export function answersIn(computed: Computed): string[] {
  if ('sum' in computed) return [computed.sum.table]
  if ('rows' in computed) return [computed.rows]
  return operandsOf(computed).flatMap((operand) => ('answer' in operand ? [operand.answer] : []))
}

/** The same formula over answers under other keys. */
export function computedOver(computed: Computed, keyOf: (key: string) => string): Computed {
  const operand = (one: Operand): Operand => ('answer' in one ? { answer: keyOf(one.answer) } : one)
  if ('sum' in computed) return { sum: { ...computed.sum, table: keyOf(computed.sum.table) } }
  if ('rows' in computed) return { rows: keyOf(computed.rows) }
  if ('add' in computed) return { add: computed.add.map(operand) }
  if ('multiply' in computed) return { multiply: computed.multiply.map(operand) }
  const [from, less] = computed.subtract
  return { subtract: [operand(from), operand(less)] }
}

/**
 * The value as far as it can be said; undefined where it can't.
 *
 * A sum takes what is there and nothing for the rest; a difference and a product need all of their operands. Cells that are no numbers
 * count for nothing: the check of their table says so.
 *
 * @param asked answers to fields that are asked
 */
export function compute(
  field: Pick<Field, 'type'> & { computed: Computed },
  asked: Readonly<Record<string, unknown>>,
): number | undefined {
  const value = valueOf(field.computed, asked)
  if (value === undefined || !Number.isFinite(value)) return undefined
  if (field.type !== 'money') return Math.round(value * 1e6) / 1e6
  const fen = Math.round(value)
  return isFen(fen) ? fen : undefined
}

function valueOf(computed: Computed, asked: Readonly<Record<string, unknown>>): number | undefined {
  if ('rows' in computed) return rowsOf(asked[computed.rows])?.length
  if ('sum' in computed) {
    const { table, column, times } = computed.sum
    return rowsOf(asked[table])?.reduce<number>((sum, row) => {
      const [cell, factor] = [memberOf(row, column), times === undefined ? 1 : memberOf(row, times)]
      return typeof cell === 'number' && typeof factor === 'number' ? sum + cell * factor : sum
    }, 0)
  }
  const values = operandsOf(computed).map((operand) =>
    'constant' in operand ? operand.constant : numberOf(asked[operand.answer]),
  )
  const there = values.filter((value) => value !== undefined)
  if ('add' in computed)
    return answersIn(computed).some((key) => numberOf(asked[key]) !== undefined)
      ? there.reduce((sum, value) => sum + value, 0)
      : undefined
  if (there.length < values.length) return undefined
  return 'subtract' in computed
    ? there.slice(1).reduce((rest, value) => rest - value, there[0]!)
    : there.reduce((product, value) => product * value, 1)
}

/** The formula in words: “地面停车位”加“地下停车位”. */
export function formulaText(
  computed: Computed,
  fields: readonly Pick<Field, 'key' | 'label' | 'columns' | 'type'>[],
): string {
  const named = (key: string) => `“${fields.find((field) => field.key === key)?.label ?? key}”`
  if ('rows' in computed) return `${named(computed.rows)}的行数`
  if ('sum' in computed) {
    const { table, column, times } = computed.sum
    const columns = fields.find((field) => field.key === table)?.columns ?? []
    const columnNamed = (key: string) => `“${columns.find((one) => one.key === key)?.label ?? key}”`
    return times === undefined
      ? `${named(table)}各行${columnNamed(column)}的合计`
      : `${named(table)}各行${columnNamed(column)}乘以${columnNamed(times)}的合计`
  }
  const sign = 'add' in computed ? '加' : 'subtract' in computed ? '减' : '乘以'
  const amounts =
    !('multiply' in computed) &&
    answersIn(computed).some((key) => fields.find((one) => one.key === key)?.type === 'money')
  const constant = (value: number) => (amounts ? `${value / 100} 元` : String(value))
  return operandsOf(computed)
    .map((operand) => ('constant' in operand ? constant(operand.constant) : named(operand.answer)))
    .join(sign)
}

/**
 * What is wrong with the formula of a field, in Chinese; empty when nothing is.
 *
 * @param before the fields that stand before it: a value follows from what was answered
 */
export function checkComputed(
  field: Field & { computed: Computed },
  before: readonly Field[],
  named: string,
): string[] {
  const { computed } = field
  const operands = answersIn(computed).map((key) => ({ key, from: before.find((one) => one.key === key) }))
  const unknown = operands
    .filter(({ from }) => !from)
    .map(({ key }) => `${named}的计算公式：字段 ${key} 不存在，或者不在它之前`)
  const from = operands.flatMap((operand) => operand.from ?? [])
  return [
    ...(field.type === 'number' || field.type === 'money' ? [] : [`${named}：只有数字题和金额题可以由系统计算`]),
    ...(field.prefill === undefined ? [] : [`${named}由系统计算，不能再由账户信息填写`]),
    ...unknown,
    ...(unknown.length > 0 ? [] : kindFaults(field, from).map((fault) => `${named}的计算公式：${fault}`)),
    ...from
      .filter((one) => isMorePrivate(one, field))
      .map((one) => `${named}由“${one.label}”计算，个人信息分级不能低于“${one.label}”`),
  ]
}

function kindFaults({ type, computed }: Field & { computed: Computed }, from: readonly Field[]): string[] {
  if ('rows' in computed || 'sum' in computed) {
    const [table] = from
    if (table?.type !== 'table') return [`“${table?.label}”不是表格题`]
    if ('rows' in computed) return type === 'number' ? [] : ['行数不是金额']
    const column = (key: string): Column | undefined => table.columns?.find((one) => one.key === key)
    const { column: key, times } = computed.sum
    const kinds = [key, ...(times === undefined ? [] : [times])].map((one) => column(one)?.type)
    if (kinds.some((kind) => kind !== 'number' && kind !== 'money'))
      return [`“${table.label}”没有这样的数字列或者金额列`]
    return moneyFault(type, kinds.filter((kind) => kind === 'money').length, 'product')
  }
  const other = from.find((one) => one.type !== 'number' && one.type !== 'money')
  if (other) return [`“${other.label}”不是数字题或者金额题`]
  const money = from.filter((one) => one.type === 'money').length
  if ('multiply' in computed) return moneyFault(type, money, 'product')
  return moneyFault(type, money === from.length ? 1 : money === 0 ? 0 : 2, 'sum')
}

/** Yuan times yuan is no amount, nor is yuan and a number of pieces together. */
function moneyFault(type: Field['type'], amounts: number, of: 'product' | 'sum'): string[] {
  if (amounts > 1) return [of === 'product' ? '金额不能和金额相乘' : '金额不能和数量相加减']
  return (amounts === 1) === (type === 'money')
    ? []
    : [type === 'money' ? '结果不是金额' : '结果是金额，题型应为“金额”']
}

/** A sum over rows or their number tells no name; what is personal stays so whatever is made of it. */
function isMorePrivate(from: Field, field: Field): boolean {
  if (field.class === 'identity' || from.class === field.class || from.class === 'plain') return false
  return from.type !== 'table' || from.class === 'personal'
}

const operandsOf = (computed: Exclude<Computed, { sum: unknown } | { rows: unknown }>): readonly Operand[] =>
  'add' in computed ? computed.add : 'subtract' in computed ? computed.subtract : computed.multiply

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const rowsOf = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined)
