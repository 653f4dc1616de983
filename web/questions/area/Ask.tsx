import { useSyncExternalStore, type ReactNode } from 'react'
import { describedBy, FieldFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { AreaMap } from './AreaMap.tsx'
import { Plan } from './Plan.tsx'
import { useArea } from './use-area.ts'

const never = () => () => undefined

/**
 * 范围: the corners in one box, a line each, as tables of coordinates are pasted, and on a map below it; either follows the other.
 * Where no script runs there is the plan in place of the map.
 */
export function AskArea({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  const { drawing, wrong, draw, type, said } = useArea(field, value, onAnswer)
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
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
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={onLeave}
      />
      <output className="field__hint vertices__area" htmlFor={id} id={`${id}-drawn`}>
        {said}
      </output>
      {!awake && <Plan value={value} />}
      {awake && <p className="field__hint">{copy.area.mapHint}</p>}
      {awake && (
        <AreaMap
          {...{ drawing, wrong, onLeave }}
          around={field.around}
          onDraw={(next) => {
            draw(next)
            // A stroke that goes on, such as a drag, is kept when it is over.
            if (next.stroke === null) onLeave()
          }}
        />
      )}
    </FieldFrame>
  )
}
