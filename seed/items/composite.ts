import type { z } from 'zod'
import { Item, type Field, type Material } from '#contracts/item.ts'
import { computedOver } from '#contracts/computed.ts'
import type { Condition } from '#kernel/condition.ts'
import { renamed } from '#kernel/renamed.ts'
import { routeOf } from '#kernel/route.ts'

/** One part as an author of a composite writes it. */
export type PartOf = {
  key: string
  item: Item
  /** Needed only where this holds, by answers to the questions of the whole's own. */
  when?: Condition
  /** Keys of parts whose outcome it needs. */
  after?: readonly string[]
  /** Questions that are another part's or the whole's own under another key. */
  same?: Readonly<Record<string, string>>
  /** Questions and materials that mean something else than those of the same key elsewhere: they get a key of this part's own. */
  own?: readonly string[]
  /** Materials that are another part's under another key. */
  sameMaterials?: Readonly<Record<string, string>>
}

type Given = Omit<
  z.input<typeof Item>,
  'form' | 'holds' | 'materials' | 'tasks' | 'parts' | 'plan' | 'sheets' | 'matters' | 'specialProcedures'
> & {
  /** 情形: what decides which parts are needed, asked first. */
  situation?: z.input<typeof Item>['form'][number]
  /** The application form of the whole, instead of those of the parts. */
  application: Pick<Material, 'name' | 'basis' | 'standard'>
  parts: readonly PartOf[]
}

/**
 * 一件事、并联: an item made of others. Its form is the union of theirs, each question asked once; its materials are theirs, each handed in once;
 * what one part issues is asked of nobody. Questions of one key and one type are the same question, unless a part says otherwise.
 *
 * @throws RangeError where two parts ask different things under one key and neither says so
 */
export function composite({ situation, application, parts, ...given }: Given): Item {
  const union = new Map<string, { field: Field; group: string; asked: (Condition | undefined)[] }>()
  for (const field of (situation?.fields ?? []).map(complete))
    union.set(field.key, { field, group: situation!.title, asked: [undefined] })
  const materials = new Map<string, { material: Material; asked: (Condition | undefined)[] }>()
  const holds: Item['holds'] = []
  const definitions: Item['parts'] = []

  for (const part of parts) {
    const keyOf = keysOf(part)
    const fields: Record<string, string> = {}
    for (const group of part.item.form)
      for (const field of group.fields) {
        const key = keyOf(field.key)
        fields[field.key] = key
        const asked = both(part.when, field.when && renamed(field.when, keyOf))
        const there = union.get(key)
        if (there) {
          const said = part.same?.[field.key] !== undefined
          if (!(isSame(there.field, field) || (said && bothWritten(there.field, field))))
            throw new RangeError(`${part.key} asks another ${field.key} than ${key}`)
          there.asked.push(asked)
          // The one that is looked at more closely.
          if (there.field.type === 'text' && field.type !== 'text') there.field = { ...field, key }
          if (field.required && !there.field.required) there.field = { ...there.field, required: true }
        } else {
          const computed = field.computed && computedOver(field.computed, keyOf)
          union.set(key, {
            field: { ...field, key, ...(computed ? { computed } : {}) },
            group: group.title,
            asked: [asked],
          })
        }
      }
    for (const hold of part.item.holds)
      holds.push({ ...hold, condition: renamed(hold.condition, keyOf), at: keyOf(hold.at) })

    const handed: Record<string, string> = {}
    const fromPart: Record<string, string> = {}
    for (const material of part.item.materials) {
      const issuer = parts.find(
        ({ key, item }) => part.after?.includes(key) && item.outcome.licenceType === material.licence,
      )
      if (issuer) {
        fromPart[material.key] = issuer.key
        continue
      }
      if (material.ways.includes('form')) {
        handed[material.key] = 'application'
        continue
      }
      const key = part.sameMaterials?.[material.key] ?? materialKey(part, material, materials)
      handed[material.key] = key
      const asked = both(part.when, material.when && renamed(material.when, keyOf))
      const there = materials.get(key)
      if (there) {
        there.material = narrower(there.material, material)
        there.asked.push(asked)
      } else {
        // Reviewers see the part's copy; the whole is looked at by whoever takes it in.
        materials.set(key, { material: { ...material, key, importance: 'main', sight: 'hidden' }, asked: [asked] })
      }
    }
    const { promised, bearsOn } = part.item
    definitions.push({
      key: part.key,
      item: part.item.code,
      revision: part.item.revision,
      title: part.item.shortName,
      office: part.item.office,
      limitDays: promised.days,
      fields,
      materials: handed,
      fromPart,
      bearsOn,
    })
  }
  return Item.parse({
    ...given,
    form: grouped([...union.values()].map(({ field, group, asked }) => ({ group, field: when(field, asked) }))),
    holds,
    materials: [
      {
        key: 'application',
        need: 'required',
        ways: ['form', 'upload', 'paper'],
        formats: ['pdf', 'png', 'jpeg'],
        maxBytes: 20_000_000,
        maxFiles: 1,
        reusableMonths: 0,
        source: '申请人自备',
        sight: 'hidden',
        ...application,
      },
      ...[...materials.values()].map(({ material, asked }) => when(material, asked)),
    ],
    tasks: [],
    sheets: [],
    parts: definitions,
    plan: routeOf(parts.map(({ key, after = [], when: needed }) => ({ key, after, when: needed }))),
  } satisfies z.input<typeof Item>)
}

const complete = (field: z.input<typeof Item>['form'][number]['fields'][number]): Field =>
  ({
    class: 'identity',
    sight: 'blind',
    required: true,
    maxLength: 200,
    ...field,
  }) as Field

/** 一件事 keys: as the part says, else its own. */
const keysOf =
  ({ key: part, same = {}, own = [] }: PartOf) =>
  (key: string): string =>
    same[key] ?? (own.includes(key) ? prefixed(part, key) : key)

const prefixed = (part: string, key: string): string => `${part}${key.charAt(0).toUpperCase()}${key.slice(1)}`

/** Materials of one kind are one; others of one key are each part's own. */
function materialKey(
  { key: part, own = [] }: PartOf,
  material: Material,
  there: ReadonlyMap<string, { material: Material }>,
): string {
  if (own.includes(material.key)) return prefixed(part, material.key)
  if (material.kind) {
    const alike = [...there].find(([, other]) => other.material.kind === material.kind)
    if (alike) return alike[0]
  }
  return there.has(material.key) ? prefixed(part, material.key) : material.key
}

/** The same question: what it is called, hinted at and bounded by may differ in words alone. */
const isSame = (one: Field, other: Field): boolean =>
  one.type === other.type &&
  one.class === other.class &&
  one.sight === other.sight &&
  one.unit === other.unit &&
  JSON.stringify(one.options) === JSON.stringify(other.options) &&
  JSON.stringify(one.computed) === JSON.stringify(other.computed)

const written = new Set<Field['type']>(['text', 'long-text', 'phone', 'resident-id', 'firm-code'])

/** A code of a firm is a text as well, where the part says that it asks for the same. */
const bothWritten = (one: Field, other: Field): boolean =>
  written.has(one.type) && written.has(other.type) && one.class === other.class && one.sight === other.sight

/** What satisfies both. */
const narrower = (one: Material, other: Material): Material => ({
  ...one,
  need: one.need === 'required' || other.need === 'required' ? 'required' : 'optional',
  ways: one.ways.filter((way) => other.ways.includes(way)),
  formats: one.formats.filter((format) => other.formats.includes(format)),
  maxBytes: Math.min(one.maxBytes, other.maxBytes),
  maxFiles: Math.min(one.maxFiles, other.maxFiles),
})

const both = (one: Condition | undefined, other: Condition | undefined): Condition | undefined =>
  one && other ? { and: [one, other] } : (one ?? other)

/** Asked where any part asks for it. */
function when<T extends { when?: Condition | undefined }>(one: T, asked: readonly (Condition | undefined)[]): T {
  const { when: _when, ...rest } = one
  const conditions = asked.filter((condition) => condition !== undefined)
  if (conditions.length < asked.length) return rest as T
  const different = [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()]
  return { ...rest, when: different.length === 1 ? different[0] : { or: different } } as T
}

/** Groups in the order of their first question. */
function grouped(asked: readonly { group: string; field: Field }[]): Item['form'] {
  const titles = [...new Set(asked.map(({ group }) => group))]
  return titles.map((title) => ({
    title,
    fields: asked.filter(({ group }) => group === title).map(({ field }) => field),
  }))
}
