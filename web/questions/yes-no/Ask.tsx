import type { ReactNode } from 'react'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'

export function AskYesNo({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error}
    >
      <Choice
        kind="radio"
        id={id}
        name={field.key}
        value="yes"
        label={copy.yes}
        checked={value === true}
        onChange={() => onAnswer(true)}
        onBlur={onLeave}
      />
      <Choice
        kind="radio"
        id={`${id}-no`}
        name={field.key}
        value="no"
        label={copy.no}
        checked={value === false}
        onChange={() => onAnswer(false)}
        onBlur={onLeave}
      />
    </FieldsetFrame>
  )
}
