import type { Computed, Operand } from '#contracts/computed.ts'
import type { Field } from '#contracts/item.ts'

export type FormulaKind = 'sum' | 'rows' | 'add' | 'subtract' | 'multiply'

const isNumber = ({ type }: Pick<Field, 'type'>) => type === 'number' || type === 'money'

/** Tables that a sum or a count can be made of: for a sum those with a column of numbers. */
export const tablesFor = (kind: 'sum' | 'rows', before: readonly Field[]): Field[] =>
  before.filter((field) => field.type === 'table' && (kind === 'rows' || numberColumns(field).length > 0))

/** Columns whose cells can be added up. */
export const numberColumns = (table: Pick<Field, 'columns'> | undefined) =>
  (table?.columns ?? []).filter((column) => column.type === 'number' || column.type === 'money')

/** Questions whose answers can be reckoned with. */
export const numbersIn = (before: readonly Field[]): Field[] => before.filter(isNumber)

export function kindOfFormula(computed: Computed): FormulaKind {
  if ('sum' in computed) return 'sum'
  if ('rows' in computed) return 'rows'
  if ('add' in computed) return 'add'
  return 'subtract' in computed ? 'subtract' : 'multiply'
}

/** Which kinds the questions before it allow. */
export function kindsFor(type: Field['type'], before: readonly Field[]): FormulaKind[] {
  const some = numbersIn(before).length > 0
  return [
    ...(tablesFor('sum', before).length > 0 ? (['sum'] as const) : []),
    ...(type === 'number' && tablesFor('rows', before).length > 0 ? (['rows'] as const) : []),
    ...(some ? (['add', 'subtract', 'multiply'] as const) : []),
  ]
}

/** A formula of this kind to begin with. @returns undefined where the questions before it don't allow one */
export function newFormula(kind: FormulaKind, before: readonly Field[]): Computed | undefined {
  if (kind === 'sum' || kind === 'rows') {
    const table = tablesFor(kind, before)[0]
    if (!table) return undefined
    return kind === 'rows' ? { rows: table.key } : { sum: { table: table.key, column: numberColumns(table)[0]!.key } }
  }
  const numbers = numbersIn(before)
  const first = numbers[0]
  if (!first) return undefined
  return withOperands(kind, [{ answer: first.key }, { answer: (numbers[1] ?? first).key }])
}

/** What is reckoned with, of a formula that has operands. */
export function operandsOf(computed: Computed): readonly Operand[] {
  if ('add' in computed) return computed.add
  if ('subtract' in computed) return computed.subtract
  return 'multiply' in computed ? computed.multiply : []
}

export function withOperands(kind: 'add' | 'subtract' | 'multiply', operands: readonly Operand[]): Computed {
  if (kind === 'subtract') return { subtract: [operands[0]!, operands[1]!] }
  return kind === 'add' ? { add: [...operands] } : { multiply: [...operands] }
}
