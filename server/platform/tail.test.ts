import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { act, as, counterPlatform, region, type CounterPlatform } from './counter.fixture.ts'
import type { Recorded } from './envelope.ts'
import { openLeads } from './leads.ts'
import { readTail, recordedFrom } from './log.ts'
import { followTail, type Reader, type Tail } from './tail.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 8_000; !(await done()); await wait(10))
    assert.ok(performance.now() < end, 'waited in vain')
}

async function append(client: pg.Client, stream: string): Promise<string> {
  const done = await client.query<{ position: string }>(
    `insert into log.events (region, stream, version, id, type, data, command_id, command_index, actor, channel, recorded_at, applicant_present)
     values ($1, $2, 1, gen_random_uuid(), 'counter.opened', '{"readers":[]}', gen_random_uuid(), 0, 'test', 'platform', now(), false)
     returning position::text as position`,
    [region, stream],
  )
  return done.rows[0]!.position
}

async function client(p: CounterPlatform): Promise<pg.Client> {
  const one = new pg.Client({ connectionString: p.url })
  one.on('error', () => {})
  await one.connect()
  p.closeLater(() => one.end())
  return one
}

function follow(
  p: CounterPlatform,
  name: string,
  handle: Reader['handle'],
  more: { stuck?: string[]; parkedAgainMs?: number } = {},
): Tail {
  const leads = openLeads(p.jobsUrl)
  const tail = followTail({
    leads,
    db: p.engine.db,
    reader: { name, wants: (type) => type.startsWith('counter.'), handle },
    pollMs: 20,
    ...(more.parkedAgainMs ? { parkedAgainMs: more.parkedAgainMs } : {}),
    onStuck: (event) => more.stuck?.push(event.id),
  })
  const close = async () => {
    await tail.close()
    await leads.close()
  }
  p.closeLater(close)
  return { ...tail, close }
}

const tailOf = async (p: CounterPlatform, from = { tx: '0', position: '0' }, limit = 100) =>
  (await p.engine.db.query('system', readTail(from.tx, from.position, limit))).rows.map(recordedFrom)

/** The tail once it holds so many: a transaction in another database of the same server holds it back as well. */
async function tailOfLength(p: CounterPlatform, length: number): Promise<Recorded[]> {
  await until(async () => (await tailOf(p)).length === length)
  return tailOf(p)
}

test('an event that took its place early and was committed late is neither skipped nor overtaken', async () => {
  const p = await counterPlatform()
  const [slow, quick] = [await client(p), await client(p)]
  const [early, late] = [randomUUID(), randomUUID()]
  await slow.query('begin')
  await append(slow, early)
  await append(quick, late)
  assert.deepEqual(await tailOf(p), [], 'nothing may pass the open transaction')
  await slow.query('commit')
  assert.deepEqual(
    (await tailOfLength(p, 2)).map((event) => event.stream),
    [early, late],
  )
})

test('the order of the log is the order of transactions, then of positions', async () => {
  const p = await counterPlatform()
  const [first, second] = [await client(p), await client(p)]
  const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()]
  await first.query('begin')
  await first.query('select pg_current_xact_id()')
  const ofSecond = await append(second, b)
  const ofFirst = await append(first, a)
  await append(first, c)
  await first.query('commit')
  assert.ok(BigInt(ofSecond) < BigInt(ofFirst))
  const all = await tailOfLength(p, 3)
  assert.deepEqual(
    all.map((event) => event.stream),
    [a, c, b],
  )
  assert.deepEqual(
    (await tailOf(p, all[0], 1)).map((event) => event.stream),
    [c],
  )
  assert.deepEqual(
    (await tailOf(p, all[1])).map((event) => event.stream),
    [b],
  )
})

test('a transaction that was rolled back leaves a hole that nobody waits for', async () => {
  const p = await counterPlatform()
  const [one, other] = [await client(p), await client(p)]
  await one.query('begin')
  await append(one, randomUUID())
  await append(other, randomUUID())
  await one.query('rollback')
  await tailOfLength(p, 1)
})

test('each event is handled once, those of one stream in their order, whatever commits at the same time', async () => {
  const p = await counterPlatform()
  const seen: Recorded[] = []
  const tail = follow(p, 'once', async (event) => {
    await wait((event.version * 7) % 4)
    seen.push(event)
  })
  const streams = await Promise.all(Array.from({ length: 12 }, () => p.open()))
  const engines = [p.engine, p.openEngine()]
  await Promise.all(
    streams.map(async (stream, index) => {
      for (let n = 0; n < 8; n += 1) {
        await as('test', engines[(index + n) % 2]!, act(stream, { do: 'add', by: 1 }))
        tail.wake()
      }
    }),
  )
  await until(() => seen.length >= 12 * 9)
  await wait(100)
  assert.equal(seen.length, 12 * 9)
  for (const stream of streams)
    assert.deepEqual(
      seen.filter((event) => event.stream === stream).map((event) => event.version),
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    )
})

test('a reader goes on where it stopped', async () => {
  const p = await counterPlatform()
  const seen: string[] = []
  const stream = await p.open()
  const first = follow(p, 'resume', async (event) => void seen.push(event.type))
  await until(() => seen.length === 1)
  await until(async () => (await p.owner.query('select from platform.checkpoints')).rowCount === 1)
  await first.close()
  await as('test', p.engine, act(stream, { do: 'close' }))
  follow(p, 'resume', async (event) => void seen.push(event.type))
  await until(() => seen.length >= 2)
  await wait(60)
  assert.deepEqual(seen, ['counter.opened', 'counter.closed'])
})

test('of two followers one works, and the other takes over when it dies', async () => {
  const p = await counterPlatform()
  const seen: string[] = []
  const one = follow(p, 'two', async () => void seen.push('one'))
  await until(async () => (await leaders(p)).length === 1)
  const two = follow(p, 'two', async () => void seen.push('two'))
  const stream = await p.open()
  await as('test', p.engine, act(stream, { do: 'add', by: 1 }))
  await until(() => seen.length === 2)
  assert.deepEqual(seen, ['one', 'one'])
  await one.close()
  await as('test', p.engine, act(stream, { do: 'add', by: 1 }))
  await until(() => seen.length > 2)
  await two.close()
  assert.deepEqual(seen, ['one', 'one', 'two'])
})

test('a leader that lost its connection stops before another event and never sets the checkpoint back', async () => {
  const p = await counterPlatform()
  const seen: string[] = []
  let let_go = () => {}
  const held = new Promise<void>((resolve) => (let_go = resolve))
  const stream = await p.open()
  for (let n = 0; n < 3; n += 1) await as('test', p.engine, act(stream, { do: 'add', by: 1 }))
  let first = true
  const handleOf = (name: string) => async (event: Recorded) => {
    seen.push(`${name} ${event.version}`)
    if (name === 'one' && first) {
      first = false
      await held
    }
  }
  const one = follow(p, 'lost', handleOf('one'))
  await until(() => seen.length === 1)
  await p.owner.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
    and pid in (select pid from pg_stat_activity where datname = current_database())`)
  follow(p, 'lost', handleOf('two'))
  await until(() => seen.includes('two 4'))
  await as('test', p.engine, act(stream, { do: 'close' }))
  await until(() => seen.includes('two 5'))
  let_go()
  await wait(150)
  assert.deepEqual(seen, ['one 1', 'two 1', 'two 2', 'two 3', 'two 4', 'two 5'])
  await one.close()
  const at = await p.owner.query(
    'select (select max(position) from log.events) = position as there from platform.checkpoints',
  )
  assert.equal(at.rows[0]?.['there'], true)
})

test('a handler that fails is tried again, in its place', async () => {
  const p = await counterPlatform()
  const seen: number[] = []
  let failures = 2
  const stream = await p.open()
  await as('test', p.engine, act(stream, { do: 'close' }))
  follow(p, 'again', async (event) => {
    if (failures-- > 0) throw new Error('not yet')
    seen.push(event.version)
  })
  await until(() => seen.length === 2)
  assert.deepEqual(seen, [1, 2])
  assert.equal((await p.owner.query('select from platform.stuck')).rowCount, 0)
})

test('an event that fails at every try is parked, named, and the rest goes on', { timeout: 20_000 }, async () => {
  const p = await counterPlatform()
  const [bad, good] = [await p.open(), await p.open()]
  const seen: string[] = []
  const stuck: string[] = []
  let tries = 0
  const tail = follow(
    p,
    'stuck',
    async (event) => {
      if (event.stream === bad && event.version === 1) {
        tries += 1
        throw new TypeError('a bug')
      }
      seen.push(event.stream)
    },
    { stuck },
  )
  await as('test', p.engine, act(bad, { do: 'close' }))
  const last = await as('test', p.engine, act(good, { do: 'close' }))
  await tail.reached(last!.receipt.position!, 10_000)
  assert.equal(tries, 8)
  assert.deepEqual(seen.toSorted(), [bad, good, good].toSorted())
  const parked = await p.owner.query('select reader, event, error from platform.stuck')
  assert.deepEqual(parked.rows, [{ reader: 'stuck', event: stuck[0], error: 'TypeError: a bug' }])
})

test('a parked event is tried again on its schedule, and is parked no more when its handler succeeds', async () => {
  const p = await counterPlatform()
  const [bad, worse] = [await p.open(), await p.open()]
  const tries = { [bad]: 0, [worse]: 0 }
  let mended = false
  const stuck: string[] = []
  const parkedAgainMs = 400
  const tail = follow(
    p,
    'mended',
    async ({ stream }) => {
      tries[stream]! += 1
      if (stream === worse || !mended) throw new TypeError(`try ${tries[stream]}`)
    },
    { stuck, parkedAgainMs },
  )
  const parked = async () =>
    (await p.owner.query<{ stream: string; error: string }>('select stream, error from platform.stuck')).rows
  await until(async () => (await parked()).length === 2)
  assert.deepEqual(Object.values(tries), [8, 8])
  await until(() => tries[bad]! > 8 && tries[worse]! > 8)
  assert.equal((await parked()).length, 2, 'what fails again stays parked')
  mended = true
  await until(async () => (await parked()).length === 1)
  const [left] = await parked()
  assert.equal(left!.stream, worse)
  const [before, begun] = [tries[bad], tries[worse]!]
  await wait(5 * parkedAgainMs)
  assert.equal(tries[bad], before, 'what has succeeded is not tried again')
  assert.ok(tries[worse]! > begun && tries[worse]! <= begun + 6, `${tries[worse]! - begun} more tries`)
  assert.equal(stuck.length, 2, 'who is told, is told once')
  await tail.close()
})

test('an outage parks nothing, and what was under way is waited for before the events come again', async () => {
  const p = await counterPlatform()
  const streams = await Promise.all(Array.from({ length: 3 }, () => p.open()))
  for (const stream of streams)
    for (let n = 0; n < 2; n += 1) await as('test', p.engine, act(stream, { do: 'add', by: 1 }))
  let away = true
  const running = new Set<string>()
  const seen: Recorded[] = []
  follow(p, 'outage', async (event) => {
    assert.ok(!running.has(event.stream), 'one stream in two hands')
    running.add(event.stream)
    await wait(event.stream === streams[0] || !away ? 1 : 300)
    running.delete(event.stream)
    if (event.stream === streams[0] && away) {
      setTimeout(() => (away = false), 550)
      throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
    }
    seen.push(event)
  })
  await until(() => streams.every((stream) => seen.some((event) => event.stream === stream && event.version === 3)))
  assert.equal((await p.owner.query('select from platform.stuck')).rowCount, 0)
})

test('who waits for an event waits until it is handled, although a later number was handled before', async () => {
  const p = await counterPlatform()
  const seen: string[] = []
  const tail = follow(p, 'reached', async (event) => void seen.push(event.stream))
  const [first, holder, second] = [await client(p), await client(p), await client(p)]
  const [a, b] = [randomUUID(), randomUUID()]
  await first.query('begin')
  await first.query('select pg_current_xact_id()')
  await holder.query('begin')
  await holder.query('select pg_current_xact_id()')
  const mine = await append(second, b)
  const higher = await append(first, a)
  await first.query('commit')
  await tail.reached(higher, 5_000)
  assert.deepEqual(seen, [a])
  const reached = tail.reached(mine, 5_000)
  await wait(60)
  await holder.query('commit')
  await reached
  assert.deepEqual(seen, [a, b])
})

test('who waits on a server that does not lead waits for the one that leads', async () => {
  const p = await counterPlatform()
  const seen: string[] = []
  follow(p, 'other', async (event) => {
    await wait(50)
    seen.push(event.stream)
  })
  await until(async () => (await leaders(p)).length === 1)
  const other = follow(p, 'other', async () => void assert.fail('this one does not lead'))
  const stream = randomUUID()
  const opened = await as('test', p.engine, act(stream, { do: 'open', readers: [] }))
  await other.reached(opened!.receipt.position!, 5_000)
  assert.deepEqual(seen, [stream])
})

test('who waits for what does not come waits no longer than they said', async () => {
  const p = await counterPlatform()
  const [holder, second] = [await client(p), await client(p)]
  await holder.query('begin')
  await holder.query('select pg_current_xact_id()')
  const mine = await append(second, randomUUID())
  const tail = follow(p, 'late', async () => {})
  const begun = performance.now()
  await tail.reached(mine, 120)
  const waited = performance.now() - begun
  assert.ok(waited >= 110 && waited < 1_000, `${waited} ms`)
  await holder.query('rollback')
})

async function leaders(p: CounterPlatform) {
  const found = await p.owner.query(`
    select l.pid from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.granted and a.datname = current_database()`)
  return found.rows
}
