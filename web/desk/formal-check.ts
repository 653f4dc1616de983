import type { z } from 'zod'
import { computedKeys } from '#contracts/answers.ts'
import type { Checked } from '#contracts/case-events.ts'
import type { CaseView, Defect, MaterialView } from '#contracts/cases.ts'
import { promisedLater } from '#contracts/deferrals.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import type { Item } from '#contracts/item.ts'

type SubmittedMaterial = z.infer<typeof MaterialView>
export type DefectReason = z.infer<typeof Defect>['reason']

/** 受理标准核对: one line of the formal check, a material or a field of the form. */
export type CheckLine = {
  id: string
  about: 'material' | 'field'
  key: string
  group: string
  name: string
  /** 受理标准 of a material; null for a field, whose standard is the same for all. */
  standard: string | null
  basis: string | null
  need: 'required' | 'optional'
  submitted: SubmittedMaterial[]
  text: string | null
}

export type Mark = { met: true } | { met: false; reason: DefectReason | null; remark: string }
export type Marks = Readonly<Record<string, Mark>>

/**
 * The complete list of what the formal check looks at: the materials of the item in its order with what was submitted, then submitted
 * materials the item does not name, then the answers. What was not submitted needs a check only where the answers call for it.
 *
 * @param item null when the guide could not be read: then only what was submitted is listed
 */
export function linesOf(
  view: Pick<CaseView, 'answers' | 'materials'> & Partial<Pick<CaseView, 'deferral'>>,
  item: Pick<Item, 'form' | 'materials'> | null,
): CheckLine[] {
  const known = item?.materials ?? []
  const given = Object.fromEntries(view.answers.map((answer) => [answer.key, answer.value]))
  const looked = new Set(
    item === null
      ? []
      : linesToCheck(item, given, view.materials, promisedLater(view)).map(({ about, key }) => `${about}:${key}`),
  )
  const named = known
    .filter(({ key }) => looked.has(`material:${key}`))
    .map(({ key, name, standard, basis, need }): CheckLine => {
      const submitted = view.materials.filter((one) => one.material === key)
      return { ...materialLine(key, name, submitted), standard, basis, need }
    })
  const others = [...new Set(view.materials.map((one) => one.material))]
    .filter((key) => known.every((material) => material.key !== key))
    .map((key) => {
      const submitted = view.materials.filter((one) => one.material === key)
      return materialLine(key, submitted[0]?.name ?? key, submitted)
    })
  // What is computed is in order when that which it follows from is.
  const computed = new Set(item === null ? [] : computedKeys(item))
  const answered = view.answers.filter((answer) => !computed.has(answer.key))
  const fields = answered.map((answer): CheckLine => ({
    id: `field:${answer.key}`,
    about: 'field',
    key: answer.key,
    group: answer.group,
    name: answer.label,
    standard: null,
    basis: null,
    need: 'required',
    submitted: [],
    text: answer.text,
  }))
  return [...named, ...others, ...fields]
}

function materialLine(key: string, name: string, submitted: SubmittedMaterial[]): CheckLine {
  return {
    id: `material:${key}`,
    about: 'material',
    key,
    group: '',
    name,
    standard: null,
    basis: null,
    need: 'required',
    submitted,
    text: null,
  }
}

export type Check = {
  total: number
  checked: number
  /** Lines marked 不符合, complete or not. */
  failed: number
  /** Lines marked 符合, as an acceptance records them. */
  met: Checked[]
  /** The list as it would be sent, in the order of the lines. */
  defects: z.infer<typeof Defect>[]
  /** Every line is marked and every defect says its reason and how to mend it. */
  complete: boolean
}

export const remarkLength = { min: 4, max: 300 } as const

/** Where the check stands. 一次性告知 needs all of it: a defect found later can't be told any more. */
export function checkOf(lines: readonly CheckLine[], marks: Marks): Check {
  const marked = lines.flatMap((line) => {
    const mark = marks[line.id]
    return mark === undefined ? [] : [{ line, mark }]
  })
  const met = marked.filter(({ mark }) => mark.met).map(({ line: { about, key } }) => ({ about, key }))
  const failed = marked.filter(({ mark }) => !mark.met).length
  const defects = marked.flatMap(({ line, mark }) => {
    if (mark.met || mark.reason === null || !remarkFits(mark.remark)) return []
    return [{ about: line.about, key: line.key, reason: mark.reason, remark: mark.remark.trim() }]
  })
  const complete = marked.length === lines.length && defects.length === failed
  return { total: lines.length, checked: marked.length, met, failed, defects, complete }
}

export function remarkFits(remark: string): boolean {
  const length = remark.trim().length
  return length >= remarkLength.min && length <= remarkLength.max
}

/** A material of which nothing was submitted: it can't conform. */
export function isAbsent(line: CheckLine): boolean {
  return line.about === 'material' && line.submitted.length === 0
}

/** The marks with every unmarked line of `lines` marked 符合, but what is absent; what is marked already stays. */
export function markRestMet(lines: readonly CheckLine[], marks: Marks): Marks {
  const added = lines
    .filter((line) => marks[line.id] === undefined && !isAbsent(line))
    .map((line) => [line.id, { met: true }] as const)
  return { ...marks, ...Object.fromEntries(added) }
}

/** The reason a checker most likely means: a required material without any submission is missing. */
export function likelyReason(line: CheckLine): DefectReason | null {
  if (isAbsent(line)) return 'missing'
  if (line.about === 'field' && (line.text ?? '').trim() === '') return 'missing'
  return null
}
