import { Button, Input, InputNumber, Select } from 'antd'
import type { Field as FormField } from '#contracts/item.ts'
import type { Condition } from '#kernel/condition.ts'
import { describe } from '#kernel/condition-sentence.ts'
import { conditionOf, simpleOf, type Simple } from '../form-design.ts'
import { Field } from '../parts/field.tsx'
import { words } from './copy.ts'

type Props = {
  when: Condition | undefined
  before: readonly FormField[]
  onWhen: (when: Condition | undefined) => void
}

/** Questions whose answers a simple condition can look at. */
const operatorsOf: Partial<Record<FormField['type'], readonly Simple['operator'][]>> = {
  choice: ['eq', 'neq'],
  'yes-no': ['eq'],
  many: ['contains'],
  number: ['gt', 'lt', 'eq'],
  money: ['gt', 'lt', 'eq'],
  area: ['gt', 'lt'],
}

/** 情形: on which answer this question is asked, or this material is called for. */
export function ConditionEdit({ when, before, onWhen }: Props) {
  const usable = before.filter((one) => operatorsOf[one.type] !== undefined)
  const set = (simple: Simple | null) => onWhen(simple ? conditionOf(simple) : undefined)
  const start = (key: string) => {
    const asked = usable.find((one) => one.key === key)
    if (asked) set(firstComparison(asked))
  }
  const simple = when ? simpleOf(when) : null
  const asked = simple && usable.find((one) => one.key === simple.key)
  if (when && !(simple && asked))
    return (
      <div className="field">
        <span>{words.field.when}</span>
        <p className="said">{words.field.complex(describe(when, before))}</p>
        <Button onClick={() => set(null)}>{words.field.dropWhen}</Button>
      </div>
    )
  return (
    <>
      <Field label={words.field.when} required={false}>
        {(control) => (
          <Select
            {...control}
            value={simple?.key ?? ''}
            options={[
              { value: '', label: words.field.always },
              ...usable.map((one) => ({ value: one.key, label: `${words.field.whenOn}：${one.label}` })),
            ]}
            onChange={(key) => (key === '' ? set(null) : start(key))}
          />
        )}
      </Field>
      {simple && asked && <Comparison asked={asked} simple={simple} onSimple={set} />}
    </>
  )
}

/** How one answer is compared with which value. */
export function Comparison({ asked, simple, onSimple }: ComparisonProps) {
  return (
    <div className="design-row">
      <Select
        aria-label={words.field.whenOperator}
        value={simple.operator}
        options={(operatorsOf[asked.type] ?? []).map((value) => ({ value, label: words.operators[value] }))}
        onChange={(operator) => onSimple({ ...simple, operator })}
      />
      <ValueEdit asked={asked} simple={simple} onSimple={onSimple} />
    </div>
  )
}

type ComparisonProps = { asked: FormField; simple: Simple; onSimple: (simple: Simple) => void }

/** The comparison that a question begins with; null for one that cannot be compared. */
export function firstComparison(asked: FormField): Simple | null {
  const operator = operatorsOf[asked.type]?.[0]
  return operator ? { key: asked.key, operator, value: firstValue(asked) } : null
}

function ValueEdit({ asked, simple, onSimple }: ComparisonProps) {
  if (asked.type === 'yes-no')
    return (
      <Select
        aria-label={words.field.whenValue}
        value={simple.value === true ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        onChange={(value) => onSimple({ ...simple, value: value === 'yes' })}
      />
    )
  if (asked.options)
    return (
      <Select
        aria-label={words.field.whenValue}
        value={String(simple.value)}
        options={asked.options}
        onChange={(value) => onSimple({ ...simple, value })}
      />
    )
  // Money is compared in 分 and said in 元.
  const factor = asked.type === 'money' ? 100 : 1
  if (typeof simple.value === 'number')
    return (
      <InputNumber
        aria-label={words.field.whenValue}
        value={simple.value / factor}
        onChange={(value) => onSimple({ ...simple, value: Math.round((value ?? 0) * factor * 100) / 100 })}
      />
    )
  return (
    <Input
      aria-label={words.field.whenValue}
      value={String(simple.value)}
      onChange={(event) => onSimple({ ...simple, value: event.target.value })}
    />
  )
}

function firstValue(asked: FormField): Simple['value'] {
  if (asked.type === 'yes-no') return true
  return asked.options?.[0]?.value ?? 0
}
