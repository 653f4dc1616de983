import { Checkbox } from 'antd'
import { typeNames, words } from '#web/desk/form-page/copy.ts'
import type { EditProps } from '../edit/edit.ts'

/** What is asked besides the name. */
export function EditPerson({ field, onField }: EditProps) {
  return (
    <Checkbox.Group
      aria-label={words.field.parts}
      value={field.parts ?? ['code', 'phone']}
      options={[
        { value: 'code', label: typeNames['resident-id'] },
        { value: 'phone', label: typeNames.phone },
      ]}
      onChange={(parts) => onField({ ...field, parts: parts.filter((part) => part === 'code' || part === 'phone') })}
    />
  )
}
