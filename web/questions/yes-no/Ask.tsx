import type { ReactNode } from 'react'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { yesOrNo } from './model.ts'

export function AskYesNo({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error}
    >
      {yesOrNo.map((one) => (
        <Choice
          key={one.value}
          kind="radio"
          id={one.answer ? id : `${id}-no`}
          name={field.key}
          value={one.value}
          label={copy[one.value]}
          checked={value === one.answer}
          onChange={() => {
            onAnswer(one.answer)
            onLeave()
          }}
          onBlur={onLeave}
        />
      ))}
    </FieldsetFrame>
  )
}
