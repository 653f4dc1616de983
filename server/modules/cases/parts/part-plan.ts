import { comparableAnswers } from '#contracts/answers.ts'
import type { Item } from '#contracts/item.ts'
import { openTasks, tasksOf, type Plan, type Verdict } from '#kernel/plan.ts'

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

/** Keys of the parts that come before one in a series. */
export function beforeIt(plan: Plan, part: string): string[] {
  if ('task' in plan) return []
  if ('series' in plan) {
    const place = plan.series.findIndex((step) => tasksOf(step).includes(part))
    if (place < 0) return []
    return [...plan.series.slice(0, place).flatMap(tasksOf), ...beforeIt(plan.series[place]!, part)]
  }
  return inside(plan).flatMap((step) => beforeIt(step, part))
}

/** Whether something comes after it in a series. */
export function isAwaited(plan: Plan, part: string): boolean {
  return tasksOf(plan).some((other) => other !== part && beforeIt(plan, other).includes(part))
}

const inside = (plan: Exclude<Plan, { task: string } | { series: readonly Plan[] }>): readonly Plan[] =>
  'parallel' in plan ? plan.parallel : [plan.then, ...(plan.otherwise ? [plan.otherwise] : [])]
