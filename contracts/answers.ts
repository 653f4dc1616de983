import { evaluate } from '#kernel/condition.ts'
import { checkAnswer, isUnanswered } from './answer.ts'
import type { Field, Item, Material } from './item.ts'

/** Answers of a form by the key of the field. */
export type GivenAnswers = Readonly<Record<string, unknown>>

/** One thing to mend; `path` is the key of a field, or `materials.` and the key of a material. */
export type AnswerProblem = { readonly path: string; readonly message: string }

/**
 * The fields that are asked, in the order of the form.
 *
 * A condition sees only answers to fields that are asked and stand before it: what was typed into a field that has since been hidden
 * neither shows nor hides anything.
 */
export function visibleFields(item: Pick<Item, 'form'>, answers: GivenAnswers): Field[] {
  return fold(item, answers).fields
}

/** The answers that count: those to fields that are asked, without blanks. What a draft holds beyond them is not part of the application. */
export function askedAnswers(item: Pick<Item, 'form'>, answers: GivenAnswers): Record<string, unknown> {
  return fold(item, answers).asked
}

/** Everything wrong with the answers, in the order of the form; empty when they can be submitted. */
export function checkAnswers(item: Pick<Item, 'form'>, answers: GivenAnswers): AnswerProblem[] {
  return visibleFields(item, answers).flatMap((field) => {
    const message = checkAnswer(field, Object.hasOwn(answers, field.key) ? answers[field.key] : undefined)
    return message === null ? [] : [{ path: field.key, message }]
  })
}

/** The materials that these answers call for. */
export function visibleMaterials(item: Pick<Item, 'form' | 'materials'>, answers: GivenAnswers): Material[] {
  const { asked } = fold(item, answers)
  return item.materials.filter((material) => !material.when || evaluate(material.when, asked))
}

/**
 * The required materials that are not there.
 *
 * @param present keys of materials with a file or a paper original noted at a window
 */
export function missingMaterials(
  item: Pick<Item, 'form' | 'materials'>,
  answers: GivenAnswers,
  present: readonly string[],
): AnswerProblem[] {
  return visibleMaterials(item, answers)
    .filter((material) => material.need === 'required' && !present.includes(material.key))
    .map((material) => ({ path: `materials.${material.key}`, message: `请提交${material.name}` }))
}

/**
 * What changed answers call for that the old ones did not, in the order of the form and of the materials: a correction of one answer may
 * open further questions and make further materials due.
 */
export function newlyCalledFor(
  item: Pick<Item, 'form' | 'materials'>,
  before: GivenAnswers,
  after: GivenAnswers,
): { fields: Field[]; materials: Material[] } {
  const asked = new Set(visibleFields(item, before).map((field) => field.key))
  const due = new Set(visibleMaterials(item, before).map((material) => material.key))
  return {
    fields: visibleFields(item, after).filter((field) => !asked.has(field.key)),
    materials: visibleMaterials(item, after).filter((material) => !due.has(material.key)),
  }
}

/** Whether the answers still call for this field or material; a defect in what they don't call for needs no mending. */
export function isCalledFor(
  item: Pick<Item, 'form' | 'materials'>,
  answers: GivenAnswers,
  { about, key }: { readonly about: 'material' | 'field'; readonly key: string },
): boolean {
  const called = about === 'field' ? visibleFields(item, answers) : visibleMaterials(item, answers)
  return called.some((one) => one.key === key)
}

/** One thing a correction must bring; `added` when the notice did not name it and the changed answers call for it. */
export type CorrectionEntry = {
  readonly about: 'material' | 'field'
  readonly key: string
  readonly name: string
  readonly added?: boolean
}

/** The defects that the answers still call for, then what the changed answers call for besides. */
export function correctionEntries<D extends CorrectionEntry>(
  defects: readonly D[],
  item: Pick<Item, 'form' | 'materials'>,
  before: GivenAnswers,
  after: GivenAnswers,
): (D | CorrectionEntry)[] {
  const { fields, materials } = newlyCalledFor(item, before, after)
  const added: CorrectionEntry[] = [
    ...fields.map(({ key, label }) => ({ about: 'field' as const, key, name: label, added: true })),
    ...materials.map(({ key, name }) => ({ about: 'material' as const, key, name, added: true })),
  ].filter((entry) => !defects.some(({ about, key }) => about === entry.about && key === entry.key))
  return [...defects.filter((defect) => isCalledFor(item, after, defect)), ...added]
}

function fold(item: Pick<Item, 'form'>, answers: GivenAnswers): { fields: Field[]; asked: Record<string, unknown> } {
  const fields: Field[] = []
  const asked: Record<string, unknown> = {}
  for (const field of item.form.flatMap((group) => group.fields)) {
    if (field.when && !evaluate(field.when, asked)) continue
    fields.push(field)
    const value = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined
    if (!isUnanswered(value)) asked[field.key] = value
  }
  return { fields, asked }
}
