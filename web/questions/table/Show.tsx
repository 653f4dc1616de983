import type { ReactNode } from 'react'
import { answerText } from '#contracts/answer.ts'
import { cellField } from '#contracts/answer-parts.ts'
import type { Field } from '#contracts/item.ts'
import { rowsOf } from './model.ts'

export function ShowTable({ field, value }: { field: Field; value: unknown }): ReactNode {
  const columns = field.columns ?? []
  return (
    <div className="wide-table">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(value).map((row, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own and never move here
            <tr key={place}>
              {columns.map((column) => (
                <td key={column.key}>{answerText(cellField(field, column), row[column.key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
