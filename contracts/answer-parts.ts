import type { Vertex } from '#kernel/polygon.ts'
import type { Column, Division, Field } from './item.ts'

/** Answers of these types are objects whose members are answers themselves. */
export type PartsType = 'address' | 'person' | 'firm'

/**
 * 地址: the code of a division that the question offers, that of a town in it where it has any, and the rest in words.
 */
export type AddressAnswer = { division: string; town?: string; detail: string }
/** Whether an answer to this question is an object made of further answers. */
export const hasParts = (field: Pick<Field, 'type'>): field is Field & { type: PartsType } =>
  field.type === 'address' || field.type === 'person' || field.type === 'firm'

/** The questions that an answer consists of, with their own short labels; of an address, the towns are those of the chosen division. */
export function partsOf(field: Field & { type: PartsType }, value: unknown): Field[] {
  switch (field.type) {
    case 'address':
      return addressParts(field, memberOf(value, 'division'))
    case 'person': {
      const asked = field.parts ?? ['code', 'phone']
      return [
        part(field, 'name', '姓名', 'text', { maxLength: 50 }),
        ...(asked.includes('code') ? [part(field, 'code', '公民身份号码', 'resident-id')] : []),
        ...(asked.includes('phone') ? [part(field, 'phone', '手机号码', 'phone')] : []),
      ]
    }
    case 'firm':
      return [
        part(field, 'name', '单位名称', 'text', { maxLength: 100 }),
        part(field, 'code', '统一社会信用代码', 'firm-code'),
      ]
  }
}

/** A cell of a table as a question of its own. */
export const cellField = (table: Field, column: Column): Field => ({
  ...column,
  class: table.class,
  sight: table.sight,
})

/** A member of an answer of unknown shape; undefined where the answer is no object or has it only by inheritance. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

/** The division that this question offers under a code; undefined when it offers none such. */
export function divisionOf(field: Pick<Field, 'divisions'>, code: unknown): Division | undefined {
  return field.divisions?.find((division) => division.code === code)
}

function addressParts(field: Field, code: unknown): Field[] {
  const divisions = field.divisions ?? []
  const towns = divisionOf(field, code)?.towns ?? []
  const choices = (of: readonly { code: string; name: string }[]) =>
    of.map(({ code: value, name: label }) => ({ value, label }))
  return [
    part(field, 'division', '县区', 'choice', {
      options: choices(divisions),
    }),
    ...(towns.length > 0 ? [part(field, 'town', '乡镇、街道', 'choice', { options: choices(towns) })] : []),
    part(field, 'detail', '详细地址', 'text', { maxLength: 100 }),
  ]
}

function part(of: Field, key: string, label: string, type: Field['type'], extra: Partial<Field> = {}): Field {
  return { key, label, type, class: of.class, sight: of.sight, required: true, maxLength: 200, ...extra }
}

/** The vertices of an answer as far as it has that shape, whatever they bound; null for anything else. */
export function verticesOf(value: unknown): Vertex[] | null {
  const vertices = memberOf(value, 'vertices')
  if (!Array.isArray(vertices)) return null
  const read = vertices.flatMap((vertex: unknown) => {
    const [x, y] = [memberOf(vertex, 'x'), memberOf(vertex, 'y')]
    return holdsOnly(vertex, ['x', 'y']) && typeof x === 'number' && typeof y === 'number' ? [{ x, y }] : []
  })
  return read.length === vertices.length ? read : null
}

/** A plain object without members of other names, so that an answer has one canonical form. */
export function holdsOnly(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.keys(value).every((name) => names.includes(name))
}
