import type { AnswerProblem } from '#contracts/answers.ts'
import type { Material } from '#contracts/item.ts'
import { copy } from '../copy.ts'

/** What stands on this page only: pages that were photographed and not sent, or a file on its way. Who leaves the page loses it. */
export type Waiting = 'pages' | 'transfer'

/** What waits, by the key of its material. */
export type Waits = Readonly<Record<string, Waiting>>

/** The same with what waits of one material now. */
export function withWaiting(before: Waits, material: string, waiting: Waiting | null): Waits {
  const { [material]: _before, ...rest } = before
  return waiting === null ? rest : { ...rest, [material]: waiting }
}

/** Why somebody can't go on yet: what waits stands in the place of the word that its material is missing. */
export function heldBack(
  materials: readonly Pick<Material, 'key' | 'name'>[],
  waits: Waits,
  missing: readonly AnswerProblem[],
): AnswerProblem[] {
  const waiting = materials.flatMap(({ key, name }) =>
    waits[key] ? [{ path: `materials.${key}`, message: copy.file.waiting[waits[key]](name) }] : [],
  )
  return [...waiting, ...missing.filter(({ path }) => waiting.every((one) => one.path !== path))]
}
