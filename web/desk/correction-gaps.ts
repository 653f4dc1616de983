import { checkAnswer } from '#contracts/answer.ts'
import type { CorrectionEntry } from '#contracts/answers.ts'
import type { Field, Item } from '#contracts/item.ts'
import { copy } from './copy.ts'

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
 * Why one entry of the notice, or one thing its mending calls for, is not there yet; null when it is.
 *
 * @param before the answers as they were filed: one that was found wanting can't stay as it was
 */
export function gapOf(
  entry: CorrectionEntry,
  item: Pick<Item, 'form' | 'materials'>,
  before: Brought['answers'],
  { answers, paper, files }: Brought,
): string | null {
  if (entry.about === 'material') {
    const there = paper.includes(entry.key) || files.some((file) => file.material === entry.key)
    const optional = entry.added && item.materials.find((one) => one.key === entry.key)?.need !== 'required'
    return there || optional ? null : copy.correction.missing(entry.name)
  }
  const field = fieldOf(item, entry.key)
  if (!field) return null
  const same = !entry.added && JSON.stringify(answers[entry.key]) === JSON.stringify(before[entry.key])
  return checkAnswer(field, answers[entry.key]) ?? (same ? copy.correction.unchanged(field.label) : null)
}
