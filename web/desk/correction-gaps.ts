import { checkAnswer } from '#contracts/answer.ts'
import type { CaseView } from '#contracts/cases.ts'
import type { Field, Item } from '#contracts/item.ts'
import { copy } from './copy.ts'

type Defect = CaseView['defects'][number]

/** What was brought so far: answers by field, materials whose paper was taken in, and those with a file. */
export type Brought = {
  answers: Readonly<Record<string, unknown>>
  paper: readonly string[]
  files: readonly { material: string }[]
}

export function fieldOf(item: Pick<Item, 'form'>, key: string): Field | undefined {
  return item.form.flatMap((group) => group.fields).find((field) => field.key === key)
}

/**
 * Why one entry of the notice is not mended yet; null when it is.
 *
 * @param before the answers as they were filed: one that was found wanting can't stay as it was
 */
export function gapOf(
  defect: Pick<Defect, 'about' | 'key' | 'name'>,
  item: Pick<Item, 'form'>,
  before: Brought['answers'],
  { answers, paper, files }: Brought,
): string | null {
  if (defect.about === 'material') {
    const there = paper.includes(defect.key) || files.some((file) => file.material === defect.key)
    return there ? null : copy.correction.missing(defect.name)
  }
  const field = fieldOf(item, defect.key)
  if (!field) return null
  const same = JSON.stringify(answers[defect.key]) === JSON.stringify(before[defect.key])
  return checkAnswer(field, answers[defect.key]) ?? (same ? copy.correction.unchanged(field.label) : null)
}
