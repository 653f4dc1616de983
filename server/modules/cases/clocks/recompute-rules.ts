import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type { MovedLimit } from '#contracts/recompute-events.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due, duesOf } from '../due.ts'
import { intakeDays } from '../intake/intake-rules.ts'
import { deliveryDays } from '../papers/paper-rules.ts'

export type RecomputeCommand = { type: 'recompute-limits'; notice: string }

/** What changes of the calendar did to the limits of a case, oldest first. */
export type Recomputed = { notice: string; moved: readonly MovedLimit[]; day: string }

/**
 * 期限重新计算 after a notice on holidays: every limit that still runs is counted anew from the same facts. A limit that has run out, or
 * would have before today, stays what it was: nobody is late by a notice that came after. Days that the applicant was told in writing of a
 * special procedure stand.
 *
 * @source 行政许可法 第八十二条
 */
export function decideRecompute({ notice }: RecomputeCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const fresh = limitsAnew(state, env)
  const moved = Object.entries(openLimits(state)).flatMap(([limit, from]) => {
    const to = fresh[limit]
    if (!to || from.day < env.day || to.day < env.day) return []
    return to.day === from.day && to.provisional === from.provisional ? [] : [{ limit, from, to }]
  })
  return moved.length > 0 ? [{ type: 'limits-recomputed', notice, moved, day: env.day }] : []
}

/** Limits of a case that run now, with their last days as the log has them. */
export function openLimits(state: CaseState): Record<string, Due> {
  const limits: Record<string, Due> = {}
  switch (state.phase) {
    case 'intake':
      if (state.intakeDue) limits['intake'] = state.intakeDue
      break
    case 'review':
    case 'deciding':
      if (state.statutoryDue) limits['statutory'] = state.statutoryDue
      if (state.promisedDue) limits['promised'] = state.promisedDue
      for (const [key, task] of Object.entries(state.tasks)) if (task.verdict === null) limits[`step:${key}`] = task.due
      break
    case 'ready':
      if (state.deliverDue) limits['delivery'] = state.deliverDue
      break
    case 'correcting':
    case 'issuing':
    case 'closed':
    case 'none':
  }
  return limits
}

function limitsAnew(state: CaseState, env: CaseEnv): Record<string, Due> {
  switch (state.phase) {
    case 'intake':
      return { intake: due(env, parseDay(state.receivedDay), { unit: 'working', days: intakeDays }) }
    case 'review':
    case 'deciding': {
      const { statutoryDue: statutory, promisedDue: promised, steps } = duesOf(state, env)
      const stepped = Object.entries(steps).map(([key, one]) => [`step:${key}`, one] as const)
      return { statutory, promised, ...Object.fromEntries(stepped) }
    }
    case 'ready':
      return state.decision
        ? { delivery: due(env, parseDay(state.decision.day), { unit: 'working', days: deliveryDays }) }
        : {}
    case 'correcting':
    case 'issuing':
    case 'closed':
    case 'none':
      return {}
  }
}

export type RecomputeEvent = Extract<CaseEvent, { type: 'limits-recomputed' }>

export function foldRecompute(state: CaseState, { notice, moved, day }: RecomputeEvent): CaseState {
  const to = (limit: string): Due | undefined => moved.find((one) => one.limit === limit)?.to
  const tasks = Object.entries(state.tasks).map(([key, task]) => [key, { ...task, due: to(`step:${key}`) ?? task.due }])
  return {
    ...state,
    intakeDue: to('intake') ?? state.intakeDue,
    statutoryDue: to('statutory') ?? state.statutoryDue,
    promisedDue: to('promised') ?? state.promisedDue,
    deliverDue: to('delivery') ?? state.deliverDue,
    tasks: Object.fromEntries(tasks) as CaseState['tasks'],
    recomputed: [...state.recomputed, { notice, moved, day }],
  }
}

/** Until when a change of the calendar could touch the case: the latest last day of what runs; null where nothing does. */
export const lastDueOf = (state: CaseState): string | null =>
  Object.values(openLimits(state))
    .map(({ day }) => day)
    .toSorted()
    .at(-1) ?? null
