import type { CaseEvent, Due } from '#contracts/case-events.ts'
import { ladderOf } from '#contracts/late-events.ts'
import type { ObligationKind } from '#contracts/obligation-events.ts'
import { hearingDays } from '#contracts/hearings.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due, duesOf } from '../due.ts'
import { intakeDays } from '../intake/intake-rules.ts'
import { answerDue } from '../intake/withdrawal-rules.ts'
import { rungDue } from '../late/rung-due.ts'
import { agreedAfterPauses } from '../matters/agreement-rules.ts'
import { deliveredBy } from '../papers/paper-rules.ts'
import { meetingsAnew } from '../meetings/move-rules.ts'
import { besideAnew } from './beside-anew.ts'
import { openLimits, owedUntil } from './recompute-state.ts'

export type RecomputeCommand =
  | { type: 'recompute-limits'; notice: string }
  /** What is owed for the case was counted anew. */
  | { type: 'note-recount'; notice: string; kind: ObligationKind; from: Due; to: Due }

/**
 * 期限重新计算 after a notice on holidays: every limit that still runs is counted anew from the same facts. A limit that has run out, or
 * would have before today, stays what it was: nobody is late by a notice that came after. What somebody outside the office was told never gets
 * shorter. Days that the applicant was told in writing of a special procedure stand.
 *
 * @source 行政许可法 第八十二条
 */
export function decideRecompute(command: RecomputeCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { notice } = command
  if (command.type === 'note-recount') {
    const { kind: limit, from, to } = command
    return owedUntil(state, limit)
      ? [{ type: 'limits-recomputed', notice, moved: [{ limit, from, to }], day: env.day }]
      : []
  }
  const fresh = { ...limitsAnew(state, env), ...besideAnew(state, env) }
  const moved = Object.entries(openLimits(state)).flatMap(([limit, from]) => {
    const to = fresh[limit]
    if (!to || from.day < env.day || to.day < env.day) return []
    return isSame(from, to) ? [] : [{ limit, from, to }]
  })
  return [
    ...(moved.length > 0 ? [{ type: 'limits-recomputed' as const, notice, moved, day: env.day }] : []),
    ...meetingsAnew(state, env, notice),
  ]
}

const isSame = (one: Due, other: Due) =>
  one.day === other.day && one.provisional === other.provisional && one.remindOn === other.remindOn

function limitsAnew(state: CaseState, env: CaseEnv): Record<string, Due> {
  switch (state.phase) {
    case 'intake':
      return {
        intake: due(env, parseDay(state.receivedDay), { unit: 'working', days: intakeDays }),
        ...agreementAnew(state, env),
      }
    case 'review': {
      const { statutoryDue: statutory, promisedDue: promised, internalDue: internal, steps } = duesOf(state, env)
      const stepped = Object.entries(steps).map(([key, one]) => [`step:${key}`, one] as const)
      return {
        statutory,
        promised,
        ...(internal ? { internal } : {}),
        ...Object.fromEntries(stepped),
        ...rungsAnew(state, env),
        ...agreementAnew(state, env),
        ...askedAnew(state, env, statutory),
      }
    }
    case 'issuing':
    case 'ready':
      return state.decision ? { delivery: deliveredBy(env, state.decision.day) } : {}
    case 'correcting':
    case 'closed':
    case 'none':
      return {}
  }
}

/** Of a late step what is done next; the day on which it became late stays. */
function rungsAnew(state: CaseState, env: CaseEnv): Record<string, Due> {
  const rungs = Object.entries(state.tasks).flatMap(([key, { late, rungs: done, nextRung }]) => {
    const next = late && nextRung ? ladderOf(late)[done.length] : undefined
    return next ? [[`rung:${key}`, rungDue(state, env, key, next)] as const] : []
  })
  return Object.fromEntries(rungs)
}

/** 逾期视为同意 counts from the receipt, whether or not it was accepted since. */
function agreementAnew(state: CaseState, env: CaseEnv): Record<string, Due> {
  const { agreedAfter } = agreedAfterPauses(state, env)
  return agreedAfter ? { agreement: agreedAfter } : {}
}

/** What runs beside the limits of the case: for the office to answer a withdrawal, to ask for a hearing and to hold it. */
function askedAnew(state: CaseState, env: CaseEnv, statutoryDue: Due): Record<string, Due> {
  const { hearing, withdrawing } = state
  const limits: Record<string, Due> = {}
  if (withdrawing.asked) limits['withdrawal'] = answerDue({ statutoryDue }, env, parseDay(withdrawing.asked.day))
  if (hearing) {
    const request = due(env, parseDay(hearing.offeredDay), { unit: 'working', days: hearingDays.ask })
    // Until when it may be asked for was told in writing: it never gets shorter.
    if (request.day >= hearing.requestBy) limits['hearing-request'] = request
    if (hearing.requestedDay)
      limits['hearing-hold'] = due(env, parseDay(hearing.requestedDay), { unit: 'working', days: hearingDays.hold })
  }
  return limits
}
