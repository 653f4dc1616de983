import { isUnanswered } from '#contracts/answer.ts'
import { partsOf, type PartsType } from '#contracts/answer-parts.ts'
import type { Field } from '#contracts/item.ts'

/**
 * The answer after one of its parts was answered; undefined when nothing is left. Parts that are then no longer asked, such as the town of
 * another division, are dropped.
 */
export function withMember(
  field: Field & { type: PartsType },
  value: unknown,
  key: string,
  part: unknown,
): Record<string, unknown> | undefined {
  const before = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const changed = Object.fromEntries<unknown>([...before.filter(([name]) => name !== key), [key, part]])
  const kept = partsOf(field, changed).flatMap((asked): [string, unknown][] => {
    const answer = changed[asked.key]
    const offered = asked.type !== 'choice' || asked.options?.some((option) => option.value === answer)
    return isUnanswered(answer) || !offered ? [] : [[asked.key, answer]]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}
