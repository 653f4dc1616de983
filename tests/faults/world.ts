import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { takenOver, type SmsSimulator } from '#server/adapters/sms/simulator.ts'
import { dayOf, type Day } from '#kernel/day.ts'
import { usualTries } from '#platform/job-liveness.ts'
import type { LockerSimulator } from '#server/adapters/locker/simulator.ts'
import { openWait } from './patience.ts'
import type { Jump } from './invariants/deadlines.ts'
import type { World } from './walk-parts.ts'

export type OpenedWorld = World & {
  /** Jobs that wait, run or were given up. */
  jobs(): Promise<number>
  /** What stands in the database, as its owner reads it. */
  rows(text: string, values: unknown[]): Promise<Record<string, unknown>[]>
  /** How the days have passed so far. */
  jumps(): readonly Jump[]
  /** A server has died: until the database knows that too. What died under it again and again waits no longer for that than for the first time. */
  buried(): Promise<void>
  /** The day is today again; for when nothing waits any more. */
  rewind(): Promise<void>
  close(): Promise<void>
}

/** The world around a platform, whose owner's hand on its database stands for time and for what the night brings. */
export async function openWorld(options: {
  databaseUrl: string
  operator: SmsSimulator
  smsFile: string
  locker: LockerSimulator
}): Promise<OpenedWorld> {
  const owner = new Client({ connectionString: options.databaseUrl })
  owner.on('error', () => {})
  await owner.connect()
  const painting = async (): Promise<boolean> => {
    const { rows } = await owner.query<{ n: number }>(
      `select (select count(*) from platform.outbox)::int
            + (select count(*) from graphile_worker.jobs where task_identifier = 'render-pages')::int as n`,
    )
    return rows[0]!.n > 0
  }
  const { locker } = options
  const jumps: Jump[] = []
  return {
    locker: {
      put() {
        for (const { ticket, storedAt, recalledAt } of locker.deposits())
          if (!storedAt && !recalledAt) locker.put(ticket)
      },
      take() {
        for (const { ticket, code } of locker.deposits()) locker.take(ticket, code)
      },
    },
    async commandsOf(stream, type) {
      const { rows } = await owner.query<{ command: string }>(
        'select distinct command_id::text as command from log.events where stream = $1 and type = $2',
        [stream, type],
      )
      return rows.map(({ command }) => command)
    },
    async today(): Promise<Day> {
      const { rows } = await owner.query<{ ms: string }>('select offset_ms::text as ms from platform.clock')
      return dayOf(new Date(Date.now() + Number(rows[0]!.ms)).toISOString())
    },
    async ticked() {
      const wait = openWait(15_000)
      for (;;) {
        const { rows } = await owner.query<{ n: number }>(
          `select count(*)::int as n
           from platform.deadlines d, platform.clock c
           where d.due_at <= now() + c.offset_ms * interval '1 millisecond'`,
        )
        if (rows[0]!.n === 0) return
        if (wait.isOver()) throw new Error(`${rows[0]!.n} deadlines were not kept`)
        await sleep(30)
      }
    },
    async passDays(days) {
      const { rows } = await owner.query<{ ms: string }>(
        'update platform.clock set offset_ms = offset_ms + $1 returning offset_ms::text as ms',
        [days * 86_400_000],
      )
      const to = Date.now() + Number(rows[0]!.ms)
      jumps.push({ from: to - days * 86_400_000, to })
    },
    jumps: () => jumps,
    rows: async (text, values) => (await owner.query<Record<string, unknown>>(text, values)).rows,
    async rewind() {
      await owner.query('update platform.clock set offset_ms = 0 where offset_ms <> 0')
    },
    async buried() {
      const living = `select count(*)::int as n from pg_stat_activity
        where datname = current_database() and application_name in ('yichuang-leads', 'yichuang-jobs-alive')`
      const wait = openWait(15_000)
      while ((await owner.query<{ n: number }>(living)).rows[0]!.n > 0) {
        if (wait.isOver()) throw new Error('the dead still hold the database')
        await sleep(5)
      }
      await owner.query(`
        update graphile_worker._private_jobs
        set locked_at = locked_at - interval '1 second',
          run_at = case when max_attempts > ${usualTries} then least(run_at, now()) else run_at end,
          attempts = greatest(0, attempts - greatest(0, max_attempts - ${usualTries})),
          max_attempts = least(max_attempts, ${usualTries})
        where locked_at is not null or max_attempts > ${usualTries}`)
    },
    async sweep(...modules) {
      // What is being painted lies unnamed for a moment, which no night is long enough to reach.
      for (let tries = 0; tries < 600 && (await painting()); tries += 1) await sleep(50)
      await owner.query(`update documents.leftovers set since = since - interval '2 hours'`)
      for (const name of modules)
        await owner.query('select graphile_worker.add_job($1, job_key => $1)', [`sweep-${name}`])
    },
    refuseMessage: () => options.operator.misbehave('error'),
    messages: () => takenOver(options.smsFile).length,
    async giveUp(kind) {
      const { rowCount } = await owner.query(
        `update graphile_worker._private_jobs j
         set attempts = max_attempts
         from graphile_worker._private_tasks t
         where t.id = j.task_id
           and t.identifier = $1
           and j.last_error is not null
           and j.attempts < j.max_attempts
           and j.locked_at is null`,
        [kind],
      )
      return rowCount! > 0
    },
    async jobs() {
      const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from graphile_worker.jobs')
      return rows[0]!.n
    },
    close: () => owner.end(),
  }
}
