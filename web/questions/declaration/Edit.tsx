import { Input } from 'antd'
import { words } from '#web/desk/form-page/copy.ts'
import { Field } from '#web/desk/parts/field.tsx'
import type { EditProps } from '../edit/edit.ts'

/** The words that are agreed to, and their version. */
export function EditDeclaration({ field, onField }: EditProps) {
  const { statement = { version: '1', text: '' } } = field
  return (
    <>
      <Field label={words.field.statement}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={4000}
            value={statement.text}
            onChange={(event) => onField({ ...field, statement: { ...statement, text: event.target.value } })}
          />
        )}
      </Field>
      <Field label={words.field.version}>
        {(control) => (
          <Input
            {...control}
            maxLength={20}
            value={statement.version}
            onChange={(event) => onField({ ...field, statement: { ...statement, version: event.target.value } })}
          />
        )}
      </Field>
    </>
  )
}
