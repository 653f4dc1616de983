import { ParcelEnd, type ParcelEvent, type TrackEntry } from '#contracts/deliveries.ts'
import { dayOf, parseDay, type Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'

export type ParcelFacts = { case: string; number: string; papers: number; hall: string; office: string }

/** 包裹 as the fold of its events. The track stands by the courier's own times, whatever the order in which it was learnt. */
export type ParcelState = {
  facts: ParcelFacts | null
  sentDay: string
  announced: { waybill: string; company: string } | null
  track: readonly TrackEntry[]
  end: ParcelEnd | null
}

export type ParcelCommand =
  | ({ type: 'send' } & ParcelFacts)
  | { type: 'note-waybill'; waybill: string; company: string }
  | { type: 'track'; entries: readonly TrackEntry[] }

export type ParcelEnv = { day: Day }

/** A courier says the same thing twice, late and in any order: what is known is passed over, and the first end of the way stands. */
export const parcelDecider: Decider<ParcelState, ParcelCommand, ParcelEvent, ParcelEnv> = {
  initial: { facts: null, sentDay: '', announced: null, track: [], end: null },
  decide(command, state, { day }) {
    switch (command.type) {
      case 'send': {
        if (state.facts) return []
        const { type: _type, ...facts } = command
        return [{ type: 'sent', ...facts, day }]
      }
      case 'note-waybill': {
        if (!state.facts || state.announced) return []
        return [{ type: 'waybill-given', waybill: command.waybill, company: command.company, day }]
      }
      case 'track': {
        if (!state.facts || !state.announced) return []
        const known = new Set(state.track.map(({ ref }) => ref))
        const fresh = new Map(command.entries.filter(({ ref }) => !known.has(ref)).map((entry) => [entry.ref, entry]))
        if (fresh.size === 0) return []
        const entries = inTime([...fresh.values()])
        const tracked: ParcelEvent = { type: 'tracked', entries, day }
        const last = state.end ? undefined : entries.find((entry) => ParcelEnd.safeParse(entry.state).success)
        if (!last) return [tracked]
        const ended: ParcelEvent = {
          type: 'ended',
          case: state.facts.case,
          state: ParcelEnd.parse(last.state),
          ...state.announced,
          signer: last.signer ?? 'addressee',
          at: last.at,
          day: between(parseDay(state.sentDay), dayOf(last.at), day),
        }
        return [tracked, ended]
      }
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'sent': {
        const { type: _type, day, ...facts } = event
        return { ...state, facts, sentDay: day }
      }
      case 'waybill-given':
        return { ...state, announced: { waybill: event.waybill, company: event.company } }
      case 'tracked':
        return { ...state, track: inTime([...state.track, ...event.entries]) }
      case 'ended':
        return { ...state, end: event.state }
    }
  },
}

/** Where the parcel is now: its end, or what the courier said last. */
export function whereIs({ announced, track, end }: ParcelState): TrackEntry['state'] | 'announcing' | 'announced' {
  return end ?? track.at(-1)?.state ?? (announced ? 'announced' : 'announcing')
}

const inTime = (entries: readonly TrackEntry[]): TrackEntry[] =>
  entries.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.ref < other.ref ? -1 : 1))

/** A courier whose clock is wrong does not move a day out of the time in which it can lie. */
const between = (first: Day, said: Day, last: Day): Day => (said < first ? first : said > last ? last : said)
