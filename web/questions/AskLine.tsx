import type { HTMLAttributes, ReactNode } from 'react'
import { TextBox } from '#web/ui/text-box/TextBox.tsx'
import { copy } from './copy.ts'
import type { AskProps } from './question.ts'

type AskLineProps = AskProps & {
  /** Typed text to answer; undefined when nothing was typed. */
  read: (typed: string) => unknown
  hint?: string | undefined
  kind?: 'text' | 'tel' | 'date'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  width?: 'short' | 'medium' | 'full'
  autoComplete?: string
}

/** A question answered in one line; the types differ in how they read what was typed. */
export function AskLine({ field, id, value, error, onAnswer, onLeave, read, hint, ...input }: AskLineProps): ReactNode {
  return (
    <TextBox
      {...input}
      id={id}
      name={field.key}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={field.hint ?? hint}
      error={error}
      unit={field.unit}
      required={field.required}
      initial={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onType={(typed) => onAnswer(read(typed))}
      onLeave={(typed) => {
        onLeave()
        const answer = read(typed)
        return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : ''
      }}
    />
  )
}
