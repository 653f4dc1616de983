import { Input } from 'antd'
import { words } from '#web/desk/form-page/copy.ts'
import { Field } from '#web/desk/parts/field.tsx'
import { ComputedEdit } from '../computed/Edit.tsx'
import type { EditProps } from '../edit/edit.ts'
import { withMaybe } from '../edit/NumberEdit.tsx'
import { RangeEdit } from '../edit/RangeEdit.tsx'

export function EditNumber(props: EditProps) {
  const { field, onField } = props
  return (
    <>
      <RangeEdit {...props} />
      <Field label={words.field.unit} required={false}>
        {(control) => (
          <Input
            {...control}
            maxLength={20}
            value={field.unit ?? ''}
            onChange={(event) => onField(withMaybe(field, 'unit', event.target.value || undefined))}
          />
        )}
      </Field>
      <ComputedEdit {...props} />
    </>
  )
}
