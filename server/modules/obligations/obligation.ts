import { saysAtLeast } from '#contracts/text-length.ts'
import type { Due } from '#contracts/due.ts'
import type { ObligationEvent } from '#contracts/obligation-events.ts'
import type { ObligationState as Status } from '#contracts/obligations.ts'
import { addWorkingDays, isProvisional, type Calendar } from '#kernel/calendar.ts'
import { calendarDueDay, dueDay, type Pause } from '#kernel/clock.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'

type Opened = Extract<ObligationEvent, { type: 'opened' }>
/** What is owed, as it was when it began. */
export type ObligationFacts = Omit<Opened, 'type' | 'due' | 'remindOn' | 'day'>

/** 义务 as the fold of its events. */
export type ObligationState = {
  facts: ObligationFacts | null
  due: Due | null
  remindOn: readonly string[]
  extendedBy: number
  /** Days on which what was done waited to be looked at, which nobody counts against the debtor. */
  pauses: readonly Pause[]
  answeredDay: string | null
  defaultedDay: string | null
  ended: 'kept' | 'waived' | 'enforced' | null
  endedDay: string | null
}

export type ObligationCommand =
  /** `until`: the last day, where who opens it has told the debtor. */
  | ({ type: 'open'; until?: Due } & ObligationFacts)
  | { type: 'answer' }
  | { type: 'reopen' }
  | { type: 'keep' }
  | { type: 'pay'; voucher: string }
  /** What default means was done. */
  | { type: 'enforce' }
  | { type: 'extend'; days: number; reason: string }
  | { type: 'waive'; reason: string }
  /** What it was owed for has come to an end. */
  | { type: 'release' }
  | { type: 'clock-ran-out' }
  /** 期限重新计算 after a notice on holidays. */
  | { type: 'recount'; notice: string }

export type ObligationEnv = { calendar: Calendar; day: Day }

/** Working days before the last one on which the debtor is reminded. */
export const remindDaysBefore = [3, 1]

const nothing: ObligationState = {
  facts: null,
  due: null,
  remindOn: [],
  extendedBy: 0,
  pauses: [],
  answeredDay: null,
  defaultedDay: null,
  ended: null,
  endedDay: null,
}

/** A default stays one until what is owed is done or waived, also while what was brought late is looked at. */
export function statusOf(state: Pick<ObligationState, 'ended' | 'defaultedDay' | 'answeredDay'>): Status {
  if (state.ended) return state.ended
  if (state.defaultedDay !== null) return 'defaulted'
  return state.answeredDay !== null ? 'answered' : 'open'
}

/** 义务: owed by a day, reminded of before it, kept, extended once, defaulted, waived. What default means is for whoever reacts to it. */
export const obligationDecider: Decider<ObligationState, ObligationCommand, ObligationEvent, ObligationEnv> = {
  initial: nothing,
  decide(command, state, env) {
    const { facts } = state
    const { day } = env
    switch (command.type) {
      case 'open': {
        if (facts) return []
        const { type: _type, until, ...opened } = command
        return [{ type: 'opened', ...opened, ...datesOf(opened, 0, [], env, until), day }]
      }

      case 'answer':
        return facts && !state.ended && state.answeredDay === null ? [{ type: 'answered', day }] : []

      case 'reopen': {
        if (!facts || state.ended || state.answeredDay === null) return []
        const pauses = [...state.pauses, waitedSince(state.answeredDay, day)]
        return [{ type: 'reopened', ...datesOf(facts, state.extendedBy, pauses, env), day }]
      }

      case 'keep':
        return facts && !state.ended ? [kept(facts, state, day)] : []

      case 'pay':
        demand(
          facts && (facts.kind === 'fee' || facts.kind === 'expert-fee') && !state.ended,
          'obligation.nothing-to-pay',
        )
        return [{ type: 'paid', voucher: command.voucher, day }, kept(facts, state, day)]

      case 'enforce':
        return facts && !state.ended ? [{ type: 'enforced', case: facts.case, kind: facts.kind, day }] : []

      case 'extend':
        demand(facts && !state.ended && state.defaultedDay === null, 'obligation.not-open')
        demand(facts.kind === 'deferred-material', 'obligation.fixed')
        demand(state.answeredDay === null, 'obligation.waits')
        demand(day <= parseDay(state.due!.day), 'obligation.not-open')
        demand(state.extendedBy === 0, 'obligation.extended-already')
        demand(command.days <= facts.limitDays, 'obligation.extension-too-long', { limit: String(facts.limitDays) })
        demand(saysAtLeast(command.reason, 10), 'obligation.extension-needs-reason')
        return [
          {
            type: 'extended',
            days: command.days,
            reason: command.reason,
            ...datesOf(facts, command.days, state.pauses, env),
            day,
          },
        ]

      case 'waive':
        demand(facts && !state.ended && state.defaultedDay !== null, 'obligation.not-defaulted')
        demand(facts.kind === 'deferred-material' || facts.kind === 'fee', 'obligation.fixed')
        demand(saysAtLeast(command.reason, 10), 'obligation.waiver-needs-reason')
        return [{ type: 'waived', case: facts.case, kind: facts.kind, by: 'office', reason: command.reason, day }]

      case 'release':
        return facts && !state.ended && state.defaultedDay === null
          ? [{ type: 'waived', case: facts.case, kind: facts.kind, by: 'case-ended', reason: null, day }]
          : []

      case 'recount': {
        if (!facts || statusOf(state) !== 'open') return []
        const from = state.due!
        const fresh = datesOf(facts, state.extendedBy, state.pauses, env)
        // What a party was told is never taken back; nobody is late by a notice that came after.
        const shorter = fresh.due.day < from.day && facts.owedBy === 'party'
        if (shorter || from.day < day || fresh.due.day < day || sameDay(fresh.due, from)) return []
        const { case: of, kind } = facts
        // Whoever was reminded once of this is not reminded of it again.
        const remindOn = state.remindOn.length > 0 ? fresh.remindOn.slice(-state.remindOn.length) : []
        return [{ type: 'recounted', case: of, kind, notice: command.notice, from, due: fresh.due, remindOn, day }]
      }

      case 'clock-ran-out': {
        if (!facts || statusOf(state) !== 'open') return []
        if (day > parseDay(state.due!.day)) {
          const { case: of, kind, consequence } = facts
          return [{ type: 'defaulted', case: of, kind, consequence, day }]
        }
        return state.remindOn.some((wanted) => wanted <= day) ? [{ type: 'reminded', day }] : []
      }
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'opened': {
        const { type: _type, due, remindOn, day: _day, ...facts } = event
        return { ...state, facts, due, remindOn }
      }
      case 'reminded':
        return { ...state, remindOn: state.remindOn.filter((wanted) => wanted > event.day) }
      case 'answered':
        return { ...state, answeredDay: event.day }
      case 'reopened':
        return {
          ...state,
          due: event.due,
          remindOn: event.remindOn,
          pauses: [...state.pauses, waitedSince(state.answeredDay!, parseDay(event.day))],
          answeredDay: null,
        }
      case 'recounted':
        return { ...state, due: event.due, remindOn: event.remindOn }
      case 'extended':
        return { ...state, due: event.due, remindOn: event.remindOn, extendedBy: event.days }
      case 'paid':
        return state
      case 'enforced':
        return { ...state, ended: 'enforced', endedDay: event.day }
      case 'kept':
        return { ...state, ended: 'kept', endedDay: event.day }
      case 'defaulted':
        return { ...state, defaultedDay: event.day }
      case 'waived':
        return { ...state, ended: 'waived', endedDay: event.day }
    }
  },
}

const kept = (facts: ObligationFacts, { defaultedDay }: ObligationState, day: Day): ObligationEvent => ({
  type: 'kept',
  case: facts.case,
  kind: facts.kind,
  late: defaultedDay !== null,
  day,
})

const sameDay = (one: Due, other: Due): boolean => one.day === other.day && one.provisional === other.provisional

const waitedSince = (from: string, through: Day): Pause => ({ from: parseDay(from), through })

function datesOf(
  { since, limitDays, unit }: Pick<ObligationFacts, 'since' | 'limitDays' | 'unit'>,
  extendedBy: number,
  pauses: readonly Pause[],
  { calendar, day }: ObligationEnv,
  until?: Due,
): { due: Due; remindOn: string[] } {
  const count = unit === 'calendar' ? calendarDueDay : dueDay
  const last = until ? parseDay(until.day) : count(parseDay(since), limitDays + extendedBy, calendar, pauses)
  if (!last) throw new RangeError('a limit without an open pause has a due day')
  return {
    due: { day: last, provisional: isProvisional(last, calendar), calendar: calendar.revision },
    remindOn: remindDaysBefore
      .map((before) => addWorkingDays(last, -before, calendar))
      .filter((wanted) => wanted > day),
  }
}
