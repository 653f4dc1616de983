import { Button, Input } from 'antd'
import {
  coordinateText,
  planOf,
  readCoordinate,
  readVertices,
  typedVertices,
  type TypedVertex,
} from '#web/questions/area/model.ts'
import { Plan } from '#web/questions/area/Plan.tsx'
import { copy } from '#web/questions/copy.ts'
import { useRows } from '#web/questions/rows.ts'
import type { Props } from './answer-input.tsx'

/** 范围: the vertices as a table, and the plan that follows from them. */
export function AreaInput({ field, value, control, onChange, onLeave }: Props) {
  const { rows, set, add, remove } = useRows<TypedVertex>(typedVertices(value), 3, {}, (now) =>
    onChange(readVertices(now)),
  )
  const plan = planOf(value)
  const names = { x: copy.area.east, y: copy.area.north }
  return (
    <fieldset className="rows-input" aria-label={field.label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{copy.area.point}</th>
            <th scope="col">
              {names.x}（{copy.area.unit}）
            </th>
            <th scope="col">
              {names.y}（{copy.area.unit}）
            </th>
            <th scope="col">{copy.rowEnd}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.key}>
              <th scope="row">{copy.area.vertex(place + 1)}</th>
              {(['x', 'y'] as const).map((axis) => (
                <td key={axis}>
                  <Input
                    {...control}
                    id={place === 0 && axis === 'x' ? control.id : `${control.id}-${row.key}-${axis}`}
                    aria-label={`${copy.area.vertex(place + 1)}${names[axis]}`}
                    className="num"
                    inputMode="decimal"
                    defaultValue={coordinateText(row.value[axis])}
                    onChange={(event) => set(row.key, { ...row.value, [axis]: readCoordinate(event.target.value) })}
                    onBlur={onLeave}
                  />
                </td>
              ))}
              <td>
                {rows.length > 3 && (
                  <Button type="link" aria-label={copy.area.removeOf(place + 1)} onClick={() => remove(row.key)}>
                    {copy.removeRow}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={add}>{copy.area.add}</Button>
      <output className="field-hint" htmlFor={control.id}>
        {plan ? copy.area.drawn(plan.corners.length, plan.area) : copy.area.undrawn}
      </output>
      <Plan value={value} />
    </fieldset>
  )
}
