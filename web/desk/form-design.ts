import type { FormDesign } from '#contracts/form-design.ts'
import type { Division, Field, FieldType, Material } from '#contracts/item.ts'
import type { Condition } from '#kernel/condition.ts'

/** A design under way: every state it has had, and which one is looked at. */
export type Drawing = { states: readonly FormDesign[]; at: number }

export type Place = { group: number; field: number }

export const begin = (design: FormDesign): Drawing => ({ states: [design], at: 0 })
export const designOf = ({ states, at }: Drawing): FormDesign => states[at]!

/** After a change nothing can be done again that was undone before it; changes of one text follow each other within one state. */
export function changed(drawing: Drawing, next: FormDesign): Drawing {
  if (next === designOf(drawing)) return drawing
  return { states: [...drawing.states.slice(0, drawing.at + 1), next], at: drawing.at + 1 }
}
export const undone = (drawing: Drawing): Drawing => ({ ...drawing, at: Math.max(0, drawing.at - 1) })
export const redone = (drawing: Drawing): Drawing => ({
  ...drawing,
  at: Math.min(drawing.states.length - 1, drawing.at + 1),
})

export function withField(design: FormDesign, { group, field }: Place, value: Field): FormDesign {
  return inGroup(design, group, (fields) => fields.map((one, place) => (place === field ? value : one)))
}

/** A new question at the end of a group. */
export const withNewField = (design: FormDesign, group: number, value: Field): FormDesign =>
  inGroup(design, group, (fields) => [...fields, value])

/** Without the question; a group that is left without one goes too. */
export function withoutField(design: FormDesign, { group, field }: Place): FormDesign {
  const next = inGroup(design, group, (fields) => fields.filter((_, place) => place !== field))
  return { ...next, form: next.form.filter((one) => one.fields.length > 0) }
}

/** One place up or down; over the end of its group into the next one. */
export function moved(design: FormDesign, { group, field }: Place, by: -1 | 1): { design: FormDesign; place: Place } {
  const fields = design.form[group]?.fields ?? []
  const value = fields[field]
  const to = field + by
  if (!value) return { design, place: { group, field } }
  if (to >= 0 && to < fields.length) {
    const without = fields.filter((_, place) => place !== field)
    return {
      design: inGroup(design, group, () => without.toSpliced(to, 0, value)),
      place: { group, field: to },
    }
  }
  const next = design.form[group + by]
  // The last question of a group stays: a group asks something.
  if (!next || fields.length === 1) return { design, place: { group, field } }
  const place = { group: group + by, field: by === 1 ? 0 : next.fields.length }
  const form = design.form.map((one, at) => {
    if (at === group) return { ...one, fields: fields.filter((_, old) => old !== field) }
    return at === place.group ? { ...one, fields: one.fields.toSpliced(place.field, 0, value) } : one
  })
  return { design: { ...design, form }, place }
}

export const withTitle = (design: FormDesign, group: number, title: string): FormDesign => ({
  ...design,
  form: design.form.map((one, place) => (place === group ? { ...one, title } : one)),
})

/** What a group is asked for; neither conditions nor an article where it needs none. */
export const withPurpose = (
  design: FormDesign,
  group: number,
  purpose: { forConditions?: number[] | undefined; forBasis?: string | undefined },
): FormDesign => ({
  ...design,
  form: design.form.map((one, place) => {
    if (place !== group) return one
    const { forConditions, forBasis, ...rest } = { ...one, ...purpose }
    return {
      ...rest,
      ...(forConditions?.length ? { forConditions } : {}),
      ...(forBasis?.trim() ? { forBasis } : {}),
    }
  }),
})

/** A new group with one question, since a group asks something. */
export const withNewGroup = (design: FormDesign, title: string): FormDesign => ({
  ...design,
  form: [...design.form, { title, fields: [newField(design, 'text')] }],
})

export const withHold = (design: FormDesign, hold: FormDesign['holds'][number]): FormDesign => ({
  ...design,
  holds: [...design.holds, hold],
})
export const withoutHold = (design: FormDesign, at: number): FormDesign => ({
  ...design,
  holds: design.holds.filter((_, place) => place !== at),
})

export const fieldsOf = (design: FormDesign): Field[] => design.form.flatMap((group) => group.fields)

/** Whether a question takes an answer; a file is brought as a material. */
export const isAnswered = (field: Field): boolean => field.type !== 'file'

/** The questions asked before this one that take an answer: those its condition may look at. */
export const fieldsBefore = (design: FormDesign, { group, field }: Place): Field[] =>
  [
    ...design.form.slice(0, group).flatMap((one) => one.fields),
    ...(design.form[group]?.fields.slice(0, field) ?? []),
  ].filter(isAnswered)

/** A question of this type under a key that no other has, with what the type needs to be asked at all. */
export function newField(design: FormDesign, type: FieldType): Field {
  const keys = new Set(fieldsOf(design).map((field) => field.key))
  let number = keys.size + 1
  while (keys.has(`q${number}`)) number += 1
  return retyped(
    {
      key: `q${number}`,
      label: '新问题',
      type: 'text',
      class: 'identity',
      sight: 'blind',
      required: true,
      maxLength: 200,
    },
    type,
    divisionsIn(design),
  )
}

/** The same question as one of another type: what only its old type had is dropped, what the new one needs is there to be changed. */
export function retyped(
  field: Field,
  type: FieldType,
  divisions: readonly Division[] | undefined,
  materials: readonly Material[] = [],
): Field {
  const { key, label, class: level, sight, required, maxLength, hint, when } = field
  const kept: Field = {
    key,
    label,
    type,
    class: type === 'declaration' ? 'plain' : level,
    sight,
    required,
    maxLength,
    ...(hint !== undefined && { hint }),
    ...(when !== undefined && { when }),
  }
  switch (type) {
    case 'choice':
    case 'many':
      return {
        ...kept,
        options: field.options ?? [
          { value: 'a', label: '选项一' },
          { value: 'b', label: '选项二' },
        ],
      }
    case 'address':
      return { ...kept, ...(divisions && { divisions: [...divisions] }) }
    case 'table':
      return {
        ...kept,
        columns: [{ key: 'name', label: '名称', type: 'text', required: true, maxLength: 60 }],
        minRows: 1,
        maxRows: 20,
      }
    case 'declaration':
      return { ...kept, statement: { version: '1', text: '请填写承诺内容。' } }
    case 'file': {
      const { when: _when, ...asked } = kept
      const [material] = materials
      return { ...asked, ...(material && { material: material.key, label: material.name }) }
    }
    case 'text':
    case 'long-text':
    case 'number':
    case 'date':
    case 'yes-no':
    case 'phone':
    case 'resident-id':
    case 'firm-code':
    case 'project-code':
    case 'money':
    case 'person':
    case 'firm':
      return kept
    case 'area':
      return { ...kept, ...(field.around && { around: field.around }) }
  }
}

/** The divisions that addresses of this form choose from; undefined for a form without an address. */
export function divisionsIn(design: FormDesign): Division[] | undefined {
  return fieldsOf(design).find((field) => field.divisions)?.divisions
}

/** One comparison of an earlier answer with a value; null for a condition that says more than that. */
export type Simple = {
  key: string
  operator: 'eq' | 'neq' | 'gt' | 'lt' | 'contains'
  value: string | number | boolean
}

export function simpleOf(condition: Condition): Simple | null {
  if ('answer' in condition) return { key: condition.answer, operator: 'eq', value: true }
  for (const operator of ['eq', 'neq', 'gt', 'lt', 'contains'] as const) {
    const pair = operator in condition ? Object.entries(condition).find(([name]) => name === operator)?.[1] : undefined
    if (!Array.isArray(pair)) continue
    const [left, right] = pair as { answer?: string; constant?: unknown }[]
    const value = right?.constant
    if (left?.answer === undefined || typeof value === 'object' || value === undefined) return null
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return { key: left.answer, operator, value }
  }
  return null
}

export function conditionOf({ key, operator, value }: Simple): Condition {
  const pair = [{ answer: key }, { constant: value }] as const
  switch (operator) {
    case 'eq':
      return { eq: pair }
    case 'neq':
      return { neq: pair }
    case 'gt':
      return { gt: pair }
    case 'lt':
      return { lt: pair }
    case 'contains':
      return { contains: pair }
  }
}

function inGroup(design: FormDesign, group: number, change: (fields: Field[]) => Field[]): FormDesign {
  return {
    ...design,
    form: design.form.map((one, place) => (place === group ? { ...one, fields: change(one.fields) } : one)),
  }
}
