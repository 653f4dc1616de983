import { setTimeout as sleep } from 'node:timers/promises'
import { EventEmitter } from 'node:events'
import {
  Logger,
  makeWorkerUtils,
  parseCronItems,
  run,
  type Runner,
  type Task,
  type WorkerEvents,
} from 'graphile-worker'
import pg from 'pg'
import { statement, type Database } from './db.ts'
import { openLiveness } from './job-liveness.ts'

/** One effect to be performed; `effect` is its id, the same at each try, and `stream` whose event caused it. */
export type Job = { region: string; effect: string; stream: string; payload: Record<string, unknown> }

/** 03:20 in Beijing; the queue counts in UTC. */
const atNight = '20 19 * * *'
const oneDayMs = 86_400_000

/** What does an effect. It may run more than once, so it is idempotent by `effect`. A throw means: try again later. */
export type Performer = (job: Job) => Promise<void>

/**
 * Moves effects from the outbox to the job queue, in batches, outside any command, so that the queue's NOTIFY never holds a command's commit.
 * A job's key is the effect's id: moved twice, it is still one job.
 */
export async function openOutbox(options: {
  url: string
  db: Database
  performers: Record<string, Performer>
  /** Kinds that wait behind all others: work that takes long and that nobody's next step hangs on. */
  later?: readonly string[]
  /** Work by its name that one server of several does once a day; what fails is tried again, what was slept through is made up for. */
  daily?: Record<string, () => Promise<unknown>>
  onError: (error: unknown) => void
  pollMs?: number
  concurrency?: number
}): Promise<{ wake(): void; close(): Promise<void> }> {
  const concurrency = options.concurrency ?? 4
  const pool = new pg.Pool({
    connectionString: options.url,
    max: concurrency + 4,
    application_name: 'yichuang-jobs',
    // The queue's statements go by key as well: planned once per connection, not each time.
    options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off',
  })
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
  const quiet = { pgPool: pool, logger: quietLogger() }
  const utils = await makeWorkerUtils(quiet)
  await utils.migrate()
  // Only where it is missing: servers that start together must not write the same catalogue row.
  await pool.query(`
    do $$
    begin
      perform pg_advisory_xact_lock(hashtext('yichuang.outbox'));
      if not has_schema_privilege('yichuang_system', 'graphile_worker', 'usage') then
        grant usage on schema graphile_worker to yichuang_system;
      end if;
    end
    $$`)
  const daily = Object.entries(options.daily ?? {})
  const taskList: Record<string, Task> = {
    ...Object.fromEntries(
      Object.entries(options.performers).map(([kind, perform]) => [
        kind,
        async (payload: unknown) => perform(payload as Job),
      ]),
    ),
    ...Object.fromEntries(daily.map(([name, work]) => [name, async () => void (await work())])),
  }
  const liveness = await openLiveness(options.url, pool, options.onError)
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => liveness.declare(workerPool.id))
  let closed = false
  const startRunner = (): Promise<Runner> =>
    run({
      ...quiet,
      events,
      // One by one, nobody waits for the queue's word that a job failed, and its loss would end the process. So it is with jobs taken in
      // handfuls (`localQueue`): giving them back fails with the database, and nobody hears of it.
      preset: { worker: { failJobBatchDelay: 0, completeJobBatchDelay: 0 } },
      concurrency,
      noHandleSignals: true,
      taskList,
      parsedCronItems: parseCronItems(
        daily.map(([task]) => ({
          task,
          match: atNight,
          options: { jobKey: task, maxAttempts: 5, backfillPeriod: oneDayMs },
        })),
      ),
      pollInterval: 1_000,
    })
  let runner = await startRunner()
  // Whoever loses the database while a job is under way gives up for good; this server goes on with a new runner.
  const running = (async () => {
    while (!closed) {
      await runner.promise.catch(options.onError)
      while (!closed) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        const next = closed ? null : await startRunner().catch(options.onError)
        if (!next) continue
        runner = next
        if (closed) await runner.stop().catch(() => {})
        break
      }
    }
  })()

  const pollMs = options.pollMs ?? 100
  let woken = false
  let stir = (_by: 'news' | 'closing') => {}
  const pause = (by: { news: boolean }) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs)
      stir = (what) => {
        if (what === 'news' && !by.news) return
        clearTimeout(timer)
        resolve()
      }
    })
  const moving = (async () => {
    while (!closed) {
      let moved = 0
      woken = false
      try {
        moved = await moveBatch(pool, options.later ?? [])
      } catch (error) {
        if (!closed) options.onError(error)
      }
      if (closed || moved === mostMoved) continue
      // News after a rest is moved at once, and then what comes within a moment goes together: each move wakes workers, who then look for more.
      if (moved > 0) await pause({ news: false })
      if (!closed && !woken) await pause({ news: true })
    }
  })()

  return {
    wake: () => {
      woken = true
      stir('news')
    },
    close: async () => {
      closed = true
      stir('closing')
      const inOrder = (async () => {
        await moving
        await runner.stop().catch(() => {})
        await running
        await utils.release()
      })()
      inOrder.catch(() => {}) // when it fails later than anybody waits
      // Workers that lost the database in the middle of a job may never say that they have stopped.
      const late = await Promise.race([inOrder, sleep(mostPatienceMs, 'late', { ref: false })])
      if (late) runner.kill().catch(() => {})
      await Promise.race([liveness.close(), sleep(mostPatienceMs, null, { ref: false })])
      await Promise.race([pool.end(), sleep(mostPatienceMs, null, { ref: false })])
    },
  }
}

const mostMoved = 200
const mostPatienceMs = 5_000

/**
 * Effects wait in no named queue: the order of papers and notices doesn't matter, and a queue for each stream would leave a row behind for
 * each case there ever was.
 */
async function moveBatch(pool: pg.Pool, later: readonly string[]): Promise<number> {
  const moved = await pool.query(
    statement(
      `
    with taken as (
      select region, id from platform.outbox
      order by created_at
      limit ${mostMoved}
      for update skip locked
    ), gone as (
      delete from platform.outbox o
      using taken t
      where o.region = t.region and o.id = t.id
      returning o.*
    )
    select count(*)::int as n from graphile_worker.add_jobs(array(
      select (g.kind, json_build_object('region', g.region, 'effect', g.id, 'stream', g.stream, 'payload', g.payload::json),
              null, now(), 25, g.id::text, case when g.kind = any ($1::text[]) then 10 else 0 end, null)::graphile_worker.job_spec
      from gone g
      order by g.created_at))`,
      [later],
    ),
  )
  return (moved.rows[0] as { n: number }).n
}

/** Effects that have not reached the queue yet, counted up to 10,000. */
export function outboxWaiting(db: Database): Promise<number> {
  return db
    .query('system', statement('select count(*)::int as n from (select from platform.outbox limit 10000) few'))
    .then((result) => result.rows[0]!['n'] as number)
}

function quietLogger(): NonNullable<Parameters<typeof run>[0]['logger']> {
  return new Logger(() => () => {})
}
