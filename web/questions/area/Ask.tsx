import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { verticesOf } from '#contracts/answer-parts.ts'
import { polygonFault } from '#kernel/polygon.ts'
import { describedBy, FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { planOf, readCorners, readVertices, unreadLine, typedVertices, writeCorners } from './model.ts'
import { AreaMap } from './AreaMap.tsx'
import { changed, drawingOf, type Drawing } from './drawing.ts'
import { Plan } from './Plan.tsx'

const never = () => () => undefined

/**
 * 范围: the corners in one box, a line each, as tables of coordinates are pasted, and on a map below it; either follows the other.
 * Where no script runs there is the plan in place of the map.
 */
export function AskArea({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  const [drawing, setDrawing] = useState(() => drawingOf(writeCorners(typedVertices(value))))
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const plan = planOf(value)
  const vertices = verticesOf(value)
  const crossing = vertices !== null && polygonFault(vertices) === 'crossing'
  // Of the line that is being typed nothing is said yet.
  const unread = unreadLine(drawing.text.slice(0, drawing.text.lastIndexOf('\n') + 1))
  const draw = (next: Drawing): void => {
    setDrawing(next)
    if (next.text !== drawing.text) onAnswer(readVertices(readCorners(next.text)))
  }
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
        value={drawing.text}
        aria-required={field.required}
        aria-invalid={error ? true : undefined}
        aria-describedby={[describedBy(parts), `${id}-drawn`].filter(Boolean).join(' ')}
        onChange={(event) => draw(changed(drawing, event.currentTarget.value, 'typed'))}
        onBlur={onLeave}
      />
      <output className="field__hint vertices__area" htmlFor={id} id={`${id}-drawn`}>
        {unread !== null && copy.area.unread(unread)}
        {unread === null && crossing && copy.area.crossing}
        {unread === null && !crossing && (plan ? copy.area.drawn(plan.corners.length, plan.area) : copy.area.undrawn)}
      </output>
      {!awake && <Plan value={value} />}
      {awake && <p className="field__hint">{copy.area.mapHint}</p>}
      {awake && <AreaMap drawing={drawing} crossing={crossing} onDraw={draw} />}
    </FieldFrame>
  )
}
