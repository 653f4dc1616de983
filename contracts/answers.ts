import { answersUsed, evaluate } from '#kernel/condition.ts'
import { checkAnswer, comparable, isUnanswered } from './answer.ts'
import { compute } from './computed.ts'
import type { Field, Hold, Item, Material } from './item.ts'

/** Answers of a form by the key of the field. */
export type GivenAnswers = Readonly<Record<string, unknown>>

/** One thing to mend; `path` is the key of a field, or `materials.` and the key of a material. */
export type AnswerProblem = { readonly path: string; readonly message: string }

/**
 * The fields that take an answer, in the order of the form; a question for files takes none, its material is brought.
 *
 * A condition sees only answers to fields that are asked and stand before it: what was typed into a field that has since been hidden
 * neither shows nor hides anything.
 */
export function visibleFields(item: Pick<Item, 'form'>, answers: GivenAnswers): Field[] {
  return fold(item, answers).fields
}

/**
 * The questions as they are asked: the fields that take an answer, and among them those for files where the answers call for their material.
 * Whether a file has to be brought is said by the material alone.
 */
export function askedQuestions(item: Pick<Item, 'form' | 'materials'>, answers: GivenAnswers): Field[] {
  const asked = new Set(visibleFields(item, answers))
  const called = visibleMaterials(item, answers)
  return item.form
    .flatMap((group) => group.fields)
    .flatMap((field) => {
      if (field.type !== 'file') return asked.has(field) ? [field] : []
      const material = called.find(({ key }) => key === field.material)
      return material ? [{ ...field, required: material.need === 'required' }] : []
    })
}

/** Keys of the materials that a question for files asks for in its place of the form. */
export const materialsInForm = (item: Pick<Item, 'form'>): string[] =>
  item.form.flatMap((group) => group.fields.flatMap(({ material }) => (material === undefined ? [] : [material])))

/** The materials called for that no question of the form asks for: they have a place of their own. */
export function materialsAside(item: Pick<Item, 'form' | 'materials'>, answers: GivenAnswers): Material[] {
  const inForm = materialsInForm(item)
  return visibleMaterials(item, answers).filter(({ key }) => !inForm.includes(key))
}

/** The answers that count: those to fields that are asked, without blanks. What a draft holds beyond them is not part of the application. */
export function askedAnswers(item: Pick<Item, 'form'>, answers: GivenAnswers): Record<string, unknown> {
  return fold(item, answers).asked
}

/**
 * The answers with the values that follow from them in place of whatever was typed for these: as pages show them. What is not asked stays
 * as it is.
 */
export function withComputed(item: Pick<Item, 'form'>, answers: GivenAnswers): Record<string, unknown> {
  const computed = new Set(computedKeys(item))
  if (computed.size === 0) return { ...answers }
  const { asked } = fold(item, answers)
  return Object.fromEntries([
    ...Object.entries(answers).filter(([key]) => !computed.has(key)),
    ...Object.entries(asked).filter(([key]) => computed.has(key)),
  ])
}

/** Keys of the fields whose values are computed. */
export const computedKeys = (item: Pick<Item, 'form'>): string[] =>
  item.form.flatMap((group) => group.fields.flatMap((field) => (field.computed ? [field.key] : [])))

/** The form and, where it has any, what must hold between its answers. */
type Form = Pick<Item, 'form'> & { readonly holds?: readonly Hold[] }

/** Everything wrong with the answers, in the order of the form; empty when they can be submitted. */
export function checkAnswers(item: Form, answers: GivenAnswers): AnswerProblem[] {
  const broken = brokenHolds(item, answers)
  const { fields, asked } = fold(item, answers)
  return fields.flatMap((field) => {
    // What can't be computed yet is mended where it follows from.
    const awaited = field.computed !== undefined && asked[field.key] === undefined
    const message = awaited ? null : checkAnswer(field, asked[field.key])
    const between = broken
      .filter((hold) => hold.at === field.key)
      .map((hold) => ({ path: field.key, message: hold.message }))
    return message === null ? between : [{ path: field.key, message }, ...between]
  })
}

/** What does not hold between the answers. Where one of them is missing or not of its kind there is nothing to compare yet. */
export function brokenHolds(item: Form, answers: GivenAnswers): Hold[] {
  const { compared } = fold(item, answers)
  return (item.holds ?? []).filter((hold) => evaluate({ not: hold.condition }, compared))
}

/** The answers that a hold compares, and the one it stands at. */
export const fieldsOfHold = (hold: Hold): string[] => [...new Set([hold.at, ...answersUsed(hold.condition)])]

/** Answers of a filed case as the conditions of the item compare them. */
export function comparableAnswers(item: Pick<Item, 'form'>, answers: GivenAnswers): Record<string, unknown> {
  return Object.fromEntries(
    item.form
      .flatMap((group) => group.fields)
      .filter((field) => Object.hasOwn(answers, field.key))
      .map((field) => [field.key, comparable(field, answers[field.key])]),
  )
}

/** 网上填写的申请表: keys of the materials that the form itself is when it is filled in online. */
export const materialsByForm = (item: Pick<Item, 'materials'>): string[] =>
  item.materials.filter((material) => material.ways.includes('form')).map((material) => material.key)

/** The materials that these answers call for. */
export function visibleMaterials(item: Pick<Item, 'form' | 'materials'>, answers: GivenAnswers): Material[] {
  const { compared } = fold(item, answers)
  return item.materials.filter((material) => !material.when || evaluate(material.when, compared))
}

/**
 * The required materials that are not there.
 *
 * @param present keys of materials with a file, a paper original noted at a window, or something that stands in for either
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
 * open further questions and make further materials due. Under another project code, what licences stood in for is looked for anew; with another approval
 * named, the day of the approval may be put right too, which counts where the new one is not ours.
 *
 * @param standing what is there already, where the answers are those of a case
 */
export function newlyCalledFor(
  item: Asking,
  before: GivenAnswers,
  after: GivenAnswers,
  standing: readonly Standing[] = [],
): { fields: Field[]; materials: Material[] } {
  const asked = new Set(visibleFields(item, before).map((field) => field.key))
  const moved = projectCodes(item, before) !== projectCodes(item, after)
  const again = new Set(moved ? standing.filter(({ way }) => way === 'licence').map(({ material }) => material) : [])
  const due = new Set(visibleMaterials(item, before).flatMap(({ key }) => (again.has(key) ? [] : [key])))
  const { since, approval } = item.ripe ?? {}
  const other = approval && before[approval.identifier] !== after[approval.identifier] ? since : undefined
  return {
    fields: visibleFields(item, after).filter(({ key, computed }) => (!asked.has(key) || key === other) && !computed),
    materials: visibleMaterials(item, after).filter((material) => !due.has(material.key)),
  }
}

type Asking = Pick<Item, 'form' | 'materials'> & Partial<Pick<Item, 'ripe'>>

/** A material of a case, and how it was handed in. */
export type Standing = { readonly material: string; readonly way: string }

const projectCodes = (item: Pick<Item, 'form'>, answers: GivenAnswers): string =>
  JSON.stringify(
    visibleFields(item, answers).flatMap(({ key, type }) => (type === 'project-code' ? [answers[key]] : [])),
  )

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
  item: Asking,
  before: GivenAnswers,
  after: GivenAnswers,
  standing: readonly Standing[] = [],
): (D | CorrectionEntry)[] {
  const { fields, materials } = newlyCalledFor(item, before, after, standing)
  const added: CorrectionEntry[] = [
    ...fields.map(({ key, label }) => ({ about: 'field' as const, key, name: label, added: true })),
    ...materials.map(({ key, name }) => ({ about: 'material' as const, key, name, added: true })),
  ].filter((entry) => !defects.some(({ about, key }) => about === entry.about && key === entry.key))
  return [...defects.filter((defect) => isCalledFor(item, after, defect)), ...added]
}

type Folded = { fields: Field[]; asked: Record<string, unknown>; compared: Record<string, unknown> }

function fold(item: Pick<Item, 'form'>, answers: GivenAnswers): Folded {
  const folded: Folded = { fields: [], asked: {}, compared: {} }
  for (const field of item.form.flatMap((group) => group.fields)) {
    if (field.type === 'file') continue
    if (field.when && !evaluate(field.when, folded.compared)) continue
    folded.fields.push(field)
    const value = valueOf(field, answers, folded.asked)
    if (isUnanswered(value)) continue
    folded.asked[field.key] = value
    folded.compared[field.key] = comparable(field, value)
  }
  return folded
}

/** Of a computed field what was sent is not looked at. */
function valueOf(field: Field, answers: GivenAnswers, asked: Record<string, unknown>): unknown {
  if (field.computed) return compute({ type: field.type, computed: field.computed }, asked)
  return Object.hasOwn(answers, field.key) ? answers[field.key] : undefined
}
