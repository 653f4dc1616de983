import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { answerText } from '#contracts/answer.ts'
import type { Field } from '#contracts/item.ts'
import { readProjectCode } from '#web/questions/project-code/model.ts'
import { copy } from '../copy.ts'
import { AreaInput } from './area-input.tsx'
import { DeclarationInput } from './declaration-input.tsx'
import { MoneyInput } from './money-input.tsx'
import { PartsInput } from './parts-input.tsx'
import { TableInput } from './table-input.tsx'

export type Control = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean
  /** Where no label stands beside it. */
  'aria-label'?: string
}
export type Props = {
  field: Field
  value: unknown
  control: Control
  onChange: (value: unknown) => void
  onLeave: () => void
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The control for one answer. Long lists of options fold into a menu. */
export function AnswerInput({ field, value, control, onChange, onLeave }: Props) {
  const shared = { ...control, onBlur: onLeave }
  const options = field.options ?? []
  if (field.computed)
    return (
      <output id={control.id} className="computed num" aria-describedby={control['aria-describedby']}>
        {answerText(field, value) || copy.window.notComputed}
      </output>
    )
  switch (field.type) {
    case 'text':
      return <Input {...shared} value={textOf(value)} onChange={(event) => onChange(event.target.value)} />
    case 'long-text':
      return (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'phone':
      return (
        <Input
          {...shared}
          className="num"
          inputMode="tel"
          maxLength={11}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )
    case 'resident-id':
    case 'firm-code':
      return (
        <Input
          {...shared}
          className="num"
          maxLength={18}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value.replaceAll(/\s/g, '').toUpperCase())}
        />
      )
    case 'project-code':
      return (
        <Input
          {...shared}
          className="num"
          maxLength={40}
          value={textOf(value)}
          onChange={(event) => onChange(readProjectCode(event.target.value) ?? '')}
        />
      )
    case 'number':
      return (
        <InputNumber
          {...shared}
          className="number"
          value={typeof value === 'number' ? value : null}
          suffix={field.unit}
          onChange={(value) => onChange(value)}
        />
      )
    case 'date':
      return (
        <Input
          {...shared}
          type="date"
          className="num date"
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'yes-no':
      return (
        <Radio.Group
          {...shared}
          aria-label={field.label}
          value={typeof value === 'boolean' ? value : null}
          onChange={(event) => onChange(event.target.value === true)}
          options={[
            { value: true, label: copy.window.yes },
            { value: false, label: copy.window.no },
          ]}
        />
      )
    case 'choice':
      return options.length > 5 ? (
        <Select
          {...shared}
          value={textOf(value) || null}
          options={options}
          onChange={(value: string | null) => onChange(value)}
        />
      ) : (
        <Radio.Group
          {...shared}
          aria-label={field.label}
          value={textOf(value) || null}
          options={options}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'many':
      return (
        <Checkbox.Group
          {...control}
          value={Array.isArray(value) ? value.map(String) : []}
          options={options}
          onChange={(value) => onChange(value)}
        />
      )
    case 'money':
      return <MoneyInput {...{ field, value, control, onChange, onLeave }} />
    case 'address':
    case 'person':
    case 'firm':
      return (
        <PartsInput
          {...{ value, control, onChange, onLeave }}
          field={{ ...field, type: field.type }}
          Input={AnswerInput}
        />
      )
    case 'area':
      return <AreaInput {...{ field, value, control, onChange, onLeave }} />
    case 'table':
      return <TableInput {...{ field, value, control, onChange, onLeave }} Input={AnswerInput} />
    case 'declaration':
      return <DeclarationInput {...{ field, value, control, onChange, onLeave }} />
  }
}
