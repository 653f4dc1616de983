import { askedQuestions, checkAnswers, materialsByForm, materialsAside, missingMaterials } from '#contracts/answers.ts'
import { licensedMaterials } from '#contracts/sources.ts'
import type { DraftView } from '#contracts/cases.ts'
import type { Field, Item } from '#contracts/item.ts'
import { prefillOf } from '#contracts/prefill.ts'
import { deferrableOn, dispensedOn } from '#web/shared/ways.ts'
import { copy } from '../copy.ts'

export type Answers = Record<string, unknown>
export type Step = { key: string; title: string }

/** The steps of an application: groups that ask something, materials if any are called for, and the check at the end. */
export function stepsOf(item: Item, answers: Answers): Step[] {
  const groups = item.form.flatMap((group, place) =>
    fieldsOf(item, answers, place).length > 0 ? [{ key: String(place + 1), title: group.title }] : [],
  )
  const materials =
    materialsAside(item, answers).length > 0 || item.commitment
      ? [{ key: 'materials', title: copy.apply.materials }]
      : []
  return [...groups, ...materials, { key: 'check', title: copy.apply.check }]
}

/** The fields asked on the page of one group, by its place from 0. */
export function fieldsOf(item: Item, answers: Answers, place: number): Field[] {
  const keys = new Set(item.form[place]?.fields.map((field) => field.key))
  return askedQuestions(item, answers).filter((field) => keys.has(field.key))
}

export type Fault = { path: string; message: string; step: string; anchor: string }

/** Everything that still stands against submitting, with the page and the field where it is mended. */
export function faultsOf(item: Item, answers: Answers, present: readonly string[]): Fault[] {
  const problems = [...checkAnswers(item, answers), ...missingMaterials(item, answers, present)]
  return problems.map((problem) => ({ ...problem, ...whereOf(item, problem.path) }))
}

/** 容缺: keys of the materials that may come after the acceptance; none where a promise already stands in for materials. */
export const deferrableOf = (item: Item, { commitment }: Pick<DraftView, 'commitment'>): string[] =>
  deferrableOn(item, commitment === 'chosen')

/** Step and anchor of a path as checks name it: a field's key, or `materials.` and a material's key, which a question may ask for. */
export function whereOf(item: Item, path: string): { step: string; anchor: string } {
  const key = path.split('.').at(-1) ?? path
  const isMaterial = path.startsWith('materials')
  const place = item.form.findIndex((group) =>
    group.fields.some((field) => (isMaterial ? field.material === key : field.key === key)),
  )
  if (isMaterial) return { step: place === -1 ? 'materials' : String(place + 1), anchor: `material-${key}` }
  return place === -1 ? { step: 'check', anchor: 'main' } : { step: String(place + 1), anchor: `field-${key}` }
}

/** Answers with what the account already knows filled in where nothing was answered. */
export function prefilled(item: Item, draft: Pick<DraftView, 'answers' | 'applicant'>): Answers {
  const answers: Answers = { ...draft.answers }
  for (const field of item.form.flatMap((group) => group.fields)) {
    const value = prefillOf(field, draft.applicant)
    if (value !== undefined && !Object.hasOwn(answers, field.key)) answers[field.key] = value
  }
  return answers
}

/** Keys of the materials that a chosen commitment does without. */
export const dispensedOf = (item: Item, { commitment }: Pick<DraftView, 'commitment'>): readonly string[] =>
  dispensedOn(item, commitment === 'chosen')

/** Keys of the materials that are there, or stood in for by a promise: a file has arrived, a licence or the form itself stands in, or a window noted the paper. */
export function presentMaterials(
  item: Item,
  draft: Pick<DraftView, 'files' | 'paper' | 'sources' | 'commitment'>,
): string[] {
  return [
    ...dispensedOf(item, draft),
    ...materialsByForm(item),
    ...draft.files.map((file) => file.material),
    ...draft.paper,
    ...licensedMaterials(draft.sources),
  ]
}
