import { visibleFields } from '#contracts/answers.ts'
import type { Line } from '#contracts/case-events.ts'
import type { Field, Item } from '#contracts/item.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState } from '../case-state.ts'

/** Of a material or a field, as people read it. */
export function lineName(item: Item, { about, key }: { about: string; key: string }): string {
  return about === 'material'
    ? (item.materials.find((material) => material.key === key)?.name ?? key)
    : (item.form.flatMap((group) => group.fields).find((field) => field.key === key)?.label ?? key)
}

/** Whether the item asks for it at all. */
export function isPublished(item: Item, { about, key }: Line): boolean {
  return about === 'material'
    ? item.materials.some((material) => material.key === key)
    : item.form.some((group) => group.fields.some((field) => field.key === key))
}

/** A question for files takes no answer, and of sealed answers a decider knows only those that had to be given. */
const isNameable = ({ type, class: kind, required }: Field): boolean =>
  type !== 'file' && (kind === 'plain' || required)

/** What a refusal may name as untrue, as everybody may read it in the guide; of which application what came in is not said. */
export const linesToName = (item: Item): (Line & { name: string })[] =>
  [
    ...item.materials.map(({ key }) => ({ about: 'material' as const, key })),
    ...item.form
      .flatMap(({ fields }) => fields)
      .filter(isNameable)
      .map(({ key }) => ({ about: 'field' as const, key })),
  ].map((line) => ({ ...line, name: lineName(item, line) }))

/** Keys of what was answered, as far as the plain answers tell: of the sealed ones, those that had to be given. */
const answeredBy = (item: Item, plain: CaseState['plain']): string[] =>
  visibleFields(item, plain)
    .filter((field) => isNameable(field) && (field.class !== 'plain' || Object.hasOwn(plain, field.key)))
    .map(({ key }) => key)

/**
 * 虚假材料: which of what was handed in or answered is untrue. Nobody is refused for it where nothing is.
 *
 * @param answered keys of what was answered, where the sealed answers may be read
 * @throws RuleViolation `case.refusal-needs-untrue`, `case.untrue-absent`
 * @source 行政许可法 第三十八条第二款、第七十八条
 */
export function untrueIn(
  lines: readonly Line[],
  { materials, plain }: Pick<CaseState, 'materials' | 'plain'>,
  item: Item,
  answered: readonly string[] = answeredBy(item, plain),
): Line[] {
  demand(lines.length > 0, 'case.refusal-needs-untrue')
  for (const line of lines) {
    const { about, key } = line
    const given = about === 'field' ? answered.includes(key) : materials.some(({ material }) => material === key)
    demand(given, 'case.untrue-absent', { name: lineName(item, line) })
  }
  return [...lines]
}
