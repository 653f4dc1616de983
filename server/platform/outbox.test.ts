import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { act, as, counterPlatform } from './counter.fixture.ts'
import { openOutbox, type Job, type Performer } from './outbox.ts'
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
const open = async () => {
  const outbox = await openOutbox({
    url: p.url,
    db: p.engine.db,
    performers: { tell: async (job) => perform(job) },
    onError: (error) => errors.push(error),
    pollMs: 20,
  })
  p.closeLater(() => outbox.close())
  return outbox
}
await open()
await open()

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

test('a transaction left open is named, and how far readers are behind is told', async () => {
  const watch = keepWatch({ db: p.engine.db, everyMs: 3_600_000, alarmAfterSeconds: 0.1, alarm: () => {} })
  p.closeLater(async () => watch.close())
  assert.equal((await watch.look()).tailLagSeconds, 0)
  const idle = await p.owner.connect()
  await idle.query(`begin; set application_name = 'forgotten'; select pg_current_xact_id()`)
  await wait(200)
  assert.match((await watch.look()).idleTransaction ?? '', /forgotten/)
  await idle.query('rollback')
  idle.release(true)
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
