import { Button, InputNumber, Select } from 'antd'
import { formulaText, type Computed, type Operand } from '#contracts/computed.ts'
import { words } from '#web/desk/form-page/copy.ts'
import { Field } from '#web/desk/parts/field.tsx'
import type { EditProps } from '../edit/edit.ts'
import { withMaybe } from '../edit/NumberEdit.tsx'
import {
  kindOfFormula,
  kindsFor,
  newFormula,
  numberColumns,
  numbersIn,
  operandsOf,
  tablesFor,
  withOperands,
  type FormulaKind,
} from './model.ts'

/** 由系统计算: whether the answer is typed or follows from earlier ones, and by which formula. */
export function ComputedEdit({ field, before, onField }: EditProps) {
  const { computed } = field
  const kinds = kindsFor(field.type, before)
  const set = (next: Computed | undefined) => onField(withMaybe(field, 'computed', next))
  if (!computed && kinds.length === 0) return null
  return (
    <>
      <Field label={words.field.computed} required={false} hint={words.field.computedHint}>
        {(control) => (
          <Select<FormulaKind | ''>
            {...control}
            value={computed ? kindOfFormula(computed) : ''}
            options={[
              { value: '', label: words.formula.none },
              ...[...new Set([...kinds, ...(computed ? [kindOfFormula(computed)] : [])])].map((kind) => ({
                value: kind,
                label: words.formula[kind],
              })),
            ]}
            onChange={(kind) => set(kind === '' ? undefined : newFormula(kind, before))}
          />
        )}
      </Field>
      {computed && (
        <fieldset className="design-rows" aria-label={words.formula.title}>
          <legend>{words.formula.title}</legend>
          <FormulaEdit type={field.type} computed={computed} before={before} onComputed={set} />
          <p className="quiet">{formulaText(computed, before)}</p>
        </fieldset>
      )}
    </>
  )
}

type FormulaProps = {
  type: EditProps['field']['type']
  computed: Computed
  before: EditProps['before']
  onComputed: (computed: Computed) => void
}

function FormulaEdit({ type, computed, before, onComputed }: FormulaProps) {
  if ('rows' in computed)
    return (
      <Select
        aria-label={words.formula.table}
        value={computed.rows}
        options={asOptions(tablesFor('rows', before))}
        onChange={(rows) => onComputed({ rows })}
      />
    )
  if ('sum' in computed) return <SumEdit sum={computed.sum} before={before} onComputed={onComputed} />
  return <OperandsEdit type={type} computed={computed} before={before} onComputed={onComputed} />
}

function SumEdit({
  sum,
  before,
  onComputed,
}: Omit<FormulaProps, 'computed' | 'type'> & { sum: Extract<Computed, { sum: unknown }>['sum'] }) {
  const columns = numberColumns(before.find((one) => one.key === sum.table))
  const { times: _times, ...single } = sum
  return (
    <>
      <Select
        aria-label={words.formula.table}
        value={sum.table}
        options={asOptions(tablesFor('sum', before))}
        onChange={(table) => {
          const first = numberColumns(before.find((one) => one.key === table))[0]
          if (first) onComputed({ sum: { table, column: first.key } })
        }}
      />
      <Select
        aria-label={words.formula.column}
        value={sum.column}
        options={asOptions(columns)}
        onChange={(column) => onComputed({ sum: { ...sum, column } })}
      />
      <Select
        aria-label={words.formula.times}
        value={sum.times ?? ''}
        options={[
          { value: '', label: words.formula.notTimes },
          ...columns
            .filter((column) => column.key !== sum.column)
            .map(({ key, label }) => ({ value: key, label: words.formula.timesColumn(label) })),
        ]}
        onChange={(times) => onComputed({ sum: times === '' ? single : { ...single, times } })}
      />
    </>
  )
}

function OperandsEdit({ type, computed, before, onComputed }: FormulaProps) {
  const kind = kindOfFormula(computed)
  if (kind === 'sum' || kind === 'rows') return null
  const operands = operandsOf(computed)
  const set = (next: readonly Operand[]) => onComputed(withOperands(kind, next))
  const fixed = kind === 'subtract'
  // Amounts are kept in 分 and typed in 元; a factor is a plain number.
  const factor = type === 'money' && kind !== 'multiply' ? 100 : 1
  return (
    <>
      {operands.map((operand, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- an operand is known by its place
        <div key={place} className="design-row">
          <Select
            aria-label={words.formula.operand(place + 1)}
            value={'answer' in operand ? operand.answer : ''}
            options={[...asOptions(numbersIn(before)), { value: '', label: words.formula.constant }]}
            onChange={(key) => set(operands.with(place, key === '' ? { constant: factor } : { answer: key }))}
          />
          {'constant' in operand && (
            <InputNumber
              aria-label={words.formula.constantOf(place + 1)}
              value={operand.constant / factor}
              onChange={(value) =>
                set(operands.with(place, { constant: Math.round((value ?? 0) * factor * 1e6) / 1e6 }))
              }
            />
          )}
          {!fixed && operands.length > 2 && (
            <Button
              size="small"
              aria-label={words.of(words.remove, words.formula.operand(place + 1))}
              onClick={() => set(operands.toSpliced(place, 1))}
            >
              {words.remove}
            </Button>
          )}
        </div>
      ))}
      {!fixed && operands.length < 12 && (
        <Button size="small" onClick={() => set([...operands, { answer: numbersIn(before)[0]?.key ?? '' }])}>
          {words.formula.addOperand}
        </Button>
      )}
    </>
  )
}

const asOptions = (of: readonly { key: string; label: string }[]) => of.map(({ key, label }) => ({ value: key, label }))
