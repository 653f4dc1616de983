import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { hearingTask } from '#contracts/hearings.ts'
import type { ObligationKind } from '#contracts/obligation-events.ts'
import type { MovedLimit } from '#contracts/recompute-events.ts'
import type { CaseState } from '../case-state.ts'
import { withVisitDays } from '../visits/visit-state.ts'
import { limitsBeside, withMovedBeside, type Moved } from './beside-limits.ts'
import { changed, openInspection } from '../supervision/supervision-state.ts'

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
      if (state.internalDue) limits['internal'] = state.internalDue
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
  return { ...limits, ...limitsBeside(state) }
}

/** 听证: the last day to ask for it as long as nobody has, and to hold it as long as it was not held. */
function hearingLimits(hearing: CaseState['hearing']): Record<string, Due> {
  if (!hearing || hearing.held) return {}
  if (!hearing.requestedDay) return hearing.waivedDay ? {} : { 'hearing-request': hearing.dues.request }
  return hearing.dues.hold ? { 'hearing-hold': hearing.dues.hold } : {}
}

/** Until when something is owed for the case, as the case knows it; what it does not keep itself it does not note. */
export function owedUntil({ deferral, commitment, supervision }: CaseState, kind: ObligationKind): Due | null {
  switch (kind) {
    case 'deferred-material':
      return deferral?.terms?.due ?? null
    case 'promise-check':
      return commitment?.check ?? null
    case 'inspection':
      return openInspection({ supervision })?.due ?? null
    case 'rectification':
      return openInspection({ supervision })?.rectifyBy ?? commitment?.rectifyBy ?? null
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
  const beside = withMovedBeside(state, to)
  return withVisitDays({
    ...beside,
    withdrawing: { ...state.withdrawing, asked: asked && { ...asked, due: to('withdrawal') ?? asked.due } },
    hearing: movedHearing(beside.hearing, to),
    ...withOwed(state, to),
    intakeDue: to('intake') ?? state.intakeDue,
    agreedAfter: to('agreement') ?? state.agreedAfter,
    statutoryDue: to('statutory') ?? state.statutoryDue,
    promisedDue: to('promised') ?? state.promisedDue,
    internalDue: to('internal') ?? state.internalDue,
    deliverDue: to('delivery') ?? state.deliverDue,
    tasks: Object.fromEntries(tasks) as CaseState['tasks'],
    recomputed: [...state.recomputed, { notice, moved, day }],
  })
}

function withOwed(
  { deferral, commitment, supervision }: CaseState,
  to: (limit: ObligationKind) => Due | undefined,
): Pick<CaseState, 'deferral' | 'commitment' | 'supervision'> {
  const supplied = to('deferred-material')
  const open = openInspection({ supervision })
  const rectifyBy = to('rectification')
  return {
    deferral: deferral?.terms && supplied ? { ...deferral, terms: { ...deferral.terms, due: supplied } } : deferral,
    commitment: commitment && {
      ...commitment,
      check: to('promise-check') ?? commitment.check,
      // What is put right after an inspection is not what was promised: of the two one runs at most.
      rectifyBy: (open ? undefined : rectifyBy) ?? commitment.rectifyBy,
    },
    supervision:
      supervision && open
        ? {
            ...supervision,
            inspections: changed(supervision, open.inspection, {
              due: to('inspection') ?? open.due,
              rectifyBy: rectifyBy ?? open.rectifyBy,
            }),
          }
        : supervision,
  }
}

/** 听证 with the days that have moved. */
export function movedHearing(before: CaseState['hearing'], to: Moved): CaseState['hearing'] {
  if (!before) return null
  const [request, hold] = [to('hearing-request'), to('hearing-hold')]
  return {
    ...before,
    requestBy: request?.day ?? before.requestBy,
    holdBy: hold?.day ?? before.holdBy,
    dues: { request: request ?? before.dues.request, hold: hold ?? before.dues.hold },
  }
}

/** Until when a change of the calendar could touch the case: the latest last day of what runs; null where nothing does. */
export const lastDueOf = (state: CaseState): string | null =>
  [...Object.values(openLimits(state)), ...meetingDues(state)]
    .map(({ day }) => day)
    .toSorted()
    .at(-1) ?? null

/** 会商: until when those who were invited speak, and those who spoke sign. */
const meetingDues = ({ phase, meetings }: CaseState): { day: string }[] =>
  meetings.flatMap(({ closed, settledDay, due }) => {
    if (!closed) return phase === 'review' ? [due] : []
    return closed.signBy && !settledDay ? [{ day: closed.signBy }] : []
  })
