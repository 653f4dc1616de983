import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { ranOutIn, watchDeadlines, type DueDeadline } from '#platform/deadlines.ts'
import type { Database, Statement } from '#platform/db.ts'
import type { Assembled } from './load/assembled.ts'
import { loadCases } from './load/load-cases.ts'

/** One sweep over the clocks that have run out. */
export type SweepCost = { open: number; due: number; seconds: number }
export type Sweeps = { clocks: (SweepCost & { rowsRead: number })[]; cases: SweepCost }

/**
 * Clocks in the shape that cases write them, made by SQL and not by commands: no case stands behind them.
 *
 * @param due how many of the `open` ones have run out
 */
export async function fillDeadlines(sql: Client, { open, due }: { open: number; due: number }): Promise<void> {
  await sql.query(
    `insert into platform.deadlines (region, stream, name, kind, due_at)
     select 'lyg', gen_random_uuid(), 'intake', 'case',
            case when n <= $2 then now() - interval '1 hour' - n * interval '1 millisecond'
                 else now() + interval '1 day' + (n % 60) * interval '1 day' end
     from generate_series(1, $1::int) n`,
    [open, due],
  )
  await sql.query('vacuum analyze platform.deadlines')
}

/**
 * What the platform's own sweep costs by what is due, without what is done about it: every clock that has run out is handed over and taken
 * away again. The rows read are those that PostgreSQL counts on the table and its indexes.
 */
export async function sweepClocks(sql: Client, fill: { open: number; due: number }): Promise<Sweeps['clocks'][number]> {
  await sql.query('truncate platform.deadlines')
  await fillDeadlines(sql, fill)
  let last = Promise.resolve()
  const db = {
    query: async (_role: string, { text, values }: Statement) => sql.query(text, [...values]),
  } as unknown as Database
  const read = async () => {
    // Statistics of a connection that goes on are written a second after its last statement.
    await sleep(1_200)
    await sql.query('select pg_stat_force_next_flush()')
    await sql.query('select pg_stat_clear_snapshot()')
    return numberFrom(
      sql,
      `select seq_tup_read + idx_tup_fetch as n from pg_stat_user_tables
       where schemaname = 'platform' and relname = 'deadlines'`,
    )
  }
  const before = await read()
  const cost = await sweepOnce(fill.open, db, async ({ region, stream, name }) => {
    // One connection takes them away one after another.
    last = last.then(async () => {
      await sql.query('delete from platform.deadlines where region = $1 and stream = $2 and name = $3', [
        region,
        stream,
        name,
      ])
    })
    await last
  })
  return { ...cost, rowsRead: (await read()) - before }
}

const numberFrom = async (sql: Client, text: string) => Number((await sql.query<{ n: string }>(text)).rows[0]!.n)

/** Whose commands a sweep sends. */
export type Swept = Pick<Assembled, 'databaseUrl' | 'platform' | 'modules' | 'today'>

/**
 * What a sweep costs with what is done about it: as many cases as are due wait for acceptance longer than the law allows, and the sweep
 * ends when each of them is 视为受理. The clocks that are not due are made by SQL.
 */
export async function sweepCases(
  sql: Client,
  swept: Swept,
  { open, due }: { open: number; due: number },
): Promise<SweepCost> {
  await sql.query('truncate platform.deadlines')
  // Of the cases under way every other one waits for acceptance.
  await loadCases({ ...swept, cases: due * 2, openShare: 1, waitedDays: 40, progress: () => {} })
  await fillDeadlines(sql, { open: Math.max(0, open - due * 2), due: 0 })
  const clocks = await numberFrom(sql, 'select count(*) as n from platform.deadlines')
  return sweepOnce(clocks, swept.platform.db, ranOutIn(swept.modules))
}

async function sweepOnce(open: number, db: Database, ranOut: (due: DueDeadline) => Promise<void>): Promise<SweepCost> {
  const errors: unknown[] = []
  let handed = 0
  const start = performance.now()
  const watching = watchDeadlines({
    db,
    wallNow: () => Date.now(),
    everyMs: 3_600_000,
    async ranOut(due) {
      handed += 1
      await ranOut(due)
    },
    onError: (error) => void errors.push(error),
  })
  await watching.sweep()
  const seconds = (performance.now() - start) / 1_000
  await watching.close()
  if (errors.length > 0) throw new AggregateError(errors, 'a sweep failed')
  return { open, due: handed, seconds }
}

/** The cost of one sweep with a thousand due, among ever more that are not, and among the most with the commands that it sends. */
export async function runSweeps(sql: Client, swept: Swept, sizes: readonly number[]): Promise<Sweeps> {
  const clocks: Sweeps['clocks'] = []
  for (const open of sizes) clocks.push(await sweepClocks(sql, { open, due: 1_000 }))
  const cases = await sweepCases(sql, swept, { open: Math.max(...sizes), due: 1_000 })
  await sql.query('truncate platform.deadlines')
  return { clocks, cases }
}
