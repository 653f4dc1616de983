import type { ReactNode } from 'react'
import { Select } from '#web/ui/field/Select.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { chosenOption, readChoice } from './model.ts'

/** A choice as a menu, for lists as long as the towns of a county. */
export function AskMenu({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  return (
    <Select
      id={id}
      name={field.key}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error}
      value={chosenOption(value)}
      options={field.options ?? []}
      nothing={copy.choose}
      required={field.required}
      onChange={(chosen) => {
        onAnswer(readChoice(chosen))
        onLeave()
      }}
      onBlur={onLeave}
    />
  )
}
