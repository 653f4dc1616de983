import { Button, Select } from 'antd'
import type { Field as FormField } from '#contracts/item.ts'
import type { Condition } from '#kernel/condition.ts'
import { describe } from '#kernel/condition-sentence.ts'
import { copy } from '../copy.ts'
import { conditionOf, simpleOf } from '../form-design.ts'
import { Comparison, firstComparison } from '../form-page/condition-edit.tsx'
import { conditionOfGroup, deepest, groupOf, type Group, type How } from '../rule-draft.ts'

const words = copy.ruleTrial

type GroupProps = {
  legend: string
  group: Group
  /** 1 for the whole condition of a rule. */
  depth: number
  /** Fields that the form can compare. */
  usable: readonly FormField[]
  fields: readonly FormField[]
  onGroup: (group: Group) => void
  onRemove?: () => void
}

/** 条件组: how many of its rows must hold, and the rows; a row is a comparison or a group again. */
export function ConditionGroup({ legend, group, depth, usable, fields, onGroup, onRemove }: GroupProps) {
  const { how, parts } = group
  const setParts = (next: readonly Condition[]) => {
    // A group inside another goes with its last row.
    if (next.length === 0 && onRemove) onRemove()
    else onGroup({ how, parts: next })
  }
  const first = usable[0] && firstComparison(usable[0])
  const add = () => first && setParts([...parts, conditionOf(first)])
  const addGroup = () => first && setParts([...parts, conditionOfGroup({ how: 'any', parts: [conditionOf(first)] })])
  return (
    <fieldset className="rule-parts">
      <legend>{legend}</legend>
      {parts.length === 0 ? (
        <p className="quiet">{words.always}</p>
      ) : (
        <div className="rule-part">
          <Select<How>
            aria-label={words.howOf(legend)}
            className="rule-part__how"
            value={how}
            options={[...words.hows]}
            onChange={(how) => onGroup({ how, parts })}
          />
          {onRemove && (
            <Button size="small" onClick={onRemove}>
              {words.removeGroup}
            </Button>
          )}
        </div>
      )}
      {parts.map((part, at) => {
        const inner = groupOf(part)
        const put = (next: Condition) => setParts(parts.with(at, next))
        const remove = () => setParts(parts.toSpliced(at, 1))
        return inner && depth < deepest ? (
          <ConditionGroup
            // oxlint-disable-next-line react/no-array-index-key -- a part is its place in the group
            key={at}
            legend={depth === 1 ? words.group(at + 1) : `${legend}.${at + 1}`}
            group={inner}
            depth={depth + 1}
            usable={usable}
            fields={fields}
            onGroup={(next) => put(conditionOfGroup(next))}
            onRemove={remove}
          />
        ) : (
          <Part
            // oxlint-disable-next-line react/no-array-index-key -- a part is its place in the group
            key={at}
            part={part}
            usable={usable}
            fields={fields}
            onPart={put}
            onRemove={remove}
          />
        )
      })}
      <p className="button-row">
        <Button size="small" disabled={usable.length === 0} onClick={add}>
          {words.addPart}
        </Button>
        {depth < deepest && (
          <Button size="small" disabled={usable.length === 0} onClick={addGroup}>
            {words.addGroup}
          </Button>
        )}
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
