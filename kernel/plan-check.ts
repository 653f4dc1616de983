import type { Plan } from './plan.ts'
import { partsOf } from './plan.ts'

/** One reason why a plan cannot be published. */
export type PlanError = {
  /** where in the tree, as JSON pointer: `/series/1/parallel/0` */
  readonly at: string
  readonly code:
    | 'malformed'
    | 'duplicate-task'
    | 'empty-group'
    | 'bad-quorum'
    | 'quorum-too-large'
    | 'misplaced-on-fail'
    | 'too-deep'
  /** the task's key or the quorum; empty where the place says all */
  readonly subject: string
}

/** Most levels of a plan, the top counted. */
export const planDepthLimit = 32

/**
 * What is wrong with a plan; empty when it can be published. Never throws: plans come from a form of the back office.
 * The conditions inside are checked by `check` of condition-check; `conditionsOf` names them with their places.
 */
export function checkPlan(plan: Plan): PlanError[] {
  const errors: PlanError[] = []
  const seen = new Set<string>()
  const fail = (at: string, code: PlanError['code'], subject = ''): void => void errors.push({ at, code, subject })
  // Only a step with a successor in its series has somebody after it who can still decide.
  walk(plan, '', 1, { hasSuccessor: false })
  return errors

  function walk(step: Plan, at: string, depth: number, place: { hasSuccessor: boolean }): void {
    if (depth > planDepthLimit) return fail(at, 'too-deep')
    if (!isPlan(step)) return fail(at, 'malformed')
    if (step.onFail && !place.hasSuccessor) fail(at, 'misplaced-on-fail')
    if ('task' in step) {
      if (seen.has(step.task)) fail(at, 'duplicate-task', step.task)
      seen.add(step.task)
      return
    }
    const parts = partsOf(step)
    if (parts.length === 0) fail(at, 'empty-group')
    if ('parallel' in step && typeof step.join === 'object')
      quorum('votes' in step.join ? step.join.votes : step.join.quorum, parts.length, at)
    for (const [i, part] of parts.entries())
      walk(part, `${at}/${nameOf(step, i)}`, depth + 1, { hasSuccessor: 'series' in step && i < parts.length - 1 })
  }

  function quorum(needed: number, branches: number, at: string): void {
    if (!Number.isInteger(needed) || needed < 1) fail(at, 'bad-quorum', String(needed))
    else if (needed > branches) fail(at, 'quorum-too-large', String(needed))
  }
}

/** All conditions of a plan with their places, for checking and describing them. */
export function conditionsOf(plan: Plan, at = ''): { at: string; condition: (Plan & { when: unknown })['when'] }[] {
  const own = 'when' in plan ? [{ at: `${at}/when`, condition: plan.when }] : []
  return [...own, ...partsOf(plan).flatMap((part, i) => conditionsOf(part, `${at}/${nameOf(plan, i)}`))]
}

function nameOf(plan: Plan, i: number): string {
  if ('series' in plan) return `series/${i}`
  if ('parallel' in plan) return `parallel/${i}`
  return i === 0 ? 'then' : 'otherwise'
}

/** The outer shape of one step, since what the type says may not be so in stored JSON. */
function isPlan(step: unknown): boolean {
  if (typeof step !== 'object' || step === null) return false
  const kinds = ['task', 'series', 'parallel', 'when'].filter((name) => name in step)
  if (kinds.length !== 1) return false
  if ('task' in step) return typeof step.task === 'string' && step.task !== ''
  if ('series' in step) return Array.isArray(step.series)
  if ('parallel' in step) return Array.isArray(step.parallel) && 'join' in step && isJoin(step.join)
  return 'then' in step
}

const isJoin = (join: unknown): boolean =>
  (typeof join === 'string' && ['all', 'any', 'first', 'until-failed'].includes(join)) ||
  (typeof join === 'object' && join !== null && ('quorum' in join || 'votes' in join))
