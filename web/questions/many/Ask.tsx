import type { ReactNode } from 'react'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { withOption } from './model.ts'

export function AskMany({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  const options = field.options ?? []
  const order = options.map((option) => option.value)
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error}
    >
      {options.map((option, place) => (
        <Choice
          key={option.value}
          kind="checkbox"
          id={place === 0 ? id : `${id}-${place}`}
          name={field.key}
          value={option.value}
          label={option.label}
          checked={Array.isArray(value) && value.includes(option.value)}
          onChange={(on) => {
            onAnswer(withOption(value, option.value, on, order))
            onLeave()
          }}
          onBlur={onLeave}
        />
      ))}
    </FieldsetFrame>
  )
}
