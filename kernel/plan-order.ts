import type { Condition } from './condition.ts'
import { partsOf, tasksOf, type Plan } from './plan.ts'

/** Keys of the tasks that come before one in a series, nearest last. */
export function beforeIt(plan: Plan, task: string): string[] {
  if ('series' in plan) {
    const place = plan.series.findIndex((step) => tasksOf(step).includes(task))
    if (place < 0) return []
    return [...plan.series.slice(0, place).flatMap(tasksOf), ...beforeIt(plan.series[place]!, task)]
  }
  return partsOf(plan).flatMap((step) => beforeIt(step, task))
}

/** Whether something comes after it in a series. */
export const isAwaited = (plan: Plan, task: string): boolean =>
  tasksOf(plan).some((other) => other !== task && beforeIt(plan, other).includes(task))

/** What must hold for a task to be needed at all, the outermost first; conditions that lead elsewhere are left out. */
export function neededWhen(plan: Plan, task: string): Condition[] {
  if (!tasksOf(plan).includes(task)) return []
  const inner = partsOf(plan).flatMap((step) => neededWhen(step, task))
  if (!('when' in plan)) return inner
  return [tasksOf(plan.then).includes(task) ? plan.when : { not: plan.when }, ...inner]
}
