import { askedAnswers, type GivenAnswers } from './answers.ts'
import type { Item } from './item.ts'
import type { PartDefinition } from './item-parts.ts'

/** The answers of the whole as the part's own form asks them. */
export function answersOfPart(
  part: Pick<PartDefinition, 'fields'>,
  item: Pick<Item, 'form'>,
  answers: GivenAnswers,
): Record<string, unknown> {
  const own = Object.entries(part.fields).flatMap(([key, of]) =>
    Object.hasOwn(answers, of) ? [[key, answers[of]] as const] : [],
  )
  return askedAnswers(item, Object.fromEntries(own))
}
