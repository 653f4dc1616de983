import { partsOf, type Plan } from '#kernel/plan.ts'
import { internalDaysOf } from './internal-limit.ts'
import type { Item, TaskDefinition } from './item.ts'
import { ladderOf } from './late-events.ts'

/**
 * The working days after which a plan is through at the latest, if every step takes all that it may: an office that is waited for in vain until silence
 * stands for 无意见 included. What the clock ends is over when its last day is, so that the next step begins a working day later than after an
 * answer of that day; only the decision is drafted on the last day of a 公示 already.
 */
export function daysOfPlan(plan: Plan, tasks: Item['tasks']): number {
  const through = (step: Plan, decidesNext: boolean): number => {
    if ('task' in step) {
      const task = tasks.find(({ key }) => key === step.task)
      return task ? daysOf(task) + (task.notice && !decidesNext ? 1 : 0) : 0
    }
    if (!('series' in step)) return Math.max(0, ...partsOf(step).map((part) => through(part, decidesNext)))
    const next = (at: number) => step.series[at + 1]
    return step.series.reduce((days, one, at) => days + through(one, next(at) ? isDecision(next(at)!) : decidesNext), 0)
  }
  const isDecision = (step: Plan) =>
    'task' in step && tasks.some(({ key, kind }) => key === step.task && kind === 'decide')
  return through(plan, false)
}

/** The days of experts are told to the applicant and counted by no limit. */
function daysOf({ experts, limitDays, awaits, whenLate }: TaskDefinition): number {
  if (experts) return 0
  const silence = whenLate && ladderOf(whenLate).find(({ act }) => act === 'no-opinion')
  return limitDays * (awaits?.how === 'in-order' ? awaits.people : 1) + (silence ? silence.after + 1 : 0)
}

/**
 * Where the steps of a plan may take longer than the internal limit: a warning to whoever designs the item, and no bar to publishing it, for
 * the limit holds in principle only. Null where all fit, and for what is made of parts.
 *
 * @source 连政办传〔2023〕8号 三（一）1 (原则上)
 */
export function planPastInternal(item: Item): { days: number; limit: number } | null {
  const limit = internalDaysOf(item)
  const days = daysOfPlan(item.plan, item.tasks)
  return limit === null || days <= limit ? null : { days, limit }
}
