import { useState, type ReactNode } from 'react'
import { describedBy, FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { readText } from '../text/model.ts'
import { lettersLeft } from './model.ts'

export function AskLongText({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  const [typed, setTyped] = useState(typeof value === 'string' ? value : '')
  const parts = {
    id,
    label: field.label,
    optional: field.required ? undefined : copy.optional,
    hint: hintOf(field),
    error,
  }
  return (
    <FieldFrame {...parts}>
      <textarea
        id={id}
        name={field.key}
        className="input input--full"
        rows={5}
        value={typed}
        aria-required={field.required}
        aria-invalid={error ? true : undefined}
        aria-describedby={[describedBy(parts), `${id}-left`].filter(Boolean).join(' ')}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onAnswer(readText(event.currentTarget.value))
        }}
        onBlur={onLeave}
      />
      <p className="field__hint" id={`${id}-left`}>
        {copy.left(lettersLeft(typed, field.maxLength))}
      </p>
    </FieldFrame>
  )
}
