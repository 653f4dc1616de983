import { statement, type Database } from './db.ts'

export type DueDeadline = { region: string; stream: string; kind: string; name: string; dueAt: string }

/**
 * Sends one command per deadline that has run out. Costs what is due, not what exists: one index range per sweep.
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
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}

  async function sweep(): Promise<number> {
    let done = 0
    let after = { dueAt: '-infinity', stream: '00000000-0000-0000-0000-000000000000', name: '' }
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
      if (rows.length === 0) return done
      for (const row of rows) {
        const due: DueDeadline = {
          region: row['region'] as string,
          stream: row['stream'] as string,
          kind: row['kind'] as string,
          name: row['name'] as string,
          dueAt: (row['due_at'] as Date).toISOString(),
        }
        try {
          await options.ranOut(due)
          done += 1
        } catch (error) {
          options.onError(error)
        }
      }
      const last = rows.at(-1)!
      after = { dueAt: last['due_text'] as string, stream: last['stream'] as string, name: last['name'] as string }
    }
    return done
  }

  const running = (async () => {
    while (!closed) {
      try {
        await sweep()
      } catch (error) {
        if (!closed) options.onError(error)
      }
      if (closed) break
      await new Promise<void>((resolve) => {
        timer = setTimeout(resolve, options.everyMs ?? 1_000)
        wake = resolve
      })
    }
  })()

  return {
    wake: () => wake(),
    sweep,
    close: async () => {
      closed = true
      clearTimeout(timer)
      wake()
      await running
    },
  }
}
