import type { ReactNode } from 'react'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { chosenOption } from './model.ts'

export function AskChoice({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error}
    >
      {(field.options ?? []).map((option, place) => (
        <Choice
          key={option.value}
          kind="radio"
          id={place === 0 ? id : `${id}-${place}`}
          name={field.key}
          value={option.value}
          label={option.label}
          checked={chosenOption(value) === option.value}
          onChange={() => {
            onAnswer(option.value)
            onLeave()
          }}
          onBlur={onLeave}
        />
      ))}
    </FieldsetFrame>
  )
}
