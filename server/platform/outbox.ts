import { setTimeout as sleep } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { parseCronItems, run, type Runner, type Task, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { statement, type Database } from './db.ts'
import { openLiveness, usualTries } from './job-liveness.ts'
import { QueuePool, silent } from './queue-pool.ts'
import { openPerforming, usualUnseenMs, type Job, type Performer, type Performing, type Written } from './performing.ts'

export type { Job, Performer } from './performing.ts'

/** 03:20 in Beijing; the queue counts in UTC. */
const atNight = '20 19 * * *'
const oneDayMs = 86_400_000
/** One listens, the others take and finish jobs in turn, which nobody holds while the work is done: each is a process of the database, begun anew with every server. */
const queueConnections = 4

/**
 * Sees to it that effects are done: those of this process's own commands mostly by itself (`performing.ts`). What it doesn't keep, what failed
 * once and what a dead process left is moved to the job queue, in batches, outside any command, so that the queue's NOTIFY never holds a
 * command's commit. A job's key is the effect's id: moved twice, it is still one job.
 *
 * @param options.url where the role `jobs` logs in
 */
export async function openOutbox(options: {
  url: string
  db: Database
  performers: Record<string, Performer>
  /** Work by its name that one server of several does once a day; what fails is tried again, what was slept through is made up for. */
  daily?: Record<string, () => Promise<unknown>>
  onError: (error: unknown) => void
  pollMs?: number
  concurrency?: number
  unseenMs?: number
}): Promise<{ performing: Performing; close(): Promise<void> }> {
  const { concurrency = 4, unseenMs = usualUnseenMs } = options
  const keeper = `keeper-${randomUUID()}`
  const pool = new QueuePool({
    connectionString: options.url,
    max: queueConnections,
    application_name: 'yichuang-jobs',
  })
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
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
  await liveness.declare(keeper)
  const performing = openPerforming({
    keeper,
    db: options.db,
    performers: options.performers,
    concurrency,
    putOff: (effect, error) => putOff(pool, keeper, effect, error),
    onError: options.onError,
    unseenMs,
  })
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => void liveness.declare(workerPool.id).catch(options.onError))
  let closed = false
  const startRunner = (): Promise<Runner> =>
    run({
      pgPool: pool,
      logger: silent,
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
  let endPause = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  let strays = performance.now()
  const move = async (): Promise<number> => {
    const since = performance.now()
    if (since - strays > unseenMs / 2) {
      performing.kept(await keptBy(pool, keeper))
      strays = since
    }
    const asked = performing.left()
    const moved = await moveBatch(pool, asked)
    performing.taken(moved)
    if (moved.length < mostMoved) performing.sought(asked, since)
    return moved.length
  }
  const moving = (async () => {
    while (!closed) {
      let moved = 0
      try {
        moved = await move()
      } catch (error) {
        if (!closed) options.onError(error)
      }
      // What comes within a moment goes together: each move wakes workers, who then look for more.
      if (!closed && moved < mostMoved) await pause()
    }
  })()

  return {
    performing,
    close: async () => {
      closed = true
      endPause()
      const inOrder = (async () => {
        await moving
        await performing.close()
        await move().catch(() => {}) // in vain, they wait for whoever finds this process gone
        await runner.stop().catch(() => {})
        await running
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

/** As the queue wants a job; so many tries, and then it is given up. */
const asJob = (
  runAt: string,
) => `(g.kind, json_build_object('region', g.region, 'effect', g.id, 'stream', g.stream, 'payload', g.payload::json),
              null, ${runAt}, ${usualTries}, g.id::text, g.priority, null)::graphile_worker.job_spec`

/**
 * Where there is nothing, the queue is not asked to add it: it would send its word all the same, and wake a worker, ten times a second.
 *
 * Effects wait in no named queue: the order of papers and notices doesn't matter, and a queue for each stream would leave a row behind for
 * each case there ever was.
 *
 * @param left what is moved although somebody keeps it
 */
async function moveBatch(pool: pg.Pool, left: readonly string[]): Promise<string[]> {
  const moved = await pool.query(
    statement(
      `
    with taken as (
      select region, id from platform.outbox
      where keeper is null or id = any ($1::uuid[])
      order by created_at
      limit ${mostMoved}
      for update skip locked
    ), gone as (
      delete from platform.outbox o
      using taken t
      where o.region = t.region and o.id = t.id
      returning o.*
    )
    select job.key as id
    from (select array(select ${asJob('now()')} from gone g order by g.created_at) as jobs) moved
    cross join lateral graphile_worker.add_jobs(moved.jobs) job
    where cardinality(moved.jobs) > 0`,
      [left],
    ),
  )
  return moved.rows.map((row: { id: string }) => row.id)
}

/** Rows in the name of one process: few, for it has few in hand, and soon strikes what is done. */
async function keptBy(pool: pg.Pool, keeper: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    statement('select id from platform.outbox where keeper = $1 limit 1000', [keeper]),
  )
  return rows.map(({ id }) => id)
}

/** Of a process that still keeps it: what another has found and taken is the other's. As tried once, it waits as the queue lets it wait. */
async function putOff(pool: pg.Pool, keeper: string, { region, id }: Written, error: unknown): Promise<void> {
  const client = await pool.connect()
  let whole = false
  try {
    await client.query('begin')
    const gone = await client.query(
      statement(
        `
    with gone as (
      delete from platform.outbox o
      where o.region = $1 and o.id = $2 and o.keeper = $3
      returning o.*
    )
    select job.key
    from graphile_worker.add_jobs(array(select ${asJob(`now() + exp(1) * interval '1 second'`)} from gone g)) job`,
        [region, id, keeper],
      ),
    )
    if (gone.rowCount)
      await client.query(
        statement('update graphile_worker._private_jobs set attempts = 1, last_error = $2 where key = $1', [
          id,
          error instanceof Error ? error.message || error.name : String(error),
        ]),
      )
    await client.query('commit')
    whole = true
  } finally {
    client.release(!whole)
  }
}

/** Effects that are neither done nor in the queue, counted up to 10,000. */
export function outboxWaiting(db: Database): Promise<number> {
  return db
    .query('system', statement('select count(*)::int as n from (select from platform.outbox limit 10000) few'))
    .then((result) => result.rows[0]!['n'] as number)
}
