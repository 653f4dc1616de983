import { Button, Input, Select } from 'antd'
import { Column } from '#contracts/item.ts'
import { typeNames, words } from '#web/desk/form-page/copy.ts'
import { freshName, type EditProps } from '../edit/edit.ts'
import { NumberEdit, withMaybe } from '../edit/NumberEdit.tsx'

const columnTypes = Column.shape.type.options.filter((type) => type !== 'choice')

/** 列 of a table, and how many rows it may have. */
export function EditTable({ field, onField }: EditProps) {
  const columns = field.columns ?? []
  const set = (next: typeof columns) => onField({ ...field, columns: next })
  return (
    <>
      <fieldset className="design-rows" aria-label={words.field.columns}>
        <legend>{words.field.columns}</legend>
        {columns.map((column, place) => (
          <div key={column.key} className="design-row">
            <Input
              aria-label={words.field.column(place + 1)}
              maxLength={40}
              value={column.label}
              onChange={(event) => set(columns.with(place, { ...column, label: event.target.value }))}
            />
            {column.type === 'choice' ? (
              <span className="quiet">{typeNames.choice}</span>
            ) : (
              <Select
                aria-label={words.field.columnType(place + 1)}
                value={column.type}
                options={columnTypes.map((type) => ({ value: type, label: typeNames[type] }))}
                onChange={(type) => set(columns.with(place, { ...column, type }))}
              />
            )}
            <Button
              size="small"
              aria-label={words.of(words.remove, words.field.column(place + 1))}
              onClick={() => set(columns.toSpliced(place, 1))}
            >
              {words.remove}
            </Button>
          </div>
        ))}
        <Button
          size="small"
          onClick={() => {
            const key = freshName(
              'c',
              columns.map((one) => one.key),
            )
            set([...columns, { key, label: '', type: 'text', required: true, maxLength: 60 }])
          }}
        >
          {words.field.addColumn}
        </Button>
      </fieldset>
      {(['minRows', 'maxRows'] as const).map((end) => (
        <NumberEdit
          key={end}
          label={words.field[end]}
          value={field[end]}
          onValue={(value) => onField(withMaybe(field, end, value === undefined ? undefined : Math.round(value)))}
        />
      ))}
    </>
  )
}
