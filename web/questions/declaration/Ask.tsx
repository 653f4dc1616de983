import type { ReactNode } from 'react'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { agreement, isAgreed } from './model.ts'

/** 承诺、声明: the text to read, and one tick under it. */
export function AskDeclaration({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field)}
      error={error}
    >
      <div className="statement">
        <p className="pre">{field.statement?.text}</p>
        {field.statement && <p className="field__hint">{copy.version(field.statement.version)}</p>}
      </div>
      <Choice
        kind="checkbox"
        id={id}
        name={field.key}
        value="agreed"
        label={copy.agree}
        checked={isAgreed(field, value)}
        onChange={(ticked) => {
          onAnswer(agreement(field, ticked))
          onLeave()
        }}
        onBlur={onLeave}
      />
    </FieldsetFrame>
  )
}
