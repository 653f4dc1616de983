import { useState, type ReactNode } from 'react'
import { describedBy, FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { planOf, readCorners, readVertices, unreadLine, typedVertices, writeCorners } from './model.ts'
import { Plan } from './Plan.tsx'

/** 范围: the corners in one box, a line each, as tables of coordinates are pasted; below it stands the plan that follows from them. */
export function AskArea({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  const [typed, setTyped] = useState(() => writeCorners(typedVertices(value)))
  const plan = planOf(value)
  // Of the line that is being typed nothing is said yet.
  const unread = unreadLine(typed.slice(0, typed.lastIndexOf('\n') + 1))
  const parts = {
    id,
    label: field.label,
    optional: field.required ? undefined : copy.optional,
    hint: hintOf(field, copy.area.hint),
    error,
  }
  return (
    <FieldFrame {...parts}>
      <textarea
        id={id}
        name={field.key}
        className="input input--medium vertices"
        rows={5}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        aria-required={field.required}
        aria-invalid={error ? true : undefined}
        aria-describedby={[describedBy(parts), `${id}-drawn`].filter(Boolean).join(' ')}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onAnswer(readVertices(readCorners(event.currentTarget.value)))
        }}
        onBlur={onLeave}
      />
      <output className="field__hint vertices__area" htmlFor={id} id={`${id}-drawn`}>
        {unread !== null && copy.area.unread(unread)}
        {unread === null && (plan ? copy.area.drawn(plan.corners.length, plan.area) : copy.area.undrawn)}
      </output>
      <Plan value={value} />
    </FieldFrame>
  )
}
