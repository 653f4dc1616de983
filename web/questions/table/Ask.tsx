import type { ReactNode } from 'react'
import { checkAnswer, isUnanswered } from '#contracts/answer.ts'
import { cellField } from '#contracts/answer-parts.ts'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { copy } from '../copy.ts'
import { hintOf } from '../hint.ts'
import type { AskProps } from '../question.ts'
import { useRows } from '../rows.ts'
import { readRows, rowsOf, type TableRow } from './model.ts'

/** 表格: rows of the same questions. `AskCell` asks one of them. */
export function AskTable({
  field,
  id,
  value,
  error,
  onAnswer,
  onLeave,
  AskCell,
}: AskProps & { AskCell: (props: AskProps) => ReactNode }): ReactNode {
  const [least, most] = [Math.max(field.minRows ?? 1, 1), field.maxRows ?? 50]
  const { rows, set, add, remove } = useRows<TableRow>(rowsOf(value), least, {}, (now) => onAnswer(readRows(now)))
  const columns = field.columns ?? []
  return (
    <FieldsetFrame
      id={id}
      label={field.label}
      optional={field.required ? undefined : copy.optional}
      hint={hintOf(field, copy.rowsBetween(least, most))}
      error={error}
    >
      {rows.map((row, place) => (
        <fieldset key={row.key} className="row" aria-label={`${field.label}${copy.rowOf(place + 1)}`}>
          <div className="row__head">
            <span className="row__place">{copy.rowOf(place + 1)}</span>
            {rows.length > 1 && (
              <button
                type="button"
                className="link-button"
                aria-label={copy.removeRowOf(field.label, place + 1)}
                onClick={() => {
                  remove(row.key)
                  onLeave()
                }}
              >
                {copy.removeRow}
              </button>
            )}
          </div>
          <div className="row__cells">
            {columns.map((column, columnPlace) => (
              <AskCell
                key={column.key}
                field={{ ...cellField(field, column), key: `${field.key}-${row.key}-${column.key}` }}
                id={place === 0 && columnPlace === 0 ? id : `${id}-${row.key}-${column.key}`}
                value={row.value[column.key]}
                error={
                  error === null || isUnanswered(row.value)
                    ? null
                    : checkAnswer(cellField(field, column), row.value[column.key])
                }
                onAnswer={(answer) => set(row.key, { ...row.value, [column.key]: answer })}
                onLeave={onLeave}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {rows.length < most && (
        <button type="button" className="button button--quiet" onClick={add}>
          {copy.addRow}
          <span className="visually-hidden">：{field.label}</span>
        </button>
      )}
    </FieldsetFrame>
  )
}
