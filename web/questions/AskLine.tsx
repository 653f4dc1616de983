import type { HTMLAttributes, ReactNode } from 'react'
import { TextBox } from '#web/ui/text-box/TextBox.tsx'
import { copy } from './copy.ts'
import { hintOf } from './hint.ts'
import type { AskProps } from './question.ts'

type AskLineProps = AskProps & {
  /** Typed text to answer; undefined when nothing was typed. */
  read: (typed: string) => unknown
  /** Answer to text; without it, as it is. */
  write?: (answer: unknown) => string
  hint?: string | undefined
  /** Stands behind the box; the field's own unit unless given. */
  unit?: string
  kind?: 'text' | 'tel' | 'date'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  width?: 'short' | 'medium' | 'full'
  autoComplete?: string
}

/** A question answered in one line; the types differ in how they read what was typed. */
export function AskLine({
  field,
  id,
  value,
  error,
  onAnswer,
  onLeave,
  read,
  write = plainText,
  hint,
  unit,
  ...input
}: AskLineProps): ReactNode {
  return (
    <TextBox
      {...input}
      id={id}
      name={field.key}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field, hint)}
      error={error}
      unit={unit ?? field.unit}
      required={field.required}
      initial={write(value)}
      onType={(typed) => onAnswer(read(typed))}
      onLeave={(typed) => {
        onLeave()
        return write(read(typed))
      }}
    />
  )
}

const plainText = (answer: unknown): string =>
  typeof answer === 'string' || typeof answer === 'number' ? String(answer) : ''
