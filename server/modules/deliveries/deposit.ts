import { lockerDays, type DepositEnd, type DepositEvent, type LockerNews } from '#contracts/lockers.ts'
import { addDays, dayOf, parseDay, type Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'

export type DepositFacts = { case: string; number: string; papers: number; hall: string; office: string }

/** 入柜 as the fold of its events. */
export type DepositState = {
  facts: DepositFacts | null
  begunDay: string
  given: { ticket: string; locker: string; cell: string } | null
  /** Last day on which it can be fetched; null until the door was shut on it. */
  until: string | null
  recalled: boolean
  end: DepositEnd | null
}

export type DepositCommand =
  | ({ type: 'begin' } & DepositFacts)
  | { type: 'note-cell'; given: DepositState['given']; at: string }
  | { type: 'hear'; news: readonly LockerNews[] }
  | { type: 'ask-back' }
  | { type: 'note-recall'; state: 'recalled' | 'taken-out'; at: string }

export type DepositEnv = { day: Day }

/**
 * 自助取证柜: a locker says the same thing twice, late and in any order; the first end of the stay stands. When the days are over the locker is
 * asked for it back, and says itself whether somebody was there before.
 */
export const depositDecider: Decider<DepositState, DepositCommand, DepositEvent, DepositEnv> = {
  initial: { facts: null, begunDay: '', given: null, until: null, recalled: false, end: null },
  decide(command, state, { day }) {
    switch (command.type) {
      case 'begin': {
        if (state.facts) return []
        const { type: _type, ...facts } = command
        return [{ type: 'begun', ...facts, day }]
      }
      case 'note-cell': {
        if (!state.facts || state.given || state.end) return []
        return command.given
          ? [{ type: 'cell-given', ...command.given, day }]
          : [ended(state, 'no-cell', command.at, day)]
      }
      case 'hear': {
        if (!state.facts || !state.given || state.end) return []
        const [stored, taken] = (['stored', 'taken-out'] as const).map((what) =>
          command.news.find((one) => one.state === what),
        )
        const events: DepositEvent[] = []
        if (stored && state.until === null) events.push(storedIn(state, stored.at, day))
        if (taken) events.push(ended(state, 'taken-out', taken.at, day))
        return events
      }
      case 'ask-back':
        if (!state.given || state.end || state.recalled) return []
        return [{ type: 'recall-asked', ticket: state.given.ticket, day }]
      case 'note-recall':
        if (!state.given || state.end) return []
        return [ended(state, endOf(command.state, state), command.at, day)]
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'begun': {
        const { type: _type, day, ...facts } = event
        return { ...state, facts, begunDay: day }
      }
      case 'cell-given':
        return { ...state, given: { ticket: event.ticket, locker: event.locker, cell: event.cell } }
      case 'stored':
        return { ...state, until: event.until }
      case 'recall-asked':
        return { ...state, recalled: true }
      case 'ended':
        return { ...state, end: event.state }
    }
  },
}

/** Where it stands now. */
export function standing({ given, until, recalled, end }: DepositState) {
  if (end) return end
  if (recalled) return 'recalling'
  return until ? 'stored' : given ? 'cell-given' : 'asking'
}

const endOf = (said: 'recalled' | 'taken-out', { until }: DepositState): DepositEnd =>
  said === 'taken-out' ? said : until === null ? 'not-stored' : 'not-fetched'

function storedIn(state: DepositState, at: string, day: Day): DepositEvent {
  const { locker, cell } = state.given!
  return { type: 'stored', case: state.facts!.case, locker, cell, at, until: addDays(day, lockerDays), day }
}

function ended(state: DepositState, end: DepositEnd, at: string, day: Day): DepositEvent {
  const said = dayOf(at)
  const first = parseDay(state.begunDay)
  return {
    type: 'ended',
    case: state.facts!.case,
    state: end,
    locker: state.given?.locker ?? null,
    cell: state.given?.cell ?? null,
    at,
    // A locker whose clock is wrong does not move a day out of the time in which it can lie.
    day: said < first ? first : said > day ? day : said,
  }
}
