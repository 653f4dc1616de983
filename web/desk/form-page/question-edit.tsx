import { Checkbox, Input, Select } from 'antd'
import type { FormDesign } from '#contracts/form-design.ts'
import type { Field as FormField, FieldType } from '#contracts/item.ts'
import { withMaybe } from '#web/questions/edit/NumberEdit.tsx'
import { divisionsIn, fieldsBefore, retyped, withField, type Place } from '../form-design.ts'
import { Field } from '../parts/field.tsx'
import { ConditionEdit } from './condition-edit.tsx'
import { classNames, sightNames, typeNames, words } from './copy.ts'
import { TypeEdit } from './type-edit.tsx'

type Props = { design: FormDesign; place: Place; onDesign: (design: FormDesign) => void }

const optionsOf = <K extends string>(names: Record<K, string>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value: value as K, label }))

/** One question: what all types have, then what its type has, then when it is asked. */
export function QuestionEdit({ design, place, onDesign }: Props) {
  const field = design.form[place.group]?.fields[place.field]
  if (!field) return <p className="quiet">{words.choose}</p>
  const set = (next: FormField) => onDesign(withField(design, place, next))
  const divisions = divisionsIn(design)
  const materials = design.materials ?? []
  const uploads = materials.filter(({ ways }) => ways.includes('upload') && !ways.includes('form'))
  const offered = (type: FieldType) =>
    (type !== 'address' || divisions !== undefined) && (type !== 'file' || uploads.length > 0)
  const isFile = field.type === 'file'
  const text = (key: 'hint' | 'sample', value: string) => {
    const { [key]: _before, ...rest } = field
    set(value === '' ? rest : { ...rest, [key]: value })
  }
  return (
    <section className="panel" aria-label={words.editing(field.label)}>
      <h2>{words.editing(field.label)}</h2>
      <div className="form">
        <Field label={words.field.label}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={field.label}
              onChange={(event) => set({ ...field, label: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.field.type}>
          {(control) => (
            <Select<FieldType>
              {...control}
              listHeight={560}
              value={field.type}
              options={optionsOf(typeNames).filter(({ value }) => offered(value))}
              onChange={(type) => set(retyped(field, type, divisions, uploads))}
            />
          )}
        </Field>
        {!isFile && (
          <Checkbox checked={field.required} onChange={(event) => set({ ...field, required: event.target.checked })}>
            {words.field.required}
          </Checkbox>
        )}
        {(['hint', 'sample'] as const).map((key) => (
          <Field key={key} label={words.field[key]} required={false}>
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={field[key] ?? ''}
                onChange={(event) => text(key, event.target.value)}
              />
            )}
          </Field>
        ))}
        <TypeEdit field={field} before={fieldsBefore(design, place)} materials={materials} onField={set} />
        {!isFile && (
          <>
            <Field label={words.field.class}>
              {(control) => (
                <Select
                  {...control}
                  value={field.class}
                  options={optionsOf(classNames)}
                  onChange={(level) => set({ ...field, class: level })}
                />
              )}
            </Field>
            <Field label={words.field.sight}>
              {(control) => (
                <Select
                  {...control}
                  value={field.sight}
                  options={optionsOf(sightNames)}
                  onChange={(sight) => set({ ...field, sight })}
                />
              )}
            </Field>
            <ConditionEdit
              when={field.when}
              before={fieldsBefore(design, place)}
              onWhen={(when) => set(withMaybe(field, 'when', when))}
            />
          </>
        )}
      </div>
    </section>
  )
}
