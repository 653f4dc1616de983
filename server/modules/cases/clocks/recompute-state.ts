import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { hearingTask } from '#contracts/hearings.ts'
import type { ObligationKind } from '#contracts/obligation-events.ts'
import type { MovedLimit } from '#contracts/recompute-events.ts'
import type { CaseState } from '../case-state.ts'

/** What changes of the calendar did to the limits of a case, oldest first. */
export type Recomputed = { notice: string; moved: readonly MovedLimit[]; day: string }

/** Limits of a case that run now, with their last days as the log has them. */
export function openLimits(state: CaseState): Record<string, Due> {
  const limits: Record<string, Due> = {}
  switch (state.phase) {
    case 'intake':
      if (state.intakeDue) limits['intake'] = state.intakeDue
      if (state.agreedAfter) limits['agreement'] = state.agreedAfter
      break
    case 'review':
      if (state.statutoryDue) limits['statutory'] = state.statutoryDue
      if (state.promisedDue) limits['promised'] = state.promisedDue
      if (state.agreedAfter) limits['agreement'] = state.agreedAfter
      if (state.withdrawing.asked) limits['withdrawal'] = state.withdrawing.asked.due
      Object.assign(limits, hearingLimits(state.hearing))
      for (const [key, task] of Object.entries(state.tasks)) {
        if (task.verdict !== null) continue
        limits[`step:${key}`] = task.due
        if (task.nextRung) limits[`rung:${key}`] = task.nextRung
      }
      break
    case 'issuing':
    case 'ready':
      if (state.deliverDue) limits['delivery'] = state.deliverDue
      break
    case 'correcting':
    case 'closed':
    case 'none':
  }
  return limits
}

/** 听证: the last day to ask for it as long as nobody has, and to hold it as long as it was not held. */
function hearingLimits(hearing: CaseState['hearing']): Record<string, Due> {
  if (!hearing || hearing.held) return {}
  if (!hearing.requestedDay) return hearing.waivedDay ? {} : { 'hearing-request': hearing.dues.request }
  return hearing.dues.hold ? { 'hearing-hold': hearing.dues.hold } : {}
}

/** Until when something is owed for the case, as the case knows it; what it does not keep itself it does not note. */
export function owedUntil({ deferral, commitment }: CaseState, kind: ObligationKind): Due | null {
  switch (kind) {
    case 'deferred-material':
      return deferral?.terms?.due ?? null
    case 'promise-check':
      return commitment?.check ?? null
    case 'rectification':
      return commitment?.rectifyBy ?? null
    case 'fee':
    case 'expert-fee':
      return null
  }
}

export type RecomputeEvent = Extract<CaseEvent, { type: 'limits-recomputed' }>

export function foldRecompute(state: CaseState, { notice, moved, day }: RecomputeEvent): CaseState {
  const to = (limit: string): Due | undefined => moved.find((one) => one.limit === limit)?.to
  const tasks = Object.entries(state.tasks).map(([key, task]) => [
    key,
    { ...task, due: to(`step:${key}`) ?? task.due, nextRung: to(`rung:${key}`) ?? task.nextRung },
  ])
  const { asked } = state.withdrawing
  const hold = to('hearing-hold')
  if (hold && state.tasks[hearingTask]) tasks.push([hearingTask, { ...state.tasks[hearingTask], due: hold }])
  return {
    ...state,
    withdrawing: { ...state.withdrawing, asked: asked && { ...asked, due: to('withdrawal') ?? asked.due } },
    hearing: state.hearing && withHearingDues(state.hearing, to('hearing-request'), hold),
    ...withOwed(state, to),
    intakeDue: to('intake') ?? state.intakeDue,
    agreedAfter: to('agreement') ?? state.agreedAfter,
    statutoryDue: to('statutory') ?? state.statutoryDue,
    promisedDue: to('promised') ?? state.promisedDue,
    deliverDue: to('delivery') ?? state.deliverDue,
    tasks: Object.fromEntries(tasks) as CaseState['tasks'],
    recomputed: [...state.recomputed, { notice, moved, day }],
  }
}

function withOwed(
  { deferral, commitment }: CaseState,
  to: (limit: ObligationKind) => Due | undefined,
): Pick<CaseState, 'deferral' | 'commitment'> {
  const supplied = to('deferred-material')
  return {
    deferral: deferral?.terms && supplied ? { ...deferral, terms: { ...deferral.terms, due: supplied } } : deferral,
    commitment: commitment && {
      ...commitment,
      check: to('promise-check') ?? commitment.check,
      rectifyBy: to('rectification') ?? commitment.rectifyBy,
    },
  }
}

const withHearingDues = (
  hearing: NonNullable<CaseState['hearing']>,
  request: Due | undefined,
  hold: Due | undefined,
): NonNullable<CaseState['hearing']> => ({
  ...hearing,
  requestBy: request?.day ?? hearing.requestBy,
  holdBy: hold?.day ?? hearing.holdBy,
  dues: { request: request ?? hearing.dues.request, hold: hold ?? hearing.dues.hold },
})

/** Until when a change of the calendar could touch the case: the latest last day of what runs; null where nothing does. */
export const lastDueOf = (state: CaseState): string | null =>
  [...Object.values(openLimits(state)), ...meetingDues(state)]
    .map(({ day }) => day)
    .toSorted()
    .at(-1) ?? null

/** 会商: until when those who were invited speak. */
const meetingDues = ({ phase, meetings }: CaseState): Due[] =>
  phase === 'review' ? meetings.filter(({ closed }) => !closed).map(({ due }) => due) : []
