import { Button, Checkbox, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import type { Field as FormField, Item, Material } from '#contracts/item.ts'
import { freshName } from '#web/questions/edit/edit.ts'
import { withMaybe } from '#web/questions/edit/NumberEdit.tsx'
import { EditFiles } from '#web/questions/file/Edit.tsx'
import { Field } from '../parts/field.tsx'
import { WordsField } from '../parts/words-field.tsx'
import { ConditionEdit } from './condition-edit.tsx'
import { ProofEdit } from './proof-edit.tsx'
import { materialWords as words } from './copy.ts'

export type MaterialsDesign = { materials: Material[]; sees: Record<string, string[]> }
type Props = {
  tasks: Item['tasks']
  fields: readonly FormField[]
  design: MaterialsDesign
  onDesign: (design: MaterialsDesign) => void
}

/** 材料目录: what is asked for besides the answers, in which form, and who looks at it. */
export function MaterialsEdit({ tasks, fields, design, onDesign }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const { materials } = design
  const set = (next: Material[]) => onDesign({ ...design, materials: next })
  const move = (place: number, by: -1 | 1) => {
    const one = materials[place]
    if (one && materials[place + by]) set(materials.toSpliced(place, 1).toSpliced(place + by, 0, one))
  }
  const add = () => {
    const key = freshName(
      'm',
      materials.map((one) => one.key),
    )
    set([...materials, newMaterial(key)])
    setChosen(key)
  }
  const material = materials.find((one) => one.key === chosen)
  return (
    <section className="panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      {materials.length === 0 && <p>{words.none}</p>}
      <ol className="design-questions">
        {materials.map((one, place) => (
          <li key={one.key} className={one.key === chosen ? 'chosen' : undefined}>
            <button
              type="button"
              className="link design-name"
              aria-pressed={one.key === chosen}
              onClick={() => setChosen(one.key === chosen ? null : one.key)}
            >
              {one.name}
            </button>
            <span>
              <Tag>{words.needs[one.need]}</Tag>
              {one.when && <Tag color="processing">{words.conditional}</Tag>}
            </span>
            <span className="design-acts">
              <Button size="small" aria-label={words.up(one.name)} onClick={() => move(place, -1)}>
                ↑
              </Button>
              <Button size="small" aria-label={words.down(one.name)} onClick={() => move(place, 1)}>
                ↓
              </Button>
              <Button
                size="small"
                danger
                aria-label={words.removeOf(one.name)}
                onClick={() =>
                  onDesign({
                    materials: materials.toSpliced(place, 1),
                    sees: Object.fromEntries(
                      Object.entries(design.sees).map(([task, keys]) => [task, keys.filter((key) => key !== one.key)]),
                    ),
                  })
                }
              >
                {words.remove}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={add}>
        {words.add}
      </Button>
      {material && (
        <MaterialEdit
          material={material}
          materials={materials}
          tasks={tasks}
          fields={fields}
          seenBy={tasks.filter((task) => design.sees[task.key]?.includes(material.key)).map((task) => task.key)}
          onMaterial={(next) => set(materials.map((one) => (one.key === next.key ? next : one)))}
          onSeenBy={(seenBy) =>
            onDesign({
              ...design,
              sees: Object.fromEntries(
                tasks.map((task) => [
                  task.key,
                  [
                    ...(design.sees[task.key] ?? []).filter((key) => key !== material.key),
                    ...(seenBy.includes(task.key) ? [material.key] : []),
                  ],
                ]),
              ),
            })
          }
        />
      )}
    </section>
  )
}

type EditProps = {
  material: Material
  materials: readonly Material[]
  tasks: Item['tasks']
  fields: readonly FormField[]
  seenBy: string[]
  onMaterial: (material: Material) => void
  onSeenBy: (tasks: string[]) => void
}

function MaterialEdit({ material, materials, tasks, fields, seenBy, onMaterial, onSeenBy }: EditProps) {
  const set = (change: Partial<Material>) => onMaterial({ ...material, ...change })
  return (
    <section className="form design-edit" aria-label={words.editing(material.name)}>
      {(['name', 'source', 'basis'] as const).map((key) => (
        <Field key={key} label={words[key]}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={material[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <WordsField
        label={words.standard}
        most={500}
        rows={2}
        value={material.standard}
        onChange={(text) => set({ standard: text })}
      />
      <Field label={words.need}>
        {(control) => (
          <Select
            {...control}
            value={material.need}
            options={optionsOf(words.needs)}
            onChange={(need) => set({ need })}
          />
        )}
      </Field>
      <Checks label={words.ways} value={material.ways} names={words.wayNames} onValue={(ways) => set({ ways })} />
      <EditFiles material={material} onChange={set} />
      <Field label={words.sight}>
        {(control) => (
          <Select
            {...control}
            value={material.sight}
            options={optionsOf(words.sights)}
            onChange={(sight) => set({ sight })}
          />
        )}
      </Field>
      {material.sight !== 'hidden' && (
        <Checks
          label={words.seenBy}
          value={seenBy}
          names={Object.fromEntries(tasks.map((task) => [task.key, task.title]))}
          onValue={onSeenBy}
        />
      )}
      <ConditionEdit
        when={material.when}
        before={fields}
        onWhen={(when) => onMaterial(withMaybe(material, 'when', when))}
      />
      <ProofEdit key={material.key} material={material} materials={materials} onMaterial={onMaterial} />
      <Field label={words.letterTitle} required={false} hint={words.letterTitleHint}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            value={material.letter?.title ?? ''}
            onChange={(event) => onMaterial(withLetter(material, { title: event.target.value }))}
          />
        )}
      </Field>
      {material.letter && (
        <WordsField
          label={words.letterText}
          hint={words.letterHint}
          most={4000}
          value={material.letter?.text ?? ''}
          onChange={(text) => onMaterial(withLetter(material, { text: text }))}
        />
      )}
    </section>
  )
}

function Checks<K extends string>({
  label,
  value,
  names,
  onValue,
}: {
  label: string
  value: readonly K[]
  names: Record<K, string>
  onValue: (value: K[]) => void
}) {
  return (
    <fieldset className="design-rows">
      <legend>{label}</legend>
      <Checkbox.Group<K> value={[...value]} options={optionsOf(names)} onChange={(next) => onValue(next)} />
    </fieldset>
  )
}

const optionsOf = <K extends string>(names: Record<K, string>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value: value as K, label }))

/** A letter without a title is none. */
function withLetter(material: Material, change: Partial<NonNullable<Material['letter']>>): Material {
  const letter = { title: '', text: '兹{{提示|示例}}。', ...material.letter, ...change }
  return withMaybe(material, 'letter', letter.title === '' ? undefined : letter)
}

const newMaterial = (key: string): Material => ({
  key,
  name: words.newName,
  need: 'required',
  importance: 'main',
  ways: ['upload'],
  formats: ['pdf', 'png', 'jpeg'],
  maxBytes: 20_000_000,
  maxFiles: 3,
  source: words.ownSource,
  basis: '',
  standard: '',
  sight: 'hidden',
})
