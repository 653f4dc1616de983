import { Button, Checkbox, Input, Select } from 'antd'
import { Column, type Field as FormField } from '#contracts/item.ts'
import { Field } from '../parts/field.tsx'
import { typeNames, words } from './copy.ts'
import { NumberEdit, withMaybe } from './number-edit.tsx'

type Props = { field: FormField; onField: (field: FormField) => void }

/** What belongs to the type of a question. */
export function TypeEdit({ field, onField }: Props) {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return (
        <NumberEdit
          label={words.field.maxLength}
          value={field.maxLength}
          onValue={(value) => onField({ ...field, maxLength: Math.max(1, Math.round(value ?? 200)) })}
        />
      )
    case 'number':
    case 'money':
    case 'area':
      return <RangeEdit field={field} onField={onField} />
    case 'choice':
    case 'many':
      return <OptionsEdit field={field} onField={onField} />
    case 'person':
      return (
        <Checkbox.Group
          aria-label={words.field.parts}
          value={field.parts ?? ['code', 'phone']}
          options={[
            { value: 'code', label: typeNames['resident-id'] },
            { value: 'phone', label: typeNames.phone },
          ]}
          onChange={(parts) =>
            onField({ ...field, parts: parts.filter((part) => part === 'code' || part === 'phone') })
          }
        />
      )
    case 'table':
      return <ColumnsEdit field={field} onField={onField} />
    case 'declaration':
      return <StatementEdit field={field} onField={onField} />
    case 'date':
    case 'yes-no':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
    case 'address':
    case 'firm':
      return null
  }
}

/** Money is kept in 分 and edited in 元. */
function RangeEdit({ field, onField }: Props) {
  const factor = field.type === 'money' ? 100 : 1
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
      {field.type === 'number' && (
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
      )}
    </>
  )
}

function OptionsEdit({ field, onField }: Props) {
  const options = field.options ?? []
  const set = (next: typeof options) => onField({ ...field, options: next })
  return (
    <fieldset className="design-rows" aria-label={words.field.options}>
      <legend>{words.field.options}</legend>
      {options.map((option, place) => (
        <div key={option.value} className="design-row">
          <Input
            aria-label={words.field.option(place + 1)}
            maxLength={100}
            value={option.label}
            onChange={(event) => set(options.with(place, { ...option, label: event.target.value }))}
          />
          <Button
            size="small"
            aria-label={words.of(words.remove, words.field.option(place + 1))}
            onClick={() => set(options.toSpliced(place, 1))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() =>
          set([
            ...options,
            {
              value: freshName(
                'o',
                options.map((one) => one.value),
              ),
              label: '',
            },
          ])
        }
      >
        {words.field.addOption}
      </Button>
    </fieldset>
  )
}

const columnTypes = Column.shape.type.options.filter((type) => type !== 'choice')

function ColumnsEdit({ field, onField }: Props) {
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

function StatementEdit({ field, onField }: Props) {
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

/** A name that none of these has. */
function freshName(letter: string, taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`${letter}${number}`)) number += 1
  return `${letter}${number}`
}
