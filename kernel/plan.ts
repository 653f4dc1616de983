import type { Answers, Condition } from './condition.ts'
import { evaluate } from './condition.ts'

/**
 * 流程: which tasks open when, as a series-parallel term, so that it cannot dead-end.
 *
 * `onFail: 'continue'` on a step of a series lets the next step open although this one failed: its opinion is advice
 * for somebody later who decides.
 */
export type Plan = (
  | { readonly task: string }
  | { readonly series: readonly Plan[] }
  | { readonly parallel: readonly Plan[]; readonly join: Join }
  | { readonly when: Condition; readonly then: Plan; readonly otherwise?: Plan }
) & { readonly onFail?: 'continue' }

/**
 * How the branches of a parallel group become one result.
 * - `all`: every branch closes (so that one notice carries all opinions); passed if all passed
 * - `until-failed`: like all, but the first failed branch closes the group
 * - `any`: the first passed branch closes the group; failed when all failed
 * - `first`: the first closed branch closes the group as it ended; where several closed at once, one that failed counts
 * - `votes` n: every branch closes; passed if n passed, so that an equal vote has not passed
 * - `quorum` n: n passed branches close it as passed; so many failed that n cannot be reached close it as failed
 */
export type Join = 'all' | 'any' | 'first' | 'until-failed' | { readonly quorum: number } | { readonly votes: number }

/** 审查意见 that closes a task: 通过, 修改后通过, 不通过. The first two pass. */
export type Verdict = 'pass' | 'pass-after-revision' | 'fail'

/** Where a plan stands: what is open, what is left out, and how it ended. */
export type Progress = {
  /** tasks that await an opinion now, each once, in the order of the plan; never empty before `done` */
  readonly open: readonly string[]
  /** tasks that were not closed and never will open */
  readonly skipped: readonly string[]
  readonly done: boolean
  /** null until done */
  readonly verdict: 'passed' | 'failed' | null
}

/**
 * Where a plan stands after these closings. Pure: the order of closings does not matter, and a task that is closed
 * stays closed.
 *
 * A `when` without a matching branch, and a group of nothing, drop out: they neither pass nor fail, and a quorum larger
 * than the branches that are left means all of them. A plan of nothing at all is done and passed. A step that failed
 * with `onFail: 'continue'` is made good by a later step of its series that passes, and by nothing else.
 *
 * @param answers the answers frozen with the case: changed answers would close branches under open tasks
 */
export function openTasks(plan: Plan, closed: Readonly<Record<string, Verdict>>, answers: Answers): Progress {
  const skipped = new Set<string>()
  const { status, open } = run(plan)
  const done = status !== 'open'
  return {
    open: [...new Set(open)],
    skipped: [...skipped].filter((key) => !open.includes(key)),
    done,
    verdict: done ? (status === 'failed' ? 'failed' : 'passed') : null,
  }

  function run(step: Plan): Result {
    if ('task' in step) return task(step.task)
    if ('series' in step) return series(step.series)
    if ('parallel' in step) return parallel(step.parallel, step.join)
    const [taken, left] = evaluate(step.when, answers) ? [step.then, step.otherwise] : [step.otherwise, step.then]
    if (left) skip(left)
    return taken ? run(taken) : closedAs('absent')
  }

  function task(key: string): Result {
    const verdict = Object.hasOwn(closed, key) ? closed[key] : undefined
    return verdict ? closedAs(verdict === 'fail' ? 'failed' : 'passed') : { status: 'open', open: [key] }
  }

  function series(steps: readonly Plan[]): Result {
    let reached: Result = closedAs('absent')
    for (const [i, step] of steps.entries()) {
      const result = run(step)
      if (result.status === 'absent') continue
      reached = result
      if (result.status === 'open') break
      if (result.status === 'failed' && step.onFail !== 'continue') {
        steps.slice(i + 1).forEach(skip)
        break
      }
    }
    return reached
  }

  function parallel(branches: readonly Plan[], join: Join): Result {
    const results = branches.map(run)
    const status = joined(
      join,
      results.map((result) => result.status),
    )
    if (status === 'open') return { status, open: results.flatMap((result) => result.open) }
    // A group that closes early takes its unfinished branches with it.
    for (const [i, branch] of branches.entries()) if (results[i]?.status === 'open') skip(branch)
    return closedAs(status)
  }

  function skip(step: Plan): void {
    for (const key of tasksOf(step)) if (!Object.hasOwn(closed, key)) skipped.add(key)
  }
}

type Status = 'open' | 'passed' | 'failed' | 'absent'
type Result = { readonly status: Status; readonly open: readonly string[] }

const closedAs = (status: Exclude<Status, 'open'>): Result => ({ status, open: [] })

function joined(join: Join, results: readonly Status[]): Status {
  const count = (status: Status) => results.filter((result) => result === status).length
  const [open, passed, failed] = [count('open'), count('passed'), count('failed')]
  const present = open + passed + failed
  if (present === 0) return 'absent'
  if (join === 'first' && failed + passed > 0) return failed > 0 ? 'failed' : 'passed'
  if ((join === 'all' || isVote(join)) && open > 0) return 'open'
  const needed = Math.min(present, neededOf(join, present))
  if (passed >= needed) return 'passed'
  // With nothing open the group closes whatever its quorum says: a plan cannot dead-end.
  return open === 0 || present - failed < needed ? 'failed' : 'open'
}

const isVote = (join: Join): join is { readonly votes: number } => typeof join === 'object' && 'votes' in join

function neededOf(join: Join, present: number): number {
  if (typeof join === 'object') return Math.max(1, isVote(join) ? join.votes : join.quorum)
  return join === 'any' || join === 'first' ? 1 : present
}

/** The keys of all tasks, in the order of the plan. */
export function tasksOf(plan: Plan): string[] {
  if ('task' in plan) return [plan.task]
  return partsOf(plan).flatMap(tasksOf)
}

/** The plans directly inside; none inside a task. */
export function partsOf(plan: Plan): readonly Plan[] {
  if ('task' in plan) return []
  if ('series' in plan) return plan.series
  if ('parallel' in plan) return plan.parallel
  return plan.otherwise ? [plan.then, plan.otherwise] : [plan.then]
}

/**
 * The longest way through the plan in days, as if every branch were needed and none ended early.
 *
 * @param daysOf days of one task
 * @param answers with them, only the branches that these answers take
 * @returns the days and the tasks on that way; of equally long branches, the first
 */
export function criticalPath(plan: Plan, daysOf: (task: string) => number, answers?: Answers): CriticalPath {
  if ('task' in plan) return { days: daysOf(plan.task), tasks: [plan.task] }
  const ways = chosenParts(plan, answers).map((part) => criticalPath(part, daysOf, answers))
  if ('series' in plan)
    return { days: ways.reduce((days, way) => days + way.days, 0), tasks: ways.flatMap((way) => way.tasks) }
  const longest = Math.max(0, ...ways.map((way) => way.days))
  return ways.find((way) => way.days === longest) ?? { days: 0, tasks: [] }
}

/** The longest way through a plan: its length in days and its tasks in their order. */
export type CriticalPath = { readonly days: number; readonly tasks: readonly string[] }

function chosenParts(plan: Plan, answers: Answers | undefined): readonly Plan[] {
  if (!('when' in plan) || !answers) return partsOf(plan)
  const taken = evaluate(plan.when, answers) ? plan.then : plan.otherwise
  return taken ? [taken] : []
}
