import { words } from '#web/desk/form-page/copy.ts'
import type { EditProps } from './edit.ts'
import { NumberEdit, withMaybe } from './NumberEdit.tsx'

/**
 * The least and the greatest answer.
 *
 * @param factor how many of what is stored make one of what is typed: money is kept in 分 and edited in 元
 */
export function RangeEdit({
  field,
  onField,
  factor = 1,
}: Omit<EditProps, 'before' | 'materials'> & { factor?: number }) {
  return (
    <>
      {(['min', 'max'] as const).map((end) => (
        <NumberEdit
          key={end}
          label={words.field[end]}
          value={field[end] === undefined ? undefined : field[end] / factor}
          onValue={(value) =>
            onField(withMaybe(field, end, value === undefined ? undefined : Math.round(value * factor * 100) / 100))
          }
        />
      ))}
    </>
  )
}
