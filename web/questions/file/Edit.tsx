import { Checkbox, InputNumber, Select } from 'antd'
import type { Material } from '#contracts/item.ts'
import { materialWords as words, words as formWords } from '#web/desk/form-page/copy.ts'
import { Field } from '#web/desk/parts/field.tsx'
import type { EditProps } from '../edit/edit.ts'

const million = 1_000_000
type Wanted = Pick<Material, 'formats' | 'maxBytes' | 'maxFiles'>

/** Which material a question asks for; all else about its files is the material's. */
export function EditFile({ field, materials, onField }: EditProps) {
  return (
    <Field label={formWords.field.material} hint={formWords.field.materialHint}>
      {(control) => (
        <Select
          {...control}
          value={field.material ?? null}
          options={materials
            .filter(({ ways }) => ways.includes('upload') && !ways.includes('form'))
            .map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(material) => {
            if (material !== null) onField({ ...field, material })
          }}
        />
      )}
    </Field>
  )
}

/** What a designer changes of the files of a material: their formats, how large each may be, and how many. */
export function EditFiles({ material, onChange }: { material: Wanted; onChange: (change: Partial<Wanted>) => void }) {
  return (
    <>
      <fieldset className="design-rows">
        <legend>{words.formats}</legend>
        <Checkbox.Group<Material['formats'][number]>
          value={[...material.formats]}
          options={(['pdf', 'png', 'jpeg'] as const).map((value) => ({ value, label: words.formatNames[value] }))}
          onChange={(formats) => onChange({ formats })}
        />
      </fieldset>
      <Field label={words.maxBytes}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={50}
            value={material.maxBytes / million}
            onChange={(value) => onChange({ maxBytes: Math.round((value ?? 1) * million) })}
          />
        )}
      </Field>
      <Field label={words.maxFiles}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={20}
            value={material.maxFiles}
            onChange={(value) => onChange({ maxFiles: Math.round(value ?? 1) })}
          />
        )}
      </Field>
    </>
  )
}
