import { isDeepStrictEqual } from 'node:util'
import { isUnanswered } from '#contracts/answer.ts'
import {
  brokenHolds,
  checkAnswers,
  computedKeys,
  fieldsOfHold,
  isCalledFor,
  missingMaterials,
  newlyCalledFor,
  visibleFields,
  withComputed,
} from '#contracts/answers.ts'
import type { MaterialFact } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { outstandingOf } from '../deferral/deferral-rules.ts'
import type { CaseState } from '../case-state.ts'

type Answers = Readonly<Record<string, unknown>>
type Told = Pick<CaseState, 'defects' | 'materials'> & Partial<Pick<CaseState, 'deferral'>>

/** What a correction changes: the defects the notice named, and whatever their new answers call for besides. */
export type Correction = {
  changes: Record<string, unknown>
  /** Fields whose computed value is another one now. */
  recomputed: string[]
  /** All answers of the case as they will be. */
  all: Record<string, unknown>
  /** The materials whose files are taken in. */
  wanted: ReadonlySet<string>
  moot: CaseState['defects']
  /** Fields that were not asked before. */
  opened: Item['form'][number]['fields']
}

/** @param before all answers as they stand; `given` may hold more than was asked for: the rest is left alone */
export function correctionOf(item: Item, { defects, materials }: Told, before: Answers, given: Answers): Correction {
  const named = (about: string) => defects.filter((defect) => defect.about === about).map((defect) => defect.key)
  const mended = new Set(named('field'))
  const givenFor = (allowed: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(given).filter(([key]) => allowed(key)))
  const asked = new Set(visibleFields(item, before).map((field) => field.key))
  const answered = givenFor((key) => mended.has(key) || !asked.has(key))
  const called = newlyCalledFor(item, before, { ...before, ...answered }, materials)
  const mend = givenFor((key) => mended.has(key) || called.fields.some((field) => field.key === key))
  const all = withComputed(item, { ...before, ...mend })
  const recomputed = computedKeys(item).filter((key) => !isDeepStrictEqual(all[key], before[key]))
  const changes = {
    ...mend,
    ...Object.fromEntries(recomputed.flatMap((key) => (key in all ? [[key, all[key]]] : []))),
  }
  return {
    changes,
    recomputed,
    all,
    wanted: new Set([...named('material'), ...called.materials.map((material) => material.key)]),
    moot: defects.filter((defect) => !isCalledFor(item, all, defect)),
    opened: called.fields,
  }
}

/** Plain answers with what a correction says anew; null: left empty, so that it stands there no more. */
export const withAnswered = (standing: Answers, anew: Answers): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ ...standing, ...anew }).filter(([, value]) => value !== null))

/** The materials of a case with what a correction brings in the place of what it replaces. */
export const withBrought = (standing: readonly MaterialFact[], brought: readonly MaterialFact[]): MaterialFact[] => [
  ...standing.filter((old) => !brought.some((fresh) => fresh.material === old.material)),
  ...brought,
]

/** @throws RuleViolation `case.correction-missing` naming what the new answers call for, `draft.incomplete` for answers that are wrong */
export function refuseUnfinished(
  item: Item,
  { defects, materials, deferral }: Told,
  { all, opened, recomputed }: Correction,
  brought: readonly MaterialFact[],
): void {
  const present = [
    ...[...materials, ...brought].map((fact) => fact.material),
    ...outstandingOf({ deferral: deferral ?? null }),
  ]
  const due = new Set(missingMaterials(item, all, present).map((problem) => problem.path))
  const missing = [
    ...opened.filter((field) => field.required && isUnanswered(all[field.key])).map((field) => field.label),
    ...item.materials.filter(({ key }) => due.has(`materials.${key}`)).map(({ name }) => name),
  ]
  demand(missing.length === 0, 'case.correction-missing', { missing: missing.join('、') })
  const checked = new Set([
    ...defects.filter((defect) => defect.about === 'field').map((defect) => defect.key),
    ...opened.map((field) => field.key),
    ...recomputed,
  ])
  const errors = [
    ...checkAnswers({ form: item.form }, all).filter((error) => checked.has(error.path)),
    ...brokenHolds(item, all)
      .filter((hold) => fieldsOfHold(hold).some((key) => checked.has(key)))
      .map((hold) => ({ path: hold.at, message: hold.message })),
  ]
  if (errors.length > 0) throw new RuleViolation('draft.incomplete', { errors })
}
