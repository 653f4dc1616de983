import pg from 'pg'
import type { Database } from './db.ts'
import { statement } from './db.ts'
import type { Recorded } from './envelope.ts'
import { isOutage } from './errors.ts'
import { readTail, recordedFrom } from './log.ts'

/** Somebody who follows the log. `handle` gets events in order of commit; events of one stream are handled one after another. */
export type Reader = { name: string; wants(type: string): boolean; handle(event: Recorded): Promise<void> }

export type Tail = {
  wake(): void
  /** Resolves when this reader's checkpoint has passed a position, or after `atMostMs`. */
  reached(position: string, atMostMs: number): Promise<void>
  close(): Promise<void>
}

const batch = 500
const atOnce = 8
const mostTries = 8

/** How often a server that does not lead looks whether it may, and how far the one that leads has come. */
const followEveryMs = 500

/**
 * Follows the log for one reader. Several servers may run it: an advisory lock picks the one that works, the others take over within a second.
 * A handler is repeated until it succeeds, at most `mostTries` times; then the event is parked in `platform.stuck` and the reader goes on.
 * An outage is no failure of the event: it is waited out from the last checkpoint, however long it takes.
 */
export function followTail(options: {
  url: string
  db: Database
  reader: Reader
  pollMs?: number
  onStuck: (event: Recorded, error: unknown) => void
}): Tail {
  const { db, reader } = options
  const pollMs = options.pollMs ?? 100
  let closed = false
  let wake = () => {}
  let interrupt = () => {}
  let at = { tx: '0', position: '0' }
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
    const lock = new pg.Client({ connectionString: options.url, application_name: `yichuang-tail-${reader.name}` })
    let lost = false
    lock.on('error', () => (lost = true))
    await lock.connect()
    try {
      while (!closed && !lost) {
        const got = await lock.query<{ got: boolean }>(`select pg_try_advisory_lock(hashtext($1)) as got`, [
          `yichuang.tail.${reader.name}`,
        ])
        await load()
        if (got.rows[0]?.got) break
        await sleep(followEveryMs, { wakes: false })
      }
      while (!closed && !lost) {
        const rows = (await db.query('system', readTail(at.tx, at.position, batch))).rows
        if (rows.length === 0) {
          await sleep(pollMs, { wakes: true })
          continue
        }
        const events = rows.map(recordedFrom)
        await handleAll(events)
        const last = events.at(-1)!
        await save(last.tx, last.position)
      }
    } finally {
      await lock.end().catch(() => {})
    }
  }

  async function handleAll(events: readonly Recorded[]): Promise<void> {
    const streams = new Map<string, Recorded[]>()
    for (const event of events) {
      if (!reader.wants(event.type)) continue
      const key = `${event.region}/${event.stream}`
      streams.set(key, [...(streams.get(key) ?? []), event])
    }
    const queue = [...streams.values()]
    await Promise.all(
      Array.from({ length: Math.min(atOnce, queue.length) }, async () => {
        for (let mine = queue.shift(); mine; mine = queue.shift()) for (const event of mine) await handleOne(event)
      }),
    )
  }

  async function handleOne(event: Recorded): Promise<void> {
    for (let tries = 1; !closed; tries += 1) {
      try {
        return await reader.handle(event)
      } catch (error) {
        if (isOutage(error)) throw error
        if (tries >= mostTries) {
          options.onStuck(event, error)
          await db.query(
            'system',
            statement(
              `insert into platform.stuck (reader, event, error, at) values ($1, $2, $3, now()) on conflict do nothing`,
              [
                reader.name,
                event.id,
                error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown',
              ],
            ),
          )
          return
        }
        await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 20 * 2 ** tries)))
      }
    }
    throw new Error('closing')
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
    settle()
  }

  async function save(tx: string, position: string): Promise<void> {
    await db.query(
      'system',
      statement(
        `insert into platform.checkpoints (reader, tx, position) values ($1, $2::xid8, $3::bigint)
         on conflict (reader) do update set tx = excluded.tx, position = excluded.position`,
        [reader.name, tx, position],
      ),
    )
    at = { tx, position }
    settle()
  }

  function settle(): void {
    for (const waiter of waiters) waiter()
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
    wake: () => wake(),
    reached: (position, atMostMs) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiters.delete(check)
          resolve()
        }
        const check = () => BigInt(at.position) >= BigInt(position) && done()
        const timer = setTimeout(done, atMostMs)
        waiters.add(check)
        check()
      }),
    close: async () => {
      closed = true
      interrupt()
      await running
    },
  }
}
