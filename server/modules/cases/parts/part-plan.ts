import { comparableAnswers } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import { openTasks, type Verdict } from '#kernel/plan.ts'

/** Keys of the parts that these answers need, in the order in which they open when each is granted. */
export function calledFor(item: Pick<Item, 'plan' | 'form'>, plain: Record<string, unknown>): string[] {
  const answers = comparableAnswers(item, plain)
  const closed: Record<string, Verdict> = {}
  for (;;) {
    const { open, done } = openTasks(item.plan, closed, answers)
    if (done) return Object.keys(closed)
    for (const key of open) closed[key] = 'pass'
  }
}
