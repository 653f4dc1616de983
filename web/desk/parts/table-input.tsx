import { Button } from 'antd'
import type { ComponentType } from 'react'
import { cellField } from '#contracts/answer-parts.ts'
import { copy } from '#web/questions/copy.ts'
import { useRows } from '#web/questions/rows.ts'
import { readRows, rowsOf, type TableRow } from '#web/questions/table/model.ts'
import type { Props } from './answer-input.tsx'

/** Rows of the same questions as a table to type into. */
export function TableInput({
  field,
  value,
  control,
  onChange,
  onLeave,
  Input,
}: Props & { Input: ComponentType<Props> }) {
  const [least, most] = [Math.max(field.minRows ?? 1, 1), field.maxRows ?? 50]
  const { rows, set, add, remove } = useRows<TableRow>(rowsOf(value), least, {}, (now) => onChange(readRows(now)))
  const columns = field.columns ?? []
  return (
    <fieldset className="rows-input" aria-label={field.label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
            <th scope="col">{copy.rowEnd}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.key}>
              {columns.map((column, columnPlace) => (
                <td key={column.key}>
                  <Input
                    field={cellField(field, column)}
                    value={row.value[column.key]}
                    control={{
                      ...control,
                      id: place === 0 && columnPlace === 0 ? control.id : `${control.id}-${row.key}-${column.key}`,
                      'aria-label': `${field.label}${copy.rowOf(place + 1)}${column.label}`,
                    }}
                    onChange={(answer) => set(row.key, { ...row.value, [column.key]: answer })}
                    onLeave={onLeave}
                  />
                </td>
              ))}
              <td>
                {rows.length > 1 && (
                  <Button
                    type="link"
                    aria-label={copy.removeRowOf(field.label, place + 1)}
                    onClick={() => remove(row.key)}
                  >
                    {copy.removeRow}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < most && <Button onClick={add}>{copy.addRow}</Button>}
    </fieldset>
  )
}
