import type { CaseEvent } from '#contracts/case-events.ts'
import { unansweredDays } from '#contracts/intake-law.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'

/** `deputy`: the office that the roster names to take over; null where it names none. */
export type WatchCommand = { type: 'intake-watch-ran-out'; deputy: string | null }

/** 网上值守: whose turn it is with a case that waits at the intake, and the last day of that turn. */
export type WatchState = {
  turn: 'unit' | 'deputy' | 'supervision'
  /** Null while nobody owes an answer, and once the supervision has it. */
  until: string | null
  deputy: string | null
  passedOn: readonly { step: 'deputy' | 'supervision'; office: string | null; day: string }[]
}

export const notWatched: WatchState = { turn: 'unit', until: null, deputy: null, passedOn: [] }

/** Last day on which the unit on duty has to look at what came in on `env.day`. */
export const answerBy = (env: CaseEnv): string =>
  due(env, env.day, { unit: 'working', days: unansweredDays.deputy }).day

/**
 * 网上值守: what the unit on duty leaves unanswered goes to its deputy, who may act like it, and then to the supervision, which may not. The
 * five days of the law run on all the while.
 *
 * @source 连政办发 一次办好 二.1: 网上职守人员责任制; 行政许可法 第三十二条
 */
export function decideWatch({ deputy }: WatchCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { turn, until } = state.watch
  if (state.phase !== 'intake' || until === null || env.day <= parseDay(until)) return []
  // Past the limit of the law it counts as accepted, and nobody need be asked any more.
  if (state.intakeDue && env.day > parseDay(state.intakeDue.day)) return []
  const since = state.receivedDay
  if (turn === 'unit' && deputy !== null && deputy !== state.intakeOffice) {
    const next = due(env, parseDay(since), { unit: 'working', days: unansweredDays.supervision }).day
    return [{ type: 'intake-unanswered', step: 'deputy', office: deputy, since, next, day: env.day }]
  }
  return [{ type: 'intake-unanswered', step: 'supervision', office: null, since, next: null, day: env.day }]
}

/** Facts after which another turn, or none, runs. */
export const movesWatch: ReadonlySet<CaseEvent['type']> = new Set([
  'submitted',
  'corrected',
  'intake-unanswered',
  'deficiency-notified',
  'accepted',
  'refused-at-intake',
  'withdrawn',
  'limits-recomputed',
])

/** The watch as any fact of a case leaves it: it begins with what comes in and ends with an answer. */
export function foldWatch(watch: WatchState, event: CaseEvent): WatchState {
  switch (event.type) {
    case 'corrected':
      return event.onTheSpot ? watch : { ...watch, turn: 'unit', until: event.answerBy ?? null }
    case 'submitted':
      return { ...watch, turn: 'unit', until: event.answerBy ?? null }
    case 'intake-unanswered': {
      const { step, office, next, day } = event
      return {
        turn: step,
        until: next,
        deputy: office ?? watch.deputy,
        passedOn: [...watch.passedOn, { step, office, day }],
      }
    }
    case 'limits-recomputed':
      return { ...watch, until: event.moved.find(({ limit }) => limit === 'watch')?.to.day ?? watch.until }
    case 'deficiency-notified':
    case 'accepted':
    case 'refused-at-intake':
    case 'withdrawn':
      return { ...watch, until: null }
    default:
      return watch
  }
}
