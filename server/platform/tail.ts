import { statement, type Database } from './db.ts'
import type { Recorded } from './envelope.ts'
import { isOutage } from './errors.ts'
import type { Leads } from './leads.ts'
import { readParked, recordedFrom } from './log.ts'
import { openTailReads, untilNextLook, type TailReads } from './tail-reads.ts'
import { openTailSaves, type TailSaves } from './tail-saves.ts'

/** How often who waits asks the database: another server may lead. */
const lookAgainMs = 100

/** Somebody who follows the log. `handle` gets events in order of commit; events of one stream are handled one after another. */
export type Reader = { name: string; wants(type: string): boolean; handle(event: Recorded): Promise<void> }

/** A reader at work. `wake` says that there is news; `close` resolves after what is being handled. */
export type Tail = {
  wake(): void
  /** Resolves when this reader, in whichever server, has dealt with the event at a position of the log, or after `atMostMs`. */
  reached(position: string, atMostMs: number): Promise<void>
  close(): Promise<void>
}

const batch = 500
const atOnce = 8
const mostTries = 8
const mostParkedAtOnce = 50

/**
 * Positions that are known to be dealt with: at least so many, and at most twice as many. A later position may well be handled first, so
 * the last one says nothing about others.
 */
const remembered = 2_000

/** How long a checkpoint may be behind, and how long one that passed only events nobody here wanted. */
const saveEveryMs = { handled: 100, passed: 500 }

/** What was parked is tried again after this: what was missing may have been put right. */
const parkedAgainMs = 60_000

/** How often a server that does not lead looks whether it may, and how far the one that leads has come. */
const followEveryMs = 500

/**
 * Follows the log for one reader. Several servers may run it: an advisory lock picks the one that works, the others take over within a second.
 * A handler is repeated until it succeeds, at most `mostTries` times; then the event is parked in `platform.stuck` and the reader goes on.
 * A parked event is tried again each minute until it succeeds; by then later events of its stream may have been handled.
 * An outage is no failure of the event: it is waited out from the last checkpoint, however long it takes.
 */
export function followTail(options: {
  /** Shared by the readers of one process. */
  leads: Leads
  db: Database
  reader: Reader
  /** Shared by the readers of one process, so that those who stand at the same place read once. */
  reads?: TailReads
  /** Shared likewise, so that they write their checkpoints together. */
  saves?: TailSaves
  pollMs?: number
  parkedAgainMs?: number
  onStuck: (event: Recorded, error: unknown) => void
}): Tail {
  const { db, reader } = options
  const pollMs = options.pollMs ?? 100
  const againMs = options.parkedAgainMs ?? parkedAgainMs
  const reads = options.reads ?? openTailReads(db)
  const saves = options.saves ?? openTailSaves(db)
  let closed = false
  let wake = () => {}
  let interrupt = () => {}
  let woken = false
  let at = { tx: '0', position: '0' }
  let saved = ''
  let savedAt = 0
  let handled = false
  let lookedAt = performance.now()
  let recent = new Set<string>()
  let older = new Set<string>()
  const waiters = new Set<() => void>()

  /** `wakes: false`: a commit does not cut it short, only closing does. */
  const sleep = (ms: number, { wakes }: { wakes: boolean }) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      interrupt = () => {
        clearTimeout(timer)
        resolve()
      }
      wake = wakes ? interrupt : () => {}
    })

  async function lead(): Promise<void> {
    let held = await options.leads.take(`yichuang.tail.${reader.name}`)
    try {
      await load()
      while (!closed && !held) {
        await sleep(followEveryMs, { wakes: false })
        held = await options.leads.take(`yichuang.tail.${reader.name}`)
        await load()
      }
      const leads = () => !closed && held !== null && held.holds()
      while (leads()) {
        woken = false
        const rows = await reads.after(at.tx, at.position, batch)
        const mine = rows.filter((row) => reader.wants(row['type'] as string)).map(recordedFrom)
        await handleAll(mine, leads)
        const last = rows.at(-1)
        if (last) at = { tx: last['tx'] as string, position: last['position'] as string }
        handled ||= mine.length > 0
        if (saveIsDue()) await save()
        if (last) settle(rows.map((row) => row['position'] as string))
        if (rows.length < batch) await retryParked(leads)
        if (rows.length < batch && !woken) await sleep(untilNextLook(pollMs, performance.now()), { wakes: true })
      }
      // Who goes in order leaves nothing to be handled again.
      if (held?.holds()) await save()
    } finally {
      await held?.release()
    }
  }

  /** When one handler gives up or the lead is lost, nothing more is begun, and what has begun is waited for. */
  async function handleAll(events: readonly Recorded[], leads: () => boolean): Promise<void> {
    const streams = new Map<string, Recorded[]>()
    for (const event of events) {
      const key = `${event.region}/${event.stream}`
      streams.set(key, [...(streams.get(key) ?? []), event])
    }
    const queue = [...streams.values()]
    let goOn = true
    const workers = Array.from({ length: Math.min(atOnce, queue.length) }, async () => {
      try {
        for (let mine = queue.shift(); mine; mine = queue.shift())
          for (const event of mine) await handleOne(event, () => goOn && leads())
      } catch (error) {
        goOn = false
        throw error
      }
    })
    const failed = (await Promise.allSettled(workers)).find((worker) => worker.status === 'rejected')
    if (failed) throw failed.reason
  }

  async function handleOne(event: Recorded, goOn: () => boolean): Promise<void> {
    for (let tries = 1; goOn(); tries += 1) {
      try {
        return await reader.handle(event)
      } catch (error) {
        if (isOutage(error)) throw error
        if (tries >= mostTries) {
          options.onStuck(event, error)
          await db.query(
            'system',
            statement(
              `insert into platform.stuck (reader, event, region, stream, version, error, at)
               values ($1, $2, $3, $4, $5, $6, now())
               on conflict do nothing`,
              [reader.name, event.id, event.region, event.stream, event.version, wordsOf(error)],
            ),
          )
          return
        }
        await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 20 * 2 ** tries)))
      }
    }
    throw new Error('no longer leading')
  }

  /** Costs one look at an empty table, seldom. `at` is the last try, so that a new leader keeps to the schedule of the one before. */
  async function retryParked(leads: () => boolean): Promise<void> {
    if (performance.now() - lookedAt < againMs / 4) return
    lookedAt = performance.now()
    const parked = await db.query('system', readParked(reader.name, againMs, mostParkedAtOnce))
    for (const event of parked.rows.map(recordedFrom)) {
      if (!leads()) return
      try {
        await reader.handle(event)
      } catch (error) {
        if (isOutage(error)) throw error
        await db.query(
          'system',
          statement(`update platform.stuck set error = $3, at = now() where reader = $1 and event = $2`, [
            reader.name,
            event.id,
            wordsOf(error),
          ]),
        )
        continue
      }
      await db.query(
        'system',
        statement(`delete from platform.stuck where reader = $1 and event = $2`, [reader.name, event.id]),
      )
    }
  }

  async function load(): Promise<void> {
    const row = (
      await db.query(
        'system',
        statement(`select tx::text as tx, position::text as position from platform.checkpoints where reader = $1`, [
          reader.name,
        ]),
      )
    ).rows[0]
    at = row ? { tx: row['tx'] as string, position: row['position'] as string } : { tx: '0', position: '0' }
    saved = at.position
    settle([])
  }

  async function save(): Promise<void> {
    const { tx, position } = at
    if (saved === position) return
    await saves.save({ reader: reader.name, tx, position })
    saved = position
    savedAt = performance.now()
    handled = false
  }

  /** At full spans of the process's clock, so that readers who go along together save together. */
  function saveIsDue(): boolean {
    const span = handled ? saveEveryMs.handled : saveEveryMs.passed
    return Math.floor(performance.now() / span) > Math.floor(savedAt / span)
  }

  function settle(positions: readonly string[]): void {
    for (const position of positions) recent.add(position)
    // Let go of all together: a set from which the oldest is taken each time is walked over all that was taken before.
    if (recent.size >= remembered) {
      older = recent
      recent = new Set()
    }
    for (const waiter of waiters) waiter()
  }

  const isSettled = (position: string) => recent.has(position) || older.has(position)

  /** Whether an event stands after the checkpoint, as the database knows it. */
  async function isAhead(position: string): Promise<boolean> {
    const found = await db.query(
      'system',
      statement(
        `select exists (
           select from log.events e
           where (e.tx, e.position) > (
             coalesce((select tx from platform.checkpoints where reader = $1), '0'::xid8),
             coalesce((select position from platform.checkpoints where reader = $1), 0))
             and e.position = $2::bigint) as ahead`,
        [reader.name, position],
      ),
    )
    return found.rows[0]!['ahead'] as boolean
  }

  const running = (async () => {
    while (!closed) {
      try {
        await lead()
      } catch {
        if (!closed) await sleep(followEveryMs, { wakes: false })
      }
    }
  })()

  return {
    wake: () => {
      woken = true
      wake()
    },
    async reached(position, atMostMs) {
      const end = performance.now() + atMostMs
      while (!closed && !isSettled(position) && (await isAhead(position))) {
        const left = Math.min(end - performance.now(), lookAgainMs)
        if (left <= 0 || isSettled(position)) return
        await new Promise<void>((resolve) => {
          const done = () => {
            clearTimeout(timer)
            waiters.delete(done)
            resolve()
          }
          const timer = setTimeout(done, left)
          waiters.add(done)
        })
      }
    },
    close: async () => {
      closed = true
      interrupt()
      for (const waiter of waiters) waiter()
      await running
    },
  }
}

const wordsOf = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown'
