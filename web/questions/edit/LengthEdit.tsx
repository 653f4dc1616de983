import { words } from '#web/desk/form-page/copy.ts'
import type { EditProps } from './edit.ts'
import { NumberEdit } from './NumberEdit.tsx'

/** How many characters fit. */
export function LengthEdit({ field, onField }: EditProps) {
  return (
    <NumberEdit
      label={words.field.maxLength}
      value={field.maxLength}
      onValue={(value) => onField({ ...field, maxLength: Math.max(1, Math.round(value ?? 200)) })}
    />
  )
}
