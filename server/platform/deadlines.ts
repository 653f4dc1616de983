import { statement, type Database } from './db.ts'
import type { Module } from './platform.ts'

/**
 * A deadline that has run out; `kind` is the kind of its stream, `name` unique within the stream, `dueAt` an ISO
 * instant.
 */
export type DueDeadline = { region: string; stream: string; kind: string; name: string; dueAt: string }

/** Between two sweeps, however often there is news. */
const leastGapMs = 100

/** A deadline that still stands after its command is asked about again after this, then after twice as long, up to a minute. */
const firstAgainMs = 1_000
const longestAgainMs = 60_000

/** Streams whose deadlines are under way at once: the engine writes what they come to together, and other commands still find room. */
const lanes = 8

/**
 * Sends one command per deadline that has run out: those of a stream one after another, those of several side by side. Costs what is due, not what exists: one index range per sweep.
 * Several servers may sweep at once: the command's id follows from the deadline, so the log takes it once, and a late alarm for a
 * stopped clock changes nothing because the rules say so.
 */
export function watchDeadlines(options: {
  db: Database
  wallNow: () => number
  everyMs?: number
  ranOut(due: DueDeadline): Promise<void>
  onError(error: unknown): void
}): { wake(): void; sweep(): Promise<number>; close(): Promise<void> } {
  const { db } = options
  const held = new Map<string, { tries: number; until: number }>()
  let closed = false
  let woken = false
  let interrupt = () => {}
  let sweeping: Promise<number> = Promise.resolve(0)

  async function sweepOnce(): Promise<number> {
    let done = 0
    let after = { dueAt: '-infinity', stream: '00000000-0000-0000-0000-000000000000', name: '' }
    const standing = new Set<string>()
    while (!closed) {
      const rows = (
        await db.query(
          'system',
          statement(
            `select region, stream, kind, name, due_at::text as due_text, due_at
             from platform.deadlines
             where due_at <= to_timestamp($1::float8 / 1000) + (select offset_ms from platform.clock) * interval '1 millisecond'
               and (due_at, stream, name) > ($2::timestamptz, $3::uuid, $4)
             order by due_at, stream, name
             limit 200`,
            [options.wallNow(), after.dueAt, after.stream, after.name],
          ),
        )
      ).rows
      const ofStreams = Map.groupBy(rows.map(dueFrom), ({ region, stream }) => `${region}/${stream}`).values()
      const lane = async () => {
        for (const ofOne of ofStreams)
          for (const due of ofOne) {
            if (closed) return
            const key = `${due.region}/${due.stream}/${due.name}/${due.dueAt}`
            standing.add(key)
            if (await handOver(key, due)) done += 1
          }
      }
      await Promise.all(Array.from({ length: lanes }, lane))
      if (closed) return done
      const last = rows.at(-1)
      if (!last) break
      after = { dueAt: last['due_text'] as string, stream: last['stream'] as string, name: last['name'] as string }
    }
    for (const key of held.keys()) if (!standing.has(key)) held.delete(key)
    return done
  }

  /** Whether its command was taken; what failed or stood a moment ago waits. */
  async function handOver(key: string, due: DueDeadline): Promise<boolean> {
    const before = held.get(key)
    if (before && performance.now() < before.until) return false
    const tries = (before?.tries ?? 0) + 1
    const againMs = Math.min(longestAgainMs, firstAgainMs * 2 ** (tries - 1))
    held.set(key, { tries, until: performance.now() + againMs })
    try {
      await options.ranOut(due)
      return true
    } catch (error) {
      options.onError(error)
      return false
    }
  }

  /** One sweep at a time in this process; who asks gets one that began after they asked. */
  function sweep(): Promise<number> {
    sweeping = sweeping.then(sweepOnce, sweepOnce)
    return sweeping
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      interrupt = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const running = (async () => {
    while (!closed) {
      woken = false
      await sweep().catch((error: unknown) => {
        if (!closed) options.onError(error)
      })
      if (closed) break
      const gap = pause(leastGapMs)
      const stop = interrupt
      interrupt = () => closed && stop()
      await gap
      if (!closed && !woken) await pause(options.everyMs ?? 1_000)
    }
  })()

  return {
    wake() {
      woken = true
      interrupt()
    },
    sweep,
    async close() {
      closed = true
      interrupt()
      await running
      await sweeping.catch(() => {})
    },
  }
}

/** Sends what has run out to the module whose kind of stream it is of. */
export const ranOutIn =
  (modules: readonly Pick<Module, 'deadlines'>[]) =>
  async (due: DueDeadline): Promise<void> =>
    modules.map((module) => module.deadlines?.[due.kind]).find((found) => found !== undefined)?.(due)

const dueFrom = (row: Record<string, unknown>): DueDeadline => ({
  region: row['region'] as string,
  stream: row['stream'] as string,
  kind: row['kind'] as string,
  name: row['name'] as string,
  dueAt: (row['due_at'] as Date).toISOString(),
})
