import type { ReactNode } from 'react'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import { AskNumber } from '../number/Ask.tsx'
import type { AskProps } from '../question.ts'
import { useRows } from '../rows.ts'
import { planOf, readVertices, typedVertices, type TypedVertex } from './model.ts'
import { Plan } from './Plan.tsx'

/** 范围: vertices in a list, which a keyboard reaches like any other question, and the plan that follows from them. */
export function AskArea({ field, id, value, error, onAnswer, onLeave }: AskProps): ReactNode {
  const { rows, set, add, remove } = useRows<TypedVertex>(typedVertices(value), 3, {}, (now) =>
    onAnswer(readVertices(now)),
  )
  const plan = planOf(value)
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field, copy.area.hint)}
      error={error}
    >
      <ol className="vertices">
        {rows.map((row, place) => (
          <li key={row.key} className="vertex">
            <span className="vertex__place">{copy.area.vertex(place + 1)}</span>
            {(['x', 'y'] as const).map((axis) => (
              <AskNumber
                key={axis}
                field={{
                  key: `${field.key}-${row.key}-${axis}`,
                  label: axis === 'x' ? copy.area.east : copy.area.north,
                  type: 'number',
                  class: field.class,
                  sight: field.sight,
                  required: true,
                  maxLength: 20,
                  unit: copy.area.unit,
                }}
                id={place === 0 && axis === 'x' ? id : `${id}-${row.key}-${axis}`}
                value={row.value[axis]}
                error={null}
                onAnswer={(answer) => set(row.key, { ...row.value, [axis]: answer })}
                onLeave={onLeave}
              />
            ))}
            {rows.length > 3 && (
              <button
                type="button"
                className="link-button"
                aria-label={copy.area.removeOf(place + 1)}
                onClick={() => remove(row.key)}
              >
                {copy.removeRow}
              </button>
            )}
          </li>
        ))}
      </ol>
      <button type="button" className="button button--quiet" onClick={add}>
        {copy.area.add}
      </button>
      <output className="field__hint vertices__area" htmlFor={id}>
        {plan ? copy.area.drawn(plan.corners.length, plan.area) : copy.area.undrawn}
      </output>
      <Plan value={value} />
    </FieldsetFrame>
  )
}
