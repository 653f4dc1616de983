import type { Decider } from '#kernel/decider.ts'
import type { Statement } from './db.ts'
import type { Entry } from './envelope.ts'
import type { RowChange } from './table.ts'

/** Where a stream stands; `version` is that of its last event, counted from 1. */
export type Place = { region: string; stream: string; version: number }

/**
 * An effect on the outside world or a slow piece of work, put into the outbox by the same write. `key` tells two of one event apart.
 * `urgency`: before others that wait, because somebody's next step hangs on it; or behind all others, because it takes long and nobody's does.
 */
export type Effect = { kind: string; key?: string; payload: Record<string, unknown>; urgency?: 'first' | 'last' }

/** An event as its decider knows it, before it has an envelope. */
export type Fact = { type: string }

/** A kind of stream: the rules over it and the rows derived from it. All of it is pure. */
export type StreamKind<State, Command, Event extends Fact, Env> = {
  name: string
  decider: Decider<State, Command, Event, Env>
  /**
   * From the stream's new state and its new events (with their envelopes) to rows of own tables; must give the same rows when replayed. `before`: the
   * state that the tables stand for, where it is known; a row that would say of it what it says of the new one may be left out.
   */
  project(place: Place, state: State, events: readonly Event[], entries: readonly Entry[], before?: State): RowChange[]
  effects(place: Place, state: State, events: readonly Event[]): Effect[]
  /** Rows that commands write beside their events because they hold what no event may say; the events hold a hash of them. */
  beside?: Beside
}

/** How rows that stand beside the log are held against it. Each statement gives lines of one column, `difference`. */
export type Beside = {
  /** Rows of these streams that are missing, or not what their events say. */
  differing(streams: readonly Pick<Place, 'region' | 'stream'>[]): Statement
  /** Rows that no stream speaks of, at most so many. */
  unexplained(limit: number): Statement
}

/** The type as the log keeps it, `<kind>.<type>`: unique among all kinds of streams. */
export const storedType = (kind: { name: string }, event: Fact): string => `${kind.name}.${event.type}`

/** Whether an event of this stored type belongs to a stream of this kind. */
export const isOf = (kind: { name: string }, stored: string): boolean => stored.startsWith(`${kind.name}.`)

/** The stored text without the type, which has its own column. */
export function eventFrom<Event extends Fact>(type: string, data: string): Event {
  return { ...(JSON.parse(data) as object), type: type.slice(type.indexOf('.') + 1) } as Event
}
