import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { act, as, counterPlatform, noon, region } from './counter.fixture.ts'
import type { Database } from './db.ts'
import { watchDeadlines, type DueDeadline } from './deadlines.ts'
import { v5 } from './uuid.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const never = 3_600_000

async function setUp(more: { everyMs?: number; ranOut?: (due: DueDeadline) => Promise<void> } = {}) {
  const p = await counterPlatform()
  const time = { now: noon - 3_600_000 }
  const seen: DueDeadline[] = []
  const errors: unknown[] = []
  const remove = async (due: DueDeadline) => {
    await p.owner.query('delete from platform.deadlines where stream = $1 and name = $2', [due.stream, due.name])
  }
  const start = () => {
    const watching = watchDeadlines({
      db: p.engine.db,
      wallNow: () => time.now,
      everyMs: more.everyMs ?? never,
      async ranOut(due) {
        seen.push(due)
        await (more.ranOut ?? remove)(due)
      },
      onError: (error) => errors.push(error),
    })
    p.closeLater(() => watching.close())
    return watching
  }
  const put = (name: string, minutes: number, stream: string = randomUUID()) =>
    p.owner.query(
      `insert into platform.deadlines (region, stream, name, kind, due_at) values ($1, $2, $3, 'counter', $4)
       on conflict (region, stream, name) do update set due_at = excluded.due_at`,
      [region, stream, name, new Date(noon + minutes * 60_000)],
    )
  return { p, time, seen, errors, start, put, remove }
}

test('a deadline runs out at its instant, not before, and the earlier one first', async () => {
  const { time, seen, start, put } = await setUp()
  await put('later', 10)
  await put('now', 0)
  await put('before', -10)
  const watching = start()
  await watching.sweep()
  assert.equal(seen.length, 0)
  time.now = noon - 1
  await watching.sweep()
  assert.deepEqual(
    seen.map((due) => due.name),
    ['before'],
  )
  time.now = noon
  await watching.sweep()
  assert.deepEqual(
    seen.map((due) => due.name),
    ['before', 'now'],
  )
  assert.equal(seen[1]?.dueAt, '2026-03-02T04:00:00.000Z')
  await watching.sweep()
  assert.equal(seen.length, 2)
})

test('the clock that a demonstration moved decides what has run out', async () => {
  const { p, seen, start, put } = await setUp()
  await put('tomorrow', 24 * 60)
  const watching = start()
  await p.owner.query('update platform.clock set offset_ms = $1', [25 * 3_600_000])
  await watching.sweep()
  assert.deepEqual(
    seen.map((due) => due.name),
    ['tomorrow'],
  )
})

test('two servers sweep the same deadline, and the stream hears of it once', async () => {
  const p = await counterPlatform()
  const streams = await Promise.all(Array.from({ length: 15 }, () => p.open()))
  for (const stream of streams)
    await as('test', p.engine, act(stream, { do: 'add', by: 1, due: new Date(noon).toISOString() }))
  const servers = [p.engine, p.openEngine()].map((engine) =>
    watchDeadlines({
      db: engine.db,
      wallNow: () => noon,
      everyMs: never,
      async ranOut(due) {
        const commandId = v5(due.region, due.stream, due.name, due.dueAt)
        await as('clock', engine, act(due.stream, { do: 'close' }, { commandId }))
      },
      onError: (error) => assert.fail(String(error)),
    }),
  )
  servers.forEach((server) => p.closeLater(() => server.close()))
  await Promise.all(servers.map((server) => server.sweep()))
  const closed = await p.owner.query(`select stream from log.events where type = 'counter.closed'`)
  assert.deepEqual(closed.rows.map((row) => row['stream'] as string).toSorted(), streams.toSorted())
})

test('a deadline whose command fails is left for later and holds up no other', async () => {
  let broken = true
  const { p, time, seen, errors, start, put, remove } = await setUp({
    async ranOut(due) {
      if (due.name === 'bad' && broken) throw new Error('not now')
      await remove(due)
    },
  })
  await put('bad', 0)
  await put('good', 1)
  time.now = noon + 3_600_000
  const watching = start()
  await watching.sweep()
  await wait(50)
  assert.deepEqual(new Set(seen.map((due) => due.name)), new Set(['bad', 'good']))
  assert.equal(errors.length, 1)
  assert.equal((await p.owner.query('select from platform.deadlines')).rowCount, 1)
  broken = false
  await wait(1_100)
  await watching.sweep()
  assert.equal((await p.owner.query('select from platform.deadlines')).rowCount, 0)
})

test('a deadline that fails at every try is tried ever more rarely, however often there is news', async () => {
  const { time, seen, start, put } = await setUp({
    everyMs: 20,
    ranOut: async () => {
      throw new Error('a bug')
    },
  })
  await put('bad', 0)
  time.now = noon
  const began = performance.now()
  const watching = start()
  for (let n = 0; n < 60; n += 1) {
    watching.wake()
    await wait(10)
  }
  assertEverMoreRarely(seen.length, performance.now() - began)
})

test('a deadline that the rules leave standing is asked about ever more rarely', async () => {
  const { time, seen, start, put } = await setUp({ everyMs: 20, ranOut: async () => {} })
  await put('stands', 0)
  time.now = noon
  const began = performance.now()
  const watching = start()
  for (let n = 0; n < 30; n += 1) {
    watching.wake()
    await wait(10)
  }
  assertEverMoreRarely(seen.length, performance.now() - began)
})

test('a deadline that is set anew under its name runs out again', async () => {
  const { time, seen, start, put } = await setUp({ ranOut: async () => {} })
  const stream = randomUUID()
  await put('again', 0, stream)
  time.now = noon
  const watching = start()
  await watching.sweep()
  await put('again', 5, stream)
  time.now = noon + 6 * 60_000
  await watching.sweep()
  assert.equal(seen.length, 2)
})

/** On a machine that is slow besides: at once, and after one second, two more, four more. */
function assertEverMoreRarely(times: number, withinMs: number): void {
  const most = 1 + Math.floor(Math.log2(withinMs / 1_000 + 1))
  assert.ok(times >= 1 && times <= most, `${times} times in ${withinMs} ms`)
}

test('what is due of one stream runs out in its order, of several streams side by side', async () => {
  let underWay = 0
  let most = 0
  const order: string[] = []
  const { time, start, put, remove } = await setUp({
    async ranOut(due) {
      most = Math.max(most, (underWay += 1))
      await wait(20)
      order.push(`${due.stream}/${due.name}`)
      await remove(due)
      underWay -= 1
    },
  })
  const streams = Array.from({ length: 20 }, () => randomUUID())
  for (const stream of streams) {
    await put('second', 1, stream)
    await put('first', 0, stream)
  }
  time.now = noon + 3_600_000
  const watching = start()
  await watching.sweep()
  assert.ok(most > 1 && most <= 8, `${most} under way at once`)
  for (const stream of streams)
    assert.deepEqual(
      order.filter((one) => one.startsWith(stream)),
      [`${stream}/first`, `${stream}/second`],
    )
})

test('news of every commit makes few sweeps', async () => {
  const { p, start } = await setUp()
  const watching = start()
  await wait(50)
  const before = p.engine.db.traffic.roundTrips
  const began = performance.now()
  for (let n = 0; n < 100; n += 1) {
    watching.wake()
    await wait(2)
  }
  const sweeps = p.engine.db.traffic.roundTrips - before
  const ms = performance.now() - began
  assert.ok(sweeps <= 2 + ms / 100, `${sweeps} sweeps in ${ms} ms`)
})

test('a sweep costs what has run out, not what is open', async () => {
  const { p, time, seen, start } = await setUp()
  await p.owner.query(
    `insert into platform.deadlines (region, stream, name, kind, due_at)
     select $1, gen_random_uuid(), 'd', 'counter', $2::timestamptz + n * interval '1 minute' from generate_series(-9, 20000) n`,
    [region, new Date(noon)],
  )
  await p.owner.query('analyze platform.deadlines')
  time.now = noon
  const asked: { text: string; values: unknown[] }[] = []
  const db: Database = {
    ...p.engine.db,
    query(role, one) {
      asked.push(one)
      return p.engine.db.query(role, one)
    },
  }
  const watching = watchDeadlines({
    db,
    wallNow: () => noon,
    everyMs: never,
    ranOut: async (due) => void seen.push(due),
    onError: () => {},
  })
  p.closeLater(() => watching.close())
  await watching.sweep()
  assert.equal(seen.length, 10)
  const { text, values } = asked[0]!
  await p.owner.query(`set plan_cache_mode = 'force_generic_plan'`)
  const plan = await p.owner.query<{ 'QUERY PLAN': string }>({
    text: `explain (analyze, buffers, costs off) ${text}`,
    values,
  })
  const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
  assert.match(lines, /Index Scan using deadlines_due/)
  const pages = Number(/Buffers: shared hit=(\d+)/.exec(lines)?.[1])
  assert.ok(pages < 40, `${pages} pages for ten rows\n${lines}`)
  start()
})
