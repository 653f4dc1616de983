import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { statement, type Database } from './db.ts'
import { endsConnection } from './gather.ts'

/** One effect to be performed; `effect` is its id, the same at each try, and `stream` whose event caused it. */
export type Job = { region: string; effect: string; stream: string; payload: Record<string, unknown> }

/** What does an effect. It may run more than once, so it is idempotent by `effect`. A throw means: try again later. */
export type Performer = (job: Job) => Promise<void>

/** An effect as its command writes it down; `payload` is JSON, and of two that wait the one with the smaller `priority` goes first. */
export type Written = { region: string; id: string; stream: string; kind: string; payload: string; priority: number }

/** Effects of one command, some of them kept back for this process, between the decision and the answer to the write. */
export type Held = {
  /** Under whose name an effect is written; null: it waits for the job queue. */
  keeperOf(effect: Written): string | null
  /** The write is committed: what was kept is done now. */
  committed(): void
  /** Nothing was written; or, where an error that is no refusal of the database came in the way, nobody knows whether it was. */
  dropped(error: unknown): void
}

/**
 * Does effects in the process that called for them, right after the commit, and strikes what is done in handfuls: an effect that goes well
 * never comes to the job queue. The row says who keeps it, so nobody else touches it while that process lives; whoever finds it dead gives
 * the row to the queue.
 */
export type Performing = {
  hold(effects: readonly Written[]): Held
  /** Effects of this process that are to go to the queue, by id: those without room at the end, those whose commit nobody saw, and strays. */
  left(): string[]
  /** These have gone to the queue. */
  taken(ids: readonly string[]): void
  /** These were looked for, and whatever of them was there has gone: who has had its time by then (of `performance.now()`) is looked for no more. */
  sought(ids: readonly string[], since: number): void
  /** Of rows that were there just now in this process's name, those that it doesn't have in hand are left. */
  kept(ids: readonly string[]): void
  /** Begins nothing more, waits for what is under way, and leaves the rest. */
  close(): Promise<void>
}

/** Of the effects of one process, so many wait or are under way, half of them for what is behind all others; what is more goes to the queue, where other servers find it. */
const mostInHand = 48
/** What is done is struck together with other writes, at most so long after. */
const strikeAfterMs = 100
/** Where the database was away. */
const strikeAgainMs = 1_000
/** Longer than any statement may run: what has not been written by then never will be. */
export const usualUnseenMs = 60_000

/**
 * @param options.keeper a name whose liveness this process has declared
 * @param options.concurrency effects under way at a time; of those that wait behind all others, half as many
 * @param options.putOff puts an effect that failed into the queue, as tried once
 * @param options.unseenMs so long, and until the database has answered after it, a row is looked for whose commit nobody saw
 */
export function openPerforming(options: {
  keeper: string
  db: Database
  performers: Record<string, Performer>
  concurrency: number
  putOff: (effect: Written, error: unknown) => Promise<void>
  onError: (error: unknown) => void
  unseenMs?: number
}): Performing {
  const { keeper, db, performers, concurrency, unseenMs = usualUnseenMs } = options
  /** What a command counts as its own must not follow the effects that it called for. */
  const outside = AsyncLocalStorage.snapshot()
  let closed = false
  let planned = false
  let struck: NodeJS.Timeout | undefined
  let striking: Promise<void> = Promise.resolve()
  /** Written, or about to be; nobody knows yet. */
  const held = new Set<Written>()
  const waiting: Written[] = []
  const running = new Map<Written, Promise<void>>()
  /** Until their rows are struck. */
  const done = new Set<Written>()
  /** By id, until when it may still turn up. */
  const left = new Map<string, number>()
  const leave = (id: string) => void left.set(id, performance.now() + unseenMs)

  /** Of these, as many as there is room for, those first who go first; those behind all others take half of the room at most. */
  function roomFor(effects: readonly Written[]): Written[] {
    const there = [...held, ...waiting, ...running.keys()]
    const behind = (some: readonly Written[]) => some.filter(({ priority }) => priority > 0)
    const sorted = effects.toSorted((one, other) => one.priority - other.priority)
    const last = new Set(behind(sorted).slice(Math.max(0, mostInHand / 2 - behind(there).length)))
    return sorted.filter((effect) => !last.has(effect)).slice(0, Math.max(0, mostInHand - there.length))
  }

  function next(): Written | undefined {
    const most = Math.ceil(concurrency / 2)
    const behind = [...running.keys()].filter(({ priority }) => priority > 0).length
    const first = waiting.reduce<Written | undefined>(
      (best, one) => ((one.priority > 0 && behind >= most) || (best && best.priority <= one.priority) ? best : one),
      undefined,
    )
    if (first) waiting.splice(waiting.indexOf(first), 1)
    return first
  }

  function begin(): void {
    planned = false
    while (!closed && running.size < concurrency) {
      const effect = next()
      if (!effect) return
      const work = perform(effect).finally(() => {
        running.delete(effect)
        begin()
      })
      running.set(effect, work)
    }
  }

  async function perform(effect: Written): Promise<void> {
    const { region, id, stream, kind, payload } = effect
    try {
      await performers[kind]!({ region, effect: id, stream, payload: JSON.parse(payload) as Job['payload'] })
      done.add(effect)
      strikeIn(strikeAfterMs)
    } catch (error) {
      await options.putOff(effect, error).catch((away: unknown) => {
        leave(id)
        options.onError(away)
      })
    }
  }

  function strikeIn(ms: number): void {
    struck ??= setTimeout(() => {
      striking = striking.then(strike)
    }, ms)
  }

  /** Together with whatever else is written at the moment. */
  async function strike(): Promise<void> {
    struck = undefined
    const these = [...done]
    if (these.length === 0) return
    try {
      await db.write(
        statement(
          `delete from platform.outbox o
           using unnest($1::text[], $2::uuid[]) d (region, id)
           where o.region = d.region
             and o.id = d.id`,
          [these.map(({ region }) => region), these.map(({ id }) => id)],
        ),
        { alone: false },
      )
      for (const effect of these) done.delete(effect)
    } catch (error) {
      options.onError(error)
      if (!closed) strikeIn(strikeAgainMs)
    }
  }

  return {
    hold(effects) {
      const mine = new Set(closed ? [] : roomFor(effects.filter(({ kind }) => performers[kind] !== undefined)))
      for (const effect of mine) held.add(effect)
      return {
        keeperOf: (effect) => (mine.has(effect) ? keeper : null),
        committed() {
          for (const effect of mine) {
            held.delete(effect)
            left.delete(effect.id)
            if (closed) leave(effect.id)
            else waiting.push(effect)
          }
          if (planned || mine.size === 0) return
          planned = true
          outside(() => setImmediate(begin))
        },
        dropped(error) {
          for (const effect of mine) held.delete(effect)
          const refused = error === null || (error instanceof pg.DatabaseError && !endsConnection(error))
          if (!refused) for (const { id } of mine) leave(id)
        },
      }
    },
    left: () => [...left.keys()],
    taken: (ids) => ids.forEach((id) => left.delete(id)),
    sought(ids, since) {
      for (const id of ids) if (left.get(id)! < since) left.delete(id)
    },
    kept(ids) {
      const inHand = new Set([...held, ...waiting, ...running.keys(), ...done].map(({ id }) => id))
      for (const id of ids) if (!inHand.has(id)) leave(id)
    },
    async close() {
      closed = true
      for (const { id } of waiting.splice(0)) leave(id)
      await Promise.allSettled(running.values())
      clearTimeout(struck)
      await striking
      await strike()
    },
  }
}
