import { Button, Input, Select } from 'antd'
import type { Field as FormField } from '#contracts/item.ts'
import type { DecisionRule } from '#contracts/item-ways.ts'
import { copy } from '../copy.ts'
import { firstComparison } from '../form-page/condition-edit.tsx'
import { conditionOfWhole, wholeOf } from '../rule-draft.ts'
import { ConditionGroup } from './condition-group.tsx'
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
      <ConditionGroup
        legend={words.fields.when}
        group={wholeOf(rule.when)}
        depth={1}
        usable={usable}
        fields={fields}
        onGroup={(whole) => onRule({ ...rule, when: conditionOfWhole(whole) })}
      />
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
