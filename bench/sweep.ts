import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Database, Statement } from '#platform/db.ts'
import { watchDeadlines } from '#platform/deadlines.ts'

/** One sweep over the clocks that have run out. */
export type SweepCost = { open: number; due: number; seconds: number; rowsRead: number }

/**
 * Clocks in the shape that cases write them, made by SQL and not by commands: no case stands behind them. Those before are forgotten.
 *
 * @param due how many of the `open` ones have run out
 */
export async function fillDeadlines(sql: Client, { open, due }: { open: number; due: number }): Promise<void> {
  await sql.query('truncate platform.deadlines')
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
 * What the platform's own sweep costs by what is due: every clock that has run out is handed over and taken away again, as its command
 * would. The rows read are those that PostgreSQL counts on the table and its indexes.
 */
export async function sweepCost(sql: Client): Promise<SweepCost> {
  const one = async (text: string) => Number((await sql.query<{ n: string }>(text)).rows[0]!.n)
  const open = await one('select count(*) as n from platform.deadlines')
  const read = async () => {
    // Statistics of a connection that goes on are written a second after its last statement.
    await sleep(1_200)
    await sql.query('select pg_stat_force_next_flush()')
    await sql.query('select pg_stat_clear_snapshot()')
    return one(
      `select seq_tup_read + idx_tup_fetch as n from pg_stat_user_tables
       where schemaname = 'platform' and relname = 'deadlines'`,
    )
  }
  const before = await read()
  const db = {
    query: (_role: string, { text, values }: Statement) => sql.query(text, [...values]),
  } as unknown as Database
  let handed = 0
  const start = performance.now()
  const watching = watchDeadlines({
    db,
    wallNow: () => Date.now(),
    everyMs: 3_600_000,
    async ranOut({ region, stream, name }) {
      handed += 1
      await sql.query('delete from platform.deadlines where region = $1 and stream = $2 and name = $3', [
        region,
        stream,
        name,
      ])
    },
    onError: (error) => {
      throw error
    },
  })
  await watching.sweep()
  const seconds = (performance.now() - start) / 1_000
  await watching.close()
  return { open, due: handed, seconds, rowsRead: (await read()) - before }
}

/** The cost of one sweep with a thousand due, among ever more that are not. */
export async function runSweeps(sql: Client, sizes: readonly number[]): Promise<SweepCost[]> {
  const costs: SweepCost[] = []
  for (const open of sizes) {
    await fillDeadlines(sql, { open, due: 1_000 })
    costs.push(await sweepCost(sql))
  }
  await sql.query('truncate platform.deadlines')
  return costs
}
