import { isUnanswered } from './answer.ts'
import { askedQuestions, materialsInForm, visibleMaterials, type GivenAnswers } from './answers.ts'
import type { Field, Item } from './item.ts'

/** 最少办理步数: what an application can't do without, read off the definition of its item. */
export type Effort = {
  /** Pages from the guide to the receipt. */
  steps: number
  /** Boxes that something is typed into; what the account knows is not among them. */
  typed: number
  /** Options that are picked. */
  chosen: number
  /** Files that are uploaded. */
  files: number
}

type Known = ReadonlySet<NonNullable<Field['prefill']>>

/**
 * The least that somebody with these answers has to do.
 *
 * @param known what the account fills in by itself
 */
export function leastEffort(item: Pick<Item, 'form' | 'materials'>, answers: GivenAnswers, known: Known): Effort {
  const asked = new Set(askedQuestions(item, answers).map((field) => field.key))
  const files = visibleMaterials(item, answers).filter(
    (material) => material.need === 'required' && !material.ways.includes('form'),
  )
  const inForm = materialsInForm(item)
  const groups = item.form.filter((group) => group.fields.some((field) => asked.has(field.key))).length
  const due = item.form
    .flatMap((group) => group.fields)
    .filter((field) => asked.has(field.key) && field.required && !field.computed && field.type !== 'file')
    .filter((field) => !(field.prefill && known.has(field.prefill)))
  const parts = due.flatMap((field) => partsOf(field, answers[field.key]))
  return {
    // The guide, each group of questions, the materials if there are any besides, and the check before it is sent.
    steps: 1 + groups + (files.some(({ key }) => !inForm.includes(key)) ? 1 : 0) + 1,
    typed: parts.filter((part) => part === 'typed').length,
    chosen: parts.filter((part) => part === 'chosen').length,
    files: files.length,
  }
}

const chosenTypes = new Set<Field['type']>(['choice', 'many', 'yes-no', 'declaration', 'area'])
/** Parts of an address that are picked from a list. */
const chosenParts = new Set(['division', 'town'])

function partsOf(field: Field, answer: unknown): ('typed' | 'chosen')[] {
  const how = chosenTypes.has(field.type) ? 'chosen' : 'typed'
  if (isUnanswered(answer) || typeof answer !== 'object' || answer === null) return [how]
  if (Array.isArray(answer)) return answer.flatMap((one: unknown) => partsOf(field, one))
  if (field.columns)
    return field.columns
      .filter(({ key }) => Object.hasOwn(answer, key))
      .map((column) => (chosenTypes.has(column.type) ? 'chosen' : 'typed'))
  return Object.keys(answer).map((part) => (chosenParts.has(part) ? 'chosen' : how))
}
