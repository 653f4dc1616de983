import { visibleFields, visibleMaterials, type GivenAnswers } from './answers.ts'
import type { Checked, MaterialFact } from './case-events.ts'
import type { Item } from './item.ts'

/**
 * 形式审查: every line that has to be looked at before an application is accepted, in the order of the item: materials that came in or
 * that the answers call for, then the fields that are asked; what is computed is in order when that which it follows from is.
 *
 * @param answers all of the case, sealed ones too: what is asked may hang on them
 * @param submitted the materials that came in; one may stand there more than once. What the form itself is, is checked answer by answer
 * @param deferred 容缺: keys of materials that come later
 * @source 《中华人民共和国行政许可法》第三十二条第一款第五项: 申请材料齐全、符合法定形式的，应当受理
 */
export function linesToCheck(
  item: Pick<Item, 'form' | 'materials'>,
  answers: GivenAnswers,
  submitted: readonly Pick<MaterialFact, 'material' | 'way'>[],
  deferred: readonly string[] = [],
): Checked[] {
  const called = visibleMaterials(item, answers).filter(
    ({ key, need }) => need === 'required' && !deferred.includes(key),
  )
  const looked = new Set([...called.map(({ key }) => key), ...submitted.map(({ material }) => material)])
  const filledIn = new Set(submitted.filter(({ way }) => way === 'form').map(({ material }) => material))
  return [
    ...item.materials
      .filter(({ key }) => looked.has(key) && !filledIn.has(key))
      .map(({ key }) => ({ about: 'material' as const, key })),
    ...visibleFields(item, answers)
      .filter((field) => !field.computed)
      .map(({ key }) => ({ about: 'field' as const, key })),
  ]
}

/** The lines that were not marked yet. */
export const linesUnmarked = (lines: readonly Checked[], marked: readonly Checked[]): Checked[] =>
  lines.filter(({ about, key }) => !marked.some((one) => one.about === about && one.key === key))
