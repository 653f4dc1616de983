import { Button, Input, Select } from 'antd'
import type { Field as FormField } from '#contracts/item.ts'
import type { DecisionRule } from '#contracts/item-ways.ts'
import type { Condition } from '#kernel/condition.ts'
import { describe } from '#kernel/condition-sentence.ts'
import { copy } from '../copy.ts'
import { conditionOf, simpleOf } from '../form-design.ts'
import { Comparison, firstComparison } from '../form-page/condition-edit.tsx'
import { conditionOfParts, partsOf } from '../rule-draft.ts'
import { Field } from './field.tsx'

const words = copy.ruleTrial

type Props = {
  rule: DecisionRule
  place: number
  /** Plain answers alone: nothing personal decides. */
  fields: readonly FormField[]
  outcomes: readonly { value: DecisionRule['outcome']; label: string }[]
  onRule: (rule: DecisionRule) => void
  onMove: ((by: -1 | 1) => void) | null
  onRemove: () => void
}

/** One 自动审批规则: what must hold together, what is decided then, and how it is told. */
export function RuleEdit({ rule, place, fields, outcomes, onRule, onMove, onRemove }: Props) {
  const usable = fields.filter((field) => firstComparison(field) !== null)
  const parts = partsOf(rule.when)
  const setParts = (next: readonly Condition[]) => onRule({ ...rule, when: conditionOfParts(next) })
  const add = () => {
    const simple = usable[0] && firstComparison(usable[0])
    if (simple) setParts([...parts, conditionOf(simple)])
  }
  return (
    <fieldset className="said stack">
      <legend>{words.rule(place + 1, rule.title)}</legend>
      <Field label={words.fields.title}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={rule.title}
            onChange={(event) => onRule({ ...rule, title: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="rule-parts">
        <legend>{words.fields.when}</legend>
        {parts.length === 0 && <p className="quiet">{words.always}</p>}
        {parts.map((part, at) => (
          <Part
            // oxlint-disable-next-line react/no-array-index-key -- a part is its place in the rule
            key={at}
            part={part}
            usable={usable}
            fields={fields}
            onPart={(next) => setParts(parts.with(at, next))}
            onRemove={() => setParts(parts.toSpliced(at, 1))}
          />
        ))}
        <p>
          <Button size="small" disabled={usable.length === 0} onClick={add}>
            {words.addPart}
          </Button>
        </p>
      </fieldset>
      <Field label={words.fields.outcome}>
        {(control) => (
          <Select
            {...control}
            value={rule.outcome}
            options={[...outcomes]}
            onChange={(outcome) => onRule({ ...rule, outcome })}
          />
        )}
      </Field>
      <Field label={words.fields.reasons} hint={words.reasonsHint(rule.outcome === 'refused' ? 20 : 10)}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={rule.reasons}
            onChange={(event) => onRule({ ...rule, reasons: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.fields.basis}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={rule.basis}
            onChange={(event) => onRule({ ...rule, basis: event.target.value })}
          />
        )}
      </Field>
      <p className="button-row">
        <Button size="small" disabled={!onMove || place === 0} onClick={() => onMove?.(-1)}>
          {words.up}
        </Button>
        <Button size="small" disabled={!onMove} onClick={() => onMove?.(1)}>
          {words.down}
        </Button>
        <Button size="small" danger onClick={onRemove}>
          {words.removeRule}
        </Button>
      </p>
    </fieldset>
  )
}

type PartProps = {
  part: Condition
  usable: readonly FormField[]
  fields: readonly FormField[]
  onPart: (part: Condition) => void
  onRemove: () => void
}

function Part({ part, usable, fields, onPart, onRemove }: PartProps) {
  const simple = simpleOf(part)
  const asked = simple && usable.find(({ key }) => key === simple.key)
  const listed = listedOf(part, usable)
  return (
    <div className="rule-part">
      {simple && asked ? (
        <>
          <Select
            aria-label={words.question}
            value={asked.key}
            options={usable.map(({ key, label }) => ({ value: key, label }))}
            onChange={(key) => {
              const next = firstComparison(usable.find((one) => one.key === key)!)
              if (next) onPart(conditionOf(next))
            }}
          />
          {asked.type === 'choice' && simple.operator === 'eq' ? (
            <OneOf asked={asked} values={[String(simple.value)]} onPart={onPart} />
          ) : (
            <Comparison asked={asked} simple={simple} onSimple={(next) => onPart(conditionOf(next))} />
          )}
        </>
      ) : listed ? (
        <>
          <span>{listed.asked.label}</span>
          <OneOf asked={listed.asked} values={listed.values} onPart={onPart} />
        </>
      ) : (
        <p className="said">{describe(part, fields)}</p>
      )}
      <Button size="small" onClick={onRemove}>
        {words.removePart}
      </Button>
    </div>
  )
}

/** One of several options of a choice; null for every other condition. */
function listedOf(
  part: Condition,
  usable: readonly FormField[],
): { asked: FormField; values: readonly string[] } | null {
  if (!('in' in part)) return null
  const [left, right] = part.in
  const asked = 'answer' in left ? usable.find(({ key, type }) => key === left.answer && type === 'choice') : undefined
  if (!asked || !('constant' in right) || typeof right.constant !== 'object') return null
  return { asked, values: right.constant }
}

/** 是…或者…: one option or several of a choice. */
function OneOf({
  asked,
  values,
  onPart,
}: {
  asked: FormField
  values: readonly string[]
  onPart: (part: Condition) => void
}) {
  const set = (next: readonly string[]) => {
    const [only] = next
    if (only === undefined) return
    onPart(
      next.length === 1
        ? { eq: [{ answer: asked.key }, { constant: only }] }
        : { in: [{ answer: asked.key }, { constant: next }] },
    )
  }
  return (
    <>
      <Select
        aria-label={words.comparison}
        className="rule-part__operator"
        value="eq"
        options={[
          { value: 'eq', label: words.isOneOf },
          { value: 'neq', label: words.isNot },
        ]}
        onChange={(operator) => {
          const [first] = values
          if (operator === 'neq' && first !== undefined) onPart({ neq: [{ answer: asked.key }, { constant: first }] })
        }}
      />
      <Select
        mode="multiple"
        aria-label={words.valueOf}
        value={[...values]}
        options={asked.options ?? []}
        onChange={(next: string[]) => set(next)}
      />
    </>
  )
}
