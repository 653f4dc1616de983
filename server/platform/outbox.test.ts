import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { act, as, counterPlatform } from './counter.fixture.ts'
import { openOutbox } from './outbox.ts'
import { openPerforming, type Job, type Performer } from './performing.ts'
import { QueuePool } from './queue-pool.ts'
import { keepWatch } from './watch.ts'

const p = await counterPlatform()
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const done: Job[] = []
let perform: Performer = async (job) => void done.push(job)

async function until(there: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 10_000; !(await there()); await wait(20))
    assert.ok(performance.now() < end, 'waited in vain')
}

const errors: unknown[] = []
const open = (unseenMs?: number) =>
  openOutbox({
    ...(unseenMs && { unseenMs }),
    url: p.jobsUrl,
    db: p.engine.db,
    performers: { tell: async (job) => perform(job) },
    onError: (error) => errors.push(error),
    pollMs: 20,
  })
const [other, own] = [await open(), await open()]
p.closeLater(() => Promise.all([other.close(), own.close()]))
/** A server that does what its commands call for; `p.engine` is one that leaves it all to the queue. */
const doing = p.openEngine({ performing: own.performing })

const left = async () =>
  (
    await p.owner.query<{ jobs: number; queues: number; waiting: number }>(`
      select (select count(*)::int from graphile_worker._private_jobs) as jobs,
             (select count(*)::int from graphile_worker._private_job_queues) as queues,
             (select count(*)::int from platform.outbox) as waiting`)
  ).rows[0]!

test('each effect is performed once although two servers move and perform, and nothing is left behind', async () => {
  const streams = await Promise.all(Array.from({ length: 30 }, () => p.open()))
  await Promise.all(streams.map((stream) => as('test', p.engine, act(stream, { do: 'add', by: 1, effects: 3 }))))
  await until(() => done.length >= 90)
  await until(async () => (await left()).jobs === 0)
  assert.equal(new Set(done.map((job) => job.effect)).size, 90)
  assert.equal(done.length, 90)
  assert.deepEqual(await left(), { jobs: 0, queues: 0, waiting: 0 })
})

test('where nothing waits to be moved, nobody is woken', async () => {
  await until(async () => (await left()).jobs === 0 && (await left()).waiting === 0)
  const listening = await p.owner.connect()
  let woken = 0
  listening.on('notification', () => (woken += 1))
  await listening.query('listen "jobs:insert"')
  await wait(400)
  const before = woken
  await wait(600) // some thirty looks of each of the two
  assert.equal(woken - before, 0)
  const one = await p.open()
  await as('test', p.engine, act(one, { do: 'add', by: 1, effects: 1 }))
  await until(() => woken > before)
  await until(async () => (await left()).jobs === 0)
  await listening.query('unlisten *')
  listening.release(true)
})

test('the connection on which the queue listens may be given back twice, as it is where it is lost just as the queue stops', async () => {
  const pool = new QueuePool({ connectionString: p.jobsUrl, max: 1 })
  for (let times = 0; times < 2; times += 1)
    await new Promise<void>((resolve, reject) =>
      pool.connect((error, _client, release) => {
        if (error) return reject(error)
        release()
        release()
        resolve()
      }),
    )
  assert.equal(pool.idleCount, 1)
  await pool.end()
  const refused = await new Promise((resolve) =>
    pool.connect((error, _client, release) => {
      release()
      resolve(error)
    }),
  )
  assert.ok(refused instanceof Error)
})

test('an effect that failed is performed again under the same id', async () => {
  const tried: string[] = []
  perform = async (job) => {
    tried.push(job.effect)
    if (tried.length === 1) throw new Error('the world is away')
  }
  await as('test', p.engine, act(await p.open(), { do: 'add', by: 1, effects: 1 }))
  await until(() => tried.length === 2)
  assert.equal(tried[0], tried[1])
})

/** Jobs that the queue ever had. */
const queued = async () =>
  Number(
    (
      await p.owner.query<{ n: string }>(
        `select pg_sequence_last_value(pg_get_serial_sequence('graphile_worker._private_jobs', 'id')::regclass) as n`,
      )
    ).rows[0]!.n,
  )

test('what a server calls for it does itself, and the job queue never hears of it', async () => {
  const heard: Job[] = []
  perform = async (job) => void heard.push(job)
  const before = await queued()
  const streams = await Promise.all(Array.from({ length: 5 }, () => p.open()))
  await Promise.all(streams.map((stream) => as('test', doing, act(stream, { do: 'add', by: 1, effects: 3 }))))
  await until(async () => (await left()).waiting === 0)
  assert.equal(new Set(heard.map(({ effect }) => effect)).size, 15)
  assert.equal(heard.length, 15)
  assert.deepEqual([...new Set(heard.map(({ stream }) => stream))].toSorted(), streams.toSorted())
  assert.equal(await queued(), before)
})

test('what is more than a server has room for is done by way of the queue', async () => {
  const [heard, before] = [new Set<string>(), await queued()]
  const { promise: may, resolve: go } = Promise.withResolvers<void>()
  perform = async ({ effect }) => {
    await may
    heard.add(effect)
  }
  const streams = await Promise.all(Array.from({ length: 20 }, () => p.open()))
  await Promise.all(streams.map((stream) => as('test', doing, act(stream, { do: 'add', by: 1, effects: 3 }))))
  await until(async () => (await queued()) > before)
  go()
  await until(() => heard.size === 60)
  await until(async () => JSON.stringify(await left()) === JSON.stringify({ jobs: 0, queues: 0, waiting: 0 }))
})

test('an effect that failed waits in the queue as tried once, with its error, and is performed again under the same id', async () => {
  const tried: string[] = []
  perform = async ({ effect }) => {
    tried.push(effect)
    if (tried.length === 1) throw new Error('the world is away')
  }
  await as('test', doing, act(await p.open(), { do: 'add', by: 1, effects: 1 }))
  const waits = async () =>
    (
      await p.owner.query<{ key: string; attempts: number; last_error: string }>(
        'select key, attempts, last_error from graphile_worker._private_jobs where key = $1',
        [tried[0]],
      )
    ).rows
  await until(async () => (await waits()).length === 1)
  assert.deepEqual(await waits(), [{ key: tried[0], attempts: 1, last_error: 'the world is away' }])
  await until(() => tried.length === 2)
  assert.equal(tried[0], tried[1])
  await until(async () => (await left()).jobs === 0)
})

test('what a server had in hand when it ended is done by another', async () => {
  const heard: string[] = []
  perform = async ({ effect }) => void heard.push(effect)
  const stream = await p.open()
  const keptByDead = randomUUID()
  await p.owner.query(
    `insert into platform.outbox (region, id, stream, kind, payload, created_at, keeper)
     select region, $2, stream, 'tell', '{}', now(), 'keeper-of-a-dead-process' from log.events where stream = $1`,
    [stream, keptByDead],
  )
  await until(() => heard.includes(keptByDead))

  const ending = await open()
  const there = p.openEngine({ performing: ending.performing })
  const { promise: may, resolve: go } = Promise.withResolvers<void>()
  const begun: string[] = []
  perform = async ({ effect }) => {
    begun.push(effect)
    await may
    heard.push(effect)
  }
  const before = heard.length
  await as('test', there, act(stream, { do: 'add', by: 1, effects: 3 }))
  await as('test', there, act(await p.open(), { do: 'add', by: 1, effects: 3 }))
  await until(() => begun.length === 4)
  const closed = ending.close()
  go()
  await closed
  await until(() => heard.length === before + 6)
  assert.equal(new Set(heard).size, heard.length)
  await until(async () => (await left()).jobs + (await left()).waiting === 0)
})

test('an effect whose commit nobody saw is done all the same, and one of a write that was refused never', async () => {
  const heard: string[] = []
  perform = async ({ effect }) => void heard.push(effect)
  const unseen = {
    ...doing,
    db: {
      ...doing.db,
      write: async (...asked: Parameters<typeof doing.db.write>): ReturnType<typeof doing.db.write> => {
        await doing.db.write(...asked)
        throw new Error('the connection was lost')
      },
    },
  }
  const stream = await p.open()
  await assert.rejects(as('test', unseen, act(stream, { do: 'add', by: 1, effects: 1 })), /lost/)
  await until(() => heard.length === 1)
  await assert.rejects(as('test', doing, act(stream, { do: 'add', by: 5_000, effects: 1 })), /totals_total_check/)
  await until(async () => (await left()).waiting === 0)
  assert.equal(heard.length, 1)
})

test('an effect whose commit nobody saw is done after the database was away for longer than one looks for it', async () => {
  const heard: string[] = []
  perform = async ({ effect }) => void heard.push(effect)
  const lone = await open(100)
  p.closeLater(() => lone.close())
  const lost = async (...asked: Parameters<typeof doing.db.write>): ReturnType<typeof doing.db.write> => {
    await p.engine.db.write(...asked)
    throw new Error('the connection was lost')
  }
  const there = p.openEngine({ performing: lone.performing })
  const stream = await p.open()
  const moves = (from: string, to: string) =>
    p.owner.query(`
      do $$
      declare f regprocedure := (select oid from pg_proc where pronamespace = 'graphile_worker'::regnamespace and proname = '${from}');
      begin
        execute 'alter function ' || f || ' rename to ${to}';
      end
      $$`)
  await moves('add_jobs', 'add_jobs_away')
  try {
    const unseen = { ...there, db: { ...there.db, write: lost } }
    await assert.rejects(as('test', unseen, act(stream, { do: 'add', by: 1, effects: 1 })), /lost/)
    await wait(400)
    assert.equal((await left()).waiting, 1)
    assert.equal(lone.performing.left().length, 1, 'while nothing was looked for, nothing is forgotten')
  } finally {
    await moves('add_jobs_away', 'add_jobs')
  }
  await until(() => heard.length === 1)
  await until(async () => (await left()).waiting === 0)
  await until(() => lone.performing.left().length === 0)
})

test('a row that a living server keeps without having it in hand is taken up again, and what it has in hand is left alone', async () => {
  const heard: string[] = []
  const { promise: may, resolve: go } = Promise.withResolvers<void>()
  perform = async ({ effect }) => {
    heard.push(effect)
    await may
  }
  const lone = await open(100)
  p.closeLater(() => lone.close())
  const there = p.openEngine({ performing: lone.performing })
  const stream = await p.open()
  await as('test', there, act(stream, { do: 'add', by: 1, effects: 1 }))
  await until(() => heard.length === 1)
  const before = await queued()
  const stray = randomUUID()
  await p.owner.query(
    `insert into platform.outbox (region, id, stream, kind, payload, created_at, keeper)
     select region, $1, stream, kind, '{}', created_at, keeper from platform.outbox where id = $2`,
    [stray, heard[0]],
  )
  await until(() => heard.includes(stray))
  // Long enough for other servers, too, to look for those who have died.
  await wait(2_000)
  assert.deepEqual(heard.slice(1), [stray])
  assert.equal(await queued(), before + 1)
  go()
  await until(async () => (await left()).jobs + (await left()).waiting === 0)
})

test('who is waited for goes first, and what nobody waits for never takes up all the room', async () => {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const kept = openPerforming({
    keeper: 'nobody',
    db: p.engine.db,
    performers: {
      any: ({ effect }) => {
        begun.push(effect)
        return new Promise((resolve) => ends.push(resolve))
      },
    },
    concurrency: 2,
    putOff: async () => {},
    onError: (error) => errors.push(error),
  })
  const effect = (id: string, priority: number) => ({
    region: 'none',
    id,
    stream: randomUUID(),
    kind: 'any',
    payload: '{}',
    priority,
  })
  const ids = Object.fromEntries(['last', 'later', 'usual', 'first'].map((name) => [name, randomUUID()]))
  const named = () => begun.map((id) => Object.keys(ids).find((name) => ids[name] === id))
  kept
    .hold([effect(ids['last']!, 10), effect(ids['later']!, 10), effect(ids['usual']!, 0), effect(ids['first']!, -10)])
    .committed()
  await until(() => begun.length === 2)
  assert.deepEqual(named(), ['first', 'usual'])
  ends[0]!()
  ends[1]!()
  await until(() => begun.length === 3)
  await wait(20)
  assert.deepEqual(named(), ['first', 'usual', 'last'])
  ends[2]!()
  await until(() => begun.length === 4)
  ends[3]!()
  await wait(0)
  const many = (n: number, priority: number) => Array.from({ length: n }, () => effect(randomUUID(), priority))
  const hold = (effects: ReturnType<typeof many>) => {
    const { keeperOf, dropped } = kept.hold(effects)
    return {
      of: (priority: number) => effects.filter((one) => one.priority === priority && keeperOf(one)).length,
      dropped,
    }
  }
  const [pages, later] = [hold(many(60, 10)), hold([...many(3, 10), ...many(60, 0), ...many(5, -10)])]
  assert.deepEqual([pages.of(10), later.of(10), later.of(0), later.of(-10)], [24, 0, 19, 5])
  for (const { dropped } of [pages, later]) dropped(null)
  await kept.close()
})

test('a server whose connection was lost that says it lives takes its names again, on one connection', async () => {
  const names = async () =>
    (
      await p.owner.query<{ connections: number; held: number; wanted: number }>(
        `select count(distinct a.pid)::int as connections,
                count(*) filter (where l.granted)::int as held,
                count(*) filter (where not l.granted)::int as wanted
         from pg_stat_activity a
         join pg_locks l on l.pid = a.pid and l.locktype = 'advisory'
         where a.application_name = 'yichuang-jobs-alive'
           and a.datname = current_database()`,
      )
    ).rows[0]!
  const before = await names()
  assert.equal(before.wanted, 0)
  await p.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'yichuang-jobs-alive' and datname = current_database()`,
  )
  await until(async () => JSON.stringify(await names()) === JSON.stringify(before))
})

test('a transaction left open is named, and how far readers are behind is told', async () => {
  let alarms = 0
  const watch = keepWatch({
    db: p.engine.db,
    everyMs: 3_600_000,
    alarmAfterSeconds: 0.1,
    alarm: ({ idleTransaction }) => void (alarms += idleTransaction?.includes('forgotten') ? 1 : 0),
  })
  p.closeLater(async () => watch.close())
  assert.equal((await watch.look()).tailLagSeconds, 0)
  const idle = await p.owner.connect()
  try {
    await idle.query(`begin; set application_name = 'forgotten'; select pg_current_xact_id()`)
    await wait(200)
    // Others of the cluster may leave an older one open for a moment, which is then the one named.
    let named = 0
    await until(async () => {
      if ((await watch.look()).idleTransaction?.includes('forgotten')) named += 1
      return named >= 6
    })
    assert.ok(alarms >= 1 && alarms < named, `said when it begins, and not at each look: ${alarms} of ${named} times`)
  } finally {
    // Else it would hold back every reader of the cluster, those of other tests too.
    idle.release(true)
  }
  await p.owner.query(`insert into platform.checkpoints values ('slow', '0', 0)`)
  await p.owner.query(`update platform.clock set offset_ms = 0`)
  const lag = (await watch.look()).tailLagSeconds
  const first = await p.owner.query<{ s: number }>(
    `select extract(epoch from now() - min(recorded_at))::float8 as s from log.events`,
  )
  assert.ok(lag !== null && Math.abs(lag - first.rows[0]!.s) < 5, String(lag))
})

test('a try that ended with its process is given back, and a job that has ended its process a hundred times is given up', async () => {
  const heard: string[] = []
  perform = async (job) => void heard.push(job.effect)
  const [ended, lethal] = [randomUUID(), randomUUID()]
  await p.owner.query(
    `with made as (
       select effect, tries, (graphile_worker.add_job('tell', json_build_object('effect', effect), job_key => effect, run_at => now() + interval '1 day')).id
       from (values ($1, 25), ($2, 100)) t (effect, tries)
     )
     select count(*) from made`,
    [ended, lethal],
  )
  await p.owner.query(
    `update graphile_worker._private_jobs
     set attempts = t.tries, max_attempts = t.tries, run_at = now(), locked_by = 'worker of a dead process', locked_at = now() - interval '1 second'
     from (values ($1, 25), ($2, 100)) t (effect, tries)
     where key = t.effect`,
    [ended, lethal],
  )
  const free = async (effect: string) =>
    (await p.owner.query(`select from graphile_worker._private_jobs where key = $1 and locked_by is null`, [effect]))
      .rowCount === 1
  await until(() => heard.includes(ended))
  await until(() => free(lethal))
  await wait(100)
  assert.deepEqual(heard, [ended])
  const { rows } = await p.owner.query<{ n: number }>('select platform.count_dead_jobs() as n')
  assert.deepEqual(rows, [{ n: 1 }])
})

test('what has ended its process a few times is tried again at once, and later only after a while', async () => {
  const [few, many] = [randomUUID(), randomUUID()]
  perform = async () => {}
  await p.owner.query(
    `select graphile_worker.add_job('tell', json_build_object('effect', effect), job_key => effect, run_at => now() + interval '1 day')
     from (values ($1), ($2)) t (effect)`,
    [few, many],
  )
  await p.owner.query(
    `update graphile_worker._private_jobs
     set max_attempts = t.most, attempts = t.most - 24, run_at = now() - interval '1 second', locked_by = 'worker of a dead process', locked_at = now() - interval '1 second'
     from (values ($1, 26), ($2, 35)) t (effect, most)
     where key = t.effect`,
    [few, many],
  )
  const seconds = async (effect: string) =>
    (
      await p.owner.query<{ s: number }>(
        `select extract(epoch from run_at - now())::float8 as s from graphile_worker._private_jobs where key = $1 and locked_by is null`,
        [effect],
      )
    ).rows[0]?.s
  await until(async () => (await seconds(many)) !== undefined)
  assert.ok((await seconds(many))! > 30)
  await until(
    async () => (await p.owner.query('select from graphile_worker._private_jobs where key = $1', [few])).rowCount === 0,
  )
})
