import { comparableAnswers } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import { openTasks, type Verdict } from '#kernel/plan.ts'

/**
 * Keys of the parts, or steps, that these answers need, in the order in which they open when each is granted.
 *
 * @param ended what came of those that are over, which are among them
 */
export function calledFor(
  item: Pick<Item, 'plan' | 'form'>,
  plain: Record<string, unknown>,
  ended: Readonly<Record<string, Verdict>> = {},
): string[] {
  const answers = comparableAnswers(item, plain)
  const closed = { ...ended }
  for (;;) {
    const { open, done } = openTasks(item.plan, closed, answers)
    if (done) return Object.keys(closed)
    for (const key of open) closed[key] = 'pass'
  }
}
