import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { RuleViolation } from '#kernel/rule-violation.ts'
import {
  act,
  as,
  by,
  counter,
  counterPlatform,
  markNotes,
  markRows,
  noon,
  otherCounter,
  region,
  totals,
  type CounterCommand,
} from './counter.fixture.ts'
import { countTraffic } from './db.ts'
import type { Engine } from './execute.ts'
import { isOutage } from './errors.ts'
import { Refusal } from './refusal.ts'
import { remove, table, upsert } from './table.ts'

const p = await counterPlatform()
const anna = await p.signIn('applicant')
/** Three processes over one database. */
const engines = [p.engine, p.openEngine(), p.openEngine()]
const refusedWith = (status: number, code: string) => (error: unknown) =>
  error instanceof Refusal && error.status === status && error.code === code
const violates = (code: string) => (error: unknown) => error instanceof RuleViolation && error.code === code

/** A desk that reaches the stream under a name of its own. */
async function aliasFor(stream: string, code = 'R-1') {
  const someone = await p.signIn('reviewer')
  const alias = randomUUID()
  await p.owner.query(`insert into log.aliases (region, alias, stream, desk) values ($1, $2, $3, $4)`, [
    region,
    alias,
    stream,
    someone.desk,
  ])
  await p.owner.query(
    `insert into sealed.assignments (region, stream, alias, code, person, grant_id, salt) values ($1, $2, $3, $4, $5, $6, 's')`,
    [region, stream, alias, code, someone.holder, someone.grant],
  )
  return { someone, alias, code }
}

const blindly = (stream: string, alias: string, code: string, command: CounterCommand = { do: 'add', by: 1 }) =>
  act(stream, command, {
    target: { alias },
    decide: () => ({ command, env: undefined, origin: { actor: code } }),
  })

test('a command is two round trips, one to read and one to write', async () => {
  const stream = await p.open(anna)
  const traffic = { roundTrips: 0, statements: 0 }
  await countTraffic(traffic, () => by(anna, p.engine, act(stream, { do: 'add', by: 1, mark: 'a', effects: 2 })))
  assert.equal(traffic.roundTrips, 2)
})

test('a blind command waits twice, too: what it reads in two pools it reads at once; where session and stream are remembered, it only writes', async () => {
  const stream = await p.open()
  const { someone, alias, code } = await aliasFor(stream)
  const waits: string[] = []
  const db = new Proxy(p.engine.db, {
    get(target, name: 'query' | 'readTogether' | 'write') {
      if (name !== 'query' && name !== 'readTogether' && name !== 'write') return target[name]
      return (...asked: never[]) => {
        waits.push(name === 'write' ? 'write' : 'read')
        return (target[name] as (...asked: never[]) => Promise<unknown>)(...asked)
      }
    },
  })
  const once = () => by(someone, { ...p.engine, db }, blindly(stream, alias, code), 'task.opine')
  const done = await once()
  assert.deepEqual(waits, ['read', 'read', 'write'])
  await once()
  assert.deepEqual(waits.slice(3), ['write'])
  assert.equal(done.receipt.subject, alias)
  assert.equal(done.receipt.version, null)
  assert.equal(done.receipt.position, null)
})

test('what a blind command reads besides is left out where what is remembered shows that it is not needed, and read where it is', async () => {
  const stream = await p.open()
  const { someone, alias, code } = await aliasFor(stream)
  const told: (number | undefined)[] = []
  const once = (needed: boolean) => {
    const blind = blindly(stream, alias, code)
    return by(
      someone,
      p.engine,
      {
        ...blind,
        reads: [{ name: 'seven', text: 'select 7 as seven', values: [] }],
        readsMayWait: true,
        decide(loaded) {
          const seven = loaded.reads[0]?.rows[0]?.['seven'] as number | undefined
          told.push(seven)
          if (needed && seven === undefined) throw new RangeError('not read yet')
          return blind.decide(loaded)
        },
      },
      'task.opine',
    )
  }
  await once(false)
  await once(false)
  await once(true)
  assert.deepEqual(told, [7, undefined, undefined, 7])
  assert.equal((await p.left(stream)).events.length, 4)
})

test('the append comes before every other write', async () => {
  const stream = await p.open(anna)
  await p.owner.query(`
    create table counters.order_of (n bigint generated always as identity, what text);
    create function counters.note() returns trigger language plpgsql security definer as
      $$ begin insert into counters.order_of (what) values (tg_table_name); return coalesce(new, old); end $$;
    create trigger t before insert on log.events for each row execute function counters.note();
    create trigger t before insert or update on counters.totals for each row execute function counters.note();
    create trigger t before insert or delete on counters.marks for each row execute function counters.note();
    create trigger t before insert on platform.outbox for each row execute function counters.note();
    create trigger t before insert on sealed.duties for each row execute function counters.note()`)
  await by(anna, p.engine, act(stream, { do: 'add', by: 1, mark: 'm', effects: 1 }, { duty: 'intake' }))
  const order = await p.owner.query<{ what: string }>('select what from counters.order_of order by n')
  assert.equal(order.rows[0]?.what, 'events')
  assert.ok(order.rows.length >= 5)
  await p.owner.query(`
    drop trigger t on log.events; drop trigger t on counters.totals; drop trigger t on counters.marks;
    drop trigger t on platform.outbox; drop trigger t on sealed.duties`)
})

test('a repeated command answers its first receipt byte for byte', async () => {
  const stream = await p.open(anna)
  const what = act(
    stream,
    { do: 'add', by: 3 },
    {
      decide: () => ({
        command: { do: 'add', by: 3 },
        env: undefined,
        origin: { statedAt: '2026-03-02T12:00:00+08:00' },
      }),
    },
  )
  const first = await by(anna, p.engine, what)
  const again = await by(anna, p.engine, what)
  assert.equal(JSON.stringify(again.receipt), JSON.stringify(first.receipt))
  assert.equal(again.repeated, true)
  assert.equal(again.version, first.version)
  assert.deepEqual(again.state, first.state)
  const forgetful = p.openEngine({ wallNow: () => Date.parse('2026-05-05T05:05:05Z') })
  assert.equal(JSON.stringify((await by(anna, forgetful, what)).receipt), JSON.stringify(first.receipt))
  assert.equal((await p.left(stream)).events.length, 2)
})

test('twenty of the same command at once are one event and one receipt', async () => {
  const stream = await p.open(anna)
  const what = act(stream, { do: 'add', by: 1 })
  const done = await Promise.all(Array.from({ length: 20 }, (_none, n) => by(anna, engines[n % 3]!, what)))
  assert.equal(new Set(done.map((one) => JSON.stringify(one.receipt))).size, 1)
  assert.equal((await p.left(stream)).events.length, 2)
})

test('a repeated command answers its first receipt although the rules would now refuse', async () => {
  const stream = await p.open(anna)
  const what = act(stream, { do: 'add', by: 1 })
  const first = await by(anna, p.engine, what)
  await by(anna, p.engine, act(stream, { do: 'close' }))
  assert.equal(JSON.stringify((await by(anna, p.engine, what)).receipt), JSON.stringify(first.receipt))
  await assert.rejects(by(anna, p.engine, act(stream, { do: 'add', by: 1 })), violates('case.stale'))
})

test('a repeated command answers its first receipt although there is nothing left to do', async () => {
  const stream = await p.open(anna)
  const what = act(stream, { do: 'add-once', by: 1 })
  const first = await by(anna, p.engine, what)
  assert.equal(JSON.stringify((await by(anna, p.engine, what)).receipt), JSON.stringify(first.receipt))
  await assert.rejects(by(anna, p.engine, act(stream, { do: 'add-once', by: 1 })), violates('command.nothing-to-do'))
})

test('a repeated command answers its first receipt although its sender may no longer read the stream', async () => {
  const stream = await p.open(anna)
  const what = act(stream, { do: 'hide', from: `holder:${anna.holder}` })
  const first = await by(anna, p.engine, what)
  assert.equal(JSON.stringify((await by(anna, p.engine, what)).receipt), JSON.stringify(first.receipt))
  await assert.rejects(by(anna, p.engine, act(stream, { do: 'add', by: 1 })), refusedWith(404, 'request.not-found'))
})

test('a repeated start of a stream answers the stream that the first one started', async () => {
  const commandId = randomUUID()
  const open = (stream: string) =>
    by(anna, p.engine, act(stream, { do: 'open', readers: [`holder:${anna.holder}`] }, { commandId }))
  const first = await open(randomUUID())
  const again = await open(randomUUID())
  assert.equal(again.stream, first.stream)
  assert.equal(JSON.stringify(again.receipt), JSON.stringify(first.receipt))
})

test('a stranger who repeats a command id learns nothing', async () => {
  const stream = await p.open(anna)
  const what = act(stream, { do: 'add', by: 7 })
  await by(anna, p.engine, what)
  const bert = await p.signIn('applicant')
  const own = await p.open(bert)
  await assert.rejects(by(bert, p.engine, what), refusedWith(404, 'request.not-found'))
  for (const target of [act(own, { do: 'add', by: 1 }), act(randomUUID(), { do: 'open', readers: [] })])
    await assert.rejects(
      by(bert, p.engine, { ...target, commandId: what.commandId }),
      refusedWith(409, 'request.command-id-used'),
    )
  assert.equal((await p.left(own)).events.length, 1)
})

test('a colleague who knows a command id learns not even that it is about the same stream', async () => {
  const stream = await p.open()
  const one = await aliasFor(stream, 'R-1')
  const two = await aliasFor(stream, 'R-2')
  const blind = (who: typeof one, commandId: string) =>
    by(
      who.someone,
      p.engine,
      act(
        stream,
        { do: 'add', by: 1 },
        {
          commandId,
          target: { alias: who.alias },
          decide: () => ({ command: { do: 'add', by: 1 }, env: undefined, origin: { actor: who.code } }),
        },
      ),
      'task.opine',
    )
  const commandId = randomUUID()
  const first = await blind(one, commandId)
  assert.equal(JSON.stringify((await blind(one, commandId)).receipt), JSON.stringify(first.receipt))
  await assert.rejects(blind(two, commandId), refusedWith(409, 'request.command-id-used'))
})

test('one command id for two different commands of one person is refused', async () => {
  const [stream, other] = [await p.open(anna), await p.open(anna)]
  const what = act(stream, { do: 'add', by: 1 })
  await by(anna, p.engine, what)
  await assert.rejects(
    by(anna, p.engine, act(other, { do: 'add', by: 1 }, { commandId: what.commandId })),
    refusedWith(409, 'request.command-id-used'),
  )
})

test('a stream of another kind answers like a missing one', async () => {
  const stream = await p.open(anna)
  await assert.rejects(
    by(anna, p.engine, act(stream, { do: 'add', by: 1 }, { kind: otherCounter })),
    refusedWith(404, 'request.not-found'),
  )
  await assert.rejects(
    by(anna, p.engine, act(randomUUID(), { do: 'add', by: 1 })),
    refusedWith(404, 'request.not-found'),
  )
})

test('who loses a race decides again', async () => {
  const stream = await p.open(anna)
  await Promise.all(
    Array.from({ length: 4 }, (_none, n) => by(anna, engines[n % 3]!, act(stream, { do: 'add', by: 1 }))),
  )
  const { events, totals } = await p.left(stream)
  assert.deepEqual(
    events.map((event) => event['version']),
    [1, 2, 3, 4, 5],
  )
  assert.equal(totals[0]?.['total'], 4)
})

test('who loses six races is told that the stream is busy', async () => {
  const stream = await p.open(anna)
  let tries = 0
  const rival = p.openEngine()
  const losing = act(
    stream,
    { do: 'add', by: 1 },
    {
      async decide() {
        tries += 1
        await as('rival', rival, act(stream, { do: 'add', by: 1 }))
        return { command: { do: 'add', by: 1 }, env: undefined }
      },
    },
  )
  await assert.rejects(by(anna, p.engine, losing), refusedWith(503, 'platform.busy'))
  assert.equal(tries, 6)
  assert.equal((await p.left(stream)).totals[0]?.['total'], 6)
})

for (const [what, change] of [
  ['a grant revoked', `update access.grants set revoked_at = now() where id = $1`],
  ['a grant changed', `update access.grants set version = version + 1 where id = $1`],
  ['a session ended', `update access.sessions set ended_at = now() where grant_id = $1`],
  ['a session run out', `update access.sessions set expires_at = now() where grant_id = $1`],
  ['a session gone', `delete from access.sessions where grant_id = $1`],
  ['a mandate that no longer holds', `update access.sessions set mandate = gen_random_uuid() where grant_id = $1`],
] as const)
  test(`${what} between the read and the write lets nothing be written`, async () => {
    const someone = await p.signIn('applicant')
    const stream = await p.open(someone)
    const before = await p.left(stream)
    const acting = act(
      stream,
      { do: 'add', by: 1, mark: 'x', effects: 1 },
      {
        duty: 'intake',
        async decide() {
          await p.owner.query(change, [someone.grant])
          return { command: { do: 'add', by: 1, mark: 'x', effects: 1 }, env: undefined }
        },
      },
    )
    await assert.rejects(by(someone, p.engine, acting), refusedWith(403, 'session.right-ended'))
    assert.deepEqual(await p.left(stream), before)
  })

test('a permission taken from the role between the read and the write lets nothing be written', async () => {
  const stream = await p.open(anna)
  const before = await p.left(stream)
  const acting = act(
    stream,
    { do: 'add', by: 1, mark: 'x', effects: 1 },
    {
      async decide() {
        await p.owner.query(
          `delete from access.role_permissions where role = 'applicant' and permission = 'draft.write'`,
        )
        return { command: { do: 'add', by: 1, mark: 'x', effects: 1 }, env: undefined }
      },
    },
  )
  await assert.rejects(by(anna, p.engine, acting), refusedWith(403, 'session.right-ended'))
  await p.owner.query(`insert into access.role_permissions values ('applicant', 'draft.write')`)
  assert.deepEqual(await p.left(stream), before)
})

test('nobody, somebody without the permission, a foreign region and a wrong token are refused', async () => {
  const stream = await p.open(anna)
  const what = () => act(stream, { do: 'add', by: 1 })
  const nobody = { ...anna, ticket: { ...anna.ticket, tokenHash: '' } }
  await assert.rejects(by(nobody, p.engine, what()), refusedWith(401, 'session.missing'))
  await assert.rejects(by(anna, p.engine, what(), 'case.intake'), refusedWith(403, 'session.not-permitted'))
  await assert.rejects(by({ ...anna, csrf: 'guess' }, p.engine, what()), refusedWith(403, 'session.csrf'))
  const abroad = await p.signIn('applicant', { holder: anna.holder, region: 'r2' })
  await assert.rejects(by(abroad, p.engine, what()), refusedWith(404, 'request.not-found'))
  assert.equal((await p.left(stream)).events.length, 1)
})

test('one person takes on one class of duty in a stream; a second class leaves nothing behind', async () => {
  const person = randomUUID()
  const [one, two] = [await p.signIn('applicant', { person }), await p.signIn('clerk', { person })]
  const stream = await p.open(one, two)
  await by(one, p.engine, act(stream, { do: 'add', by: 1 }, { duty: 'intake' }))
  await by(two, p.engine, act(stream, { do: 'add', by: 1 }, { duty: 'intake' }))
  const before = await p.left(stream)
  await assert.rejects(
    by(two, p.engine, act(stream, { do: 'add', by: 1, mark: 'x', effects: 1 }, { duty: 'decide' })),
    violates('duty.separated'),
  )
  assert.deepEqual(await p.left(stream), before)
  assert.deepEqual(before.duties, [{ person, duty: 'intake' }])
})

test('rows, removals and effects of a command are written together or not at all', async () => {
  const stream = await p.open(anna)
  await by(anna, p.engine, act(stream, { do: 'add', by: 1, mark: 'old' }))
  const before = await p.left(stream)
  const bad = { do: 'add', by: 5_000, mark: 'new', unmark: 'old', effects: 3 } as const
  await assert.rejects(by(anna, p.engine, act(stream, bad)), /totals_total_check/)
  assert.deepEqual(await p.left(stream), before)
  await by(anna, p.engine, act(stream, { ...bad, by: 5 }))
  const after = await p.left(stream)
  assert.deepEqual(
    after.marks.map((row) => row['mark']),
    ['new'],
  )
  assert.equal(after.effects.length, 3)
})

test('of a removal and an upsert of one row in one command the later one counts', async () => {
  const stream = await p.open(anna)
  await by(anna, p.engine, act(stream, { do: 'add', by: 1, mark: 'a' }))
  await by(
    anna,
    p.engine,
    act(
      stream,
      { do: 'add', by: 1 },
      {
        decide: () => ({
          command: { do: 'add', by: 1, unmark: 'a' },
          env: undefined,
          rows: [upsert(markRows, { region, stream, mark: 'a', note: 'again' })],
        }),
      },
    ),
  )
  assert.deepEqual((await p.left(stream)).marks, [{ mark: 'a', note: 'again' }])
  await by(
    anna,
    p.engine,
    act(
      stream,
      { do: 'add', by: 1 },
      {
        decide: () => ({
          command: { do: 'add', by: 1, mark: 'b' },
          env: undefined,
          rows: [remove(markRows, { region, stream, mark: 'b' })],
        }),
      },
    ),
  )
  assert.deepEqual((await p.left(stream)).marks, [{ mark: 'a', note: 'again' }])
})

test('two definitions over one table each keep their own way with a row that is there', async () => {
  const stream = await p.open(anna)
  const mark = (note: string) =>
    act(
      stream,
      { do: 'add', by: 1 },
      {
        decide: () => ({
          command: { do: 'add', by: 1 },
          env: undefined,
          rows: [upsert(markNotes, { region, stream, mark: 'm', note })],
        }),
      },
    )
  await by(anna, p.engine, act(stream, { do: 'add', by: 1, mark: 'm' }))
  await by(anna, p.engine, act(stream, { do: 'add', by: 1, mark: 'm' }))
  assert.deepEqual((await p.left(stream)).marks, [{ mark: 'm', note: 'made' }])
  await by(anna, p.engine, mark('noted'))
  await by(anna, p.engine, mark('twice'))
  assert.deepEqual((await p.left(stream)).marks, [{ mark: 'm', note: 'made noted twice' }])
})

test('many commands of two shapes keep few prepared statements on a connection', async () => {
  const engine = p.openEngine({ connections: 1 })
  const stream = await p.open(anna)
  for (let n = 0; n < 12; n += 1) {
    await by(anna, engine, act(stream, { do: 'add', by: 1, mark: `m${n}`, effects: (n % 2) + 1 }))
    await by(anna, engine, act(stream, { do: 'add', by: 1 }))
  }
  const kept = await engine.db.query('system', {
    name: '',
    text: 'select count(*)::int as n from pg_prepared_statements',
    values: [],
  })
  assert.ok((kept.rows[0]!['n'] as number) <= 3, `kept ${String(kept.rows[0]!['n'])}`)
})

test('the same statement twice in one read answers twice', async () => {
  const engine = p.openEngine({ connections: 1 })
  const one = { name: 'one', text: 'select $1::int as n', values: [1] }
  const rows = await engine.db.readTogether('public', [one, { ...one, values: [2] }])
  assert.deepEqual(
    rows.map((row) => row.rows[0]?.['n']),
    [1, 2],
  )
})

test('what one read finds is of one moment', async () => {
  const waiting = { name: 'wait', text: 'select pg_sleep(0.15)', values: [] }
  const look = { name: 'look', text: 'select count(*)::int as n from platform.outbox', values: [] }
  const reading = p.engine.db.readTogether('system', [look, waiting, look])
  await new Promise((resolve) => setTimeout(resolve, 60))
  const stream = await p.open(anna)
  await by(anna, p.engine, act(stream, { do: 'add', by: 1, effects: 1 }))
  const found = await reading
  assert.equal(found[0]!.rows[0]!['n'], found[2]!.rows[0]!['n'])
})

test('a broken statement in a read leaves the connection usable', async () => {
  const engine = p.openEngine({ connections: 1 })
  const good = { name: 'good', text: 'select 1 as n', values: [] }
  for (let n = 0; n < 3; n += 1)
    await assert.rejects(
      engine.db.readTogether('public', [{ name: 'bad', text: 'select 1 / $1::int as n', values: [0] }, good]),
      /division by zero/,
    )
  assert.equal((await engine.db.readTogether('public', [good]))[0]!.rows[0]!['n'], 1)
})

test('a transaction that its commit rolled back is no success', async () => {
  const insert = { name: 'i', text: `insert into platform.outbox select 'x'`, values: [] }
  await assert.rejects(p.engine.db.writeTogether('system', [insert]))
})

test(
  'a command whose connection died is in the log once when it is repeated, whenever that was',
  { timeout: 60_000 },
  async () => {
    const engine = p.openEngine({ connections: 2 })
    const stream = await p.open(anna)
    const outcomes = { answered: 0, unknown: 0, written: 0 }
    let rounds = 0
    // How long a command takes differs between machines: the cut wanders over it until it has hit often enough.
    for (; rounds < 100 || (rounds < 1_000 && outcomes.unknown <= 10); rounds += 1) {
      const what = act(stream, { do: 'add', by: 1, effects: 1 })
      const kill = p.owner.query(
        `select pg_sleep(${((rounds % 50) * 0.05) / 1_000});
       select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name in ('yichuang-system', 'yichuang-public')`,
      )
      try {
        await by(anna, engine, what)
        outcomes.answered += 1
      } catch (error) {
        assert.ok(isOutage(error), String(error))
        outcomes.unknown += 1
      }
      await kill
      const before = await p.owner.query('select from log.events where command_id = $1', [what.commandId])
      if (before.rowCount === 1) outcomes.written += 1
      for (let tries = 0; ; tries += 1)
        try {
          await by(anna, engine, what)
          break
        } catch (error) {
          assert.ok(isOutage(error) && tries < 20, String(error))
        }
      const events = await p.owner.query('select from log.events where command_id = $1', [what.commandId])
      assert.equal(events.rowCount, 1)
    }
    assert.ok(outcomes.unknown > 10 && outcomes.answered > 0, JSON.stringify(outcomes))
    const { totals: sum, effects } = await p.left(stream)
    assert.equal(sum[0]?.['total'], rounds)
    assert.equal(effects.length, rounds)
  },
)

test('a stream reaches its rows through its kind alone', () => {
  const rows = counter.project({ region, stream: 's', version: 1 }, { total: 4, marks: [], closed: false }, [], [])
  assert.deepEqual(rows, [upsert(totals, { region, stream: 's', total: 4 })])
})

test('a command that PostgreSQL breaks off in a deadlock is decided again', async () => {
  const [stream, rows] = [await p.open(anna), await p.open()]
  const mark = (name: string, note: string) => ({ region, stream: rows, mark: name, note })
  await as(
    'setup',
    p.engine,
    act(
      rows,
      { do: 'add', by: 1 },
      {
        decide: () => ({
          command: { do: 'add', by: 1 },
          env: undefined,
          rows: [upsert(markRows, mark('a', '0'), mark('b', '0'))],
        }),
      },
    ),
  )
  const rival = await p.owner.connect()
  await rival.query('begin')
  await rival.query(`update counters.marks set note = '1' where stream = $1 and mark = 'b'`, [rows])
  const waiting = by(
    anna,
    p.engine,
    act(
      stream,
      { do: 'add', by: 1 },
      {
        decide: () => ({
          command: { do: 'add', by: 1 },
          env: undefined,
          rows: [upsert(markRows, mark('a', '2'), mark('b', '2'))],
        }),
      },
    ),
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  await rival.query(`update counters.marks set note = '1' where stream = $1 and mark = 'a'`, [rows])
  await rival.query('commit')
  rival.release()
  assert.equal((await waiting).version, 2)
  assert.deepEqual(
    (await p.left(rows)).marks.map((row) => row['note']),
    ['2', '2'],
  )
})

test('two processes that remember the same stream stay right', async () => {
  const stream = await p.open(anna)
  const [one, two] = [p.openEngine(), p.openEngine()]
  for (let n = 1; n <= 20; n += 1) {
    const done = await by(anna, n % 3 === 0 ? one : two, act(stream, { do: 'add', by: n }))
    assert.deepEqual([done.version, done.state.total], [n + 1, (n * (n + 1)) / 2])
  }
})

test('a blind command is decided by what the stream has come to, whatever its server remembers', async () => {
  const stream = await p.open(anna)
  const { someone, alias, code } = await aliasFor(stream)
  const [one, two] = [p.openEngine(), p.openEngine()]
  for (let n = 1; n <= 20; n += 1) {
    const done = await by(someone, n % 3 === 0 ? one : two, blindly(stream, alias, code), 'task.opine')
    assert.deepEqual([done.version, done.state.total], [n + 1, n])
  }
  // To the one that remembers an empty counter there is something to do; to the other the counter is closed.
  const fresh = await p.open(anna)
  const other = await aliasFor(fresh)
  const blind = (engine: Engine, command: CounterCommand) =>
    by(other.someone, engine, blindly(fresh, other.alias, other.code, command), 'task.opine')
  await blind(one, { do: 'add', by: 0 })
  await blind(two, { do: 'add', by: 1 })
  await assert.rejects(blind(one, { do: 'add-once', by: 1 }), violates('command.nothing-to-do'))
  await blind(two, { do: 'add', by: -1 })
  assert.equal((await blind(one, { do: 'add-once', by: 5 })).state.total, 5)
  await blind(two, { do: 'close' })
  await assert.rejects(blind(one, { do: 'add', by: 1 }), violates('case.stale'))
  await assert.rejects(blind(two, { do: 'add', by: 1 }), violates('case.stale'))
})

/** Somebody whose server remembers session and stream, and would act again. */
async function rememberedActor() {
  const stream = await p.open(anna)
  const { someone, alias, code } = await aliasFor(stream)
  const again = () => by(someone, p.engine, blindly(stream, alias, code), 'task.opine')
  await again()
  const unchanged = async () => assert.equal((await p.left(stream)).events.length, 2)
  return { someone, alias, again, unchanged }
}

test('who has logged out acts no more, although the server remembers the session', async () => {
  const { someone, again, unchanged } = await rememberedActor()
  await p.owner.query(`update access.sessions set ended_at = now() where token_hash = decode($1, 'hex')`, [
    someone.ticket.tokenHash,
  ])
  await assert.rejects(again(), refusedWith(401, 'session.missing'))
  await unchanged()
})

test('whose session has run out acts no more, although the server remembers it', async () => {
  const { someone, again, unchanged } = await rememberedActor()
  await p.owner.query(
    `update access.sessions set expires_at = now() - interval '1 second' where token_hash = decode($1, 'hex')`,
    [someone.ticket.tokenHash],
  )
  await assert.rejects(again(), refusedWith(401, 'session.missing'))
  await unchanged()
})

test('whose grant was revoked or changed acts by it as it is now, whatever the server remembers', async () => {
  const revoked = await rememberedActor()
  await p.owner.query('update access.grants set revoked_at = now() where id = $1', [revoked.someone.grant])
  await assert.rejects(revoked.again(), refusedWith(401, 'session.missing'))
  await revoked.unchanged()
  const changed = await rememberedActor()
  await p.owner.query(`update access.grants set version = version + 1, office = 'moved' where id = $1`, [
    changed.someone.grant,
  ])
  assert.equal((await changed.again()).session?.office, 'moved')
})

test('whose task was given to another desk acts on it no more, although the server remembers both', async () => {
  const { alias, again, unchanged } = await rememberedActor()
  await p.owner.query('update log.aliases set desk = $2 where alias = $1', [alias, randomUUID()])
  await assert.rejects(again(), refusedWith(404, 'request.not-found'))
  await unchanged()
})

test('a clock that was moved is read before anything is recorded by what is remembered of it', async () => {
  const { again } = await rememberedActor()
  await p.owner.query('update platform.clock set offset_ms = 3600000')
  try {
    assert.equal((await again()).receipt.recordedAt, new Date(noon + 3_600_000).toISOString())
  } finally {
    await p.owner.query('update platform.clock set offset_ms = 0')
  }
})

test('a blind command that is repeated anywhere answers its first receipt', async () => {
  const stream = await p.open(anna)
  const { someone, alias, code } = await aliasFor(stream)
  const blind = blindly(stream, alias, code)
  const first = await by(someone, p.engine, blind, 'task.opine')
  await by(someone, engines[1]!, blindly(stream, alias, code), 'task.opine')
  for (const engine of [...engines, ...engines])
    assert.deepEqual((await by(someone, engine, blind, 'task.opine')).receipt, first.receipt)
  assert.equal((await p.left(stream)).events.length, 3)
})

test('a server whose clock lags records nothing before what another has recorded in the stream', async () => {
  const stream = await p.open(anna)
  const minute = 60_000
  const ahead = p.openEngine({ wallNow: () => noon + minute })
  const behind = p.openEngine({ wallNow: () => noon - minute })
  const first = await by(anna, ahead, act(stream, { do: 'add', by: 1 }))
  let told = ''
  const second = await by(
    anna,
    behind,
    act(
      stream,
      { do: 'add', by: 1, effects: 1 },
      {
        decide(loaded) {
          told = loaded.now
          return { command: { do: 'add', by: 1, effects: 1 }, env: undefined }
        },
      },
    ),
  )
  const { someone, alias, code } = await aliasFor(stream)
  const blind = await by(
    someone,
    behind,
    act(
      stream,
      { do: 'add', by: 1 },
      {
        target: { alias },
        decide: () => ({ command: { do: 'add', by: 1 }, env: undefined, origin: { actor: code } }),
      },
    ),
    'task.opine',
  )
  const late = new Date(noon + minute).toISOString()
  assert.deepEqual(
    [first.receipt.recordedAt, told, second.receipt.recordedAt, blind.receipt.recordedAt],
    [late, late, late, late],
  )
  const elsewhere = await p.open(anna)
  const other = await by(anna, ahead, act(elsewhere, { do: 'add', by: 1 }))
  assert.equal(other.receipt.recordedAt, late)
  const after = await by(anna, p.openEngine({ wallNow: () => noon + 2 * minute }), act(stream, { do: 'add', by: 1 }))
  assert.equal(after.receipt.recordedAt, new Date(noon + 2 * minute).toISOString(), 'time goes on')
})

test('a remembered state shows a stream to nobody who may not read it', async () => {
  const stream = await p.open(anna)
  await by(anna, p.engine, act(stream, { do: 'add', by: 1 }))
  const bert = await p.signIn('applicant')
  let decided = false
  const peeking = act(
    stream,
    { do: 'add', by: 1 },
    {
      decide(loaded) {
        decided = true
        assert.equal(loaded.state.total, 0)
        return { command: { do: 'add', by: 1 }, env: undefined }
      },
    },
  )
  await assert.rejects(by(bert, p.engine, peeking), refusedWith(404, 'request.not-found'))
  await assert.rejects(
    by(bert, p.engine, { ...peeking, target: { stream, fresh: true } }),
    refusedWith(404, 'request.not-found'),
  )
  assert.equal((await p.left(stream)).events.length, 2)
  assert.equal(decided, true)
})

test('an alias that another desk holds is nobody’s, although the server knows the stream behind it', async () => {
  const stream = await p.open()
  const { someone, alias, code } = await aliasFor(stream)
  const blind = act(
    stream,
    { do: 'add', by: 1 },
    {
      target: { alias },
      decide: () => ({ command: { do: 'add', by: 1 }, env: undefined, origin: { actor: code } }),
    },
  )
  await by(someone, p.engine, blind, 'task.opine')
  const other = await p.signIn('reviewer')
  await assert.rejects(
    by(other, p.engine, { ...blind, commandId: randomUUID() }, 'task.opine'),
    refusedWith(404, 'request.not-found'),
  )
  await assert.rejects(by(other, p.engine, blind, 'task.opine'), refusedWith(404, 'request.not-found'))
})

test('what a server remembers of a desk’s alias leads nobody on who asks for a published one, and whether one is published its table says every time', async () => {
  await p.owner.query(`
    create table counters.notices (region text, notice uuid, stream uuid, primary key (region, notice));
    grant select on counters.notices to yichuang_system`)
  const published = {
    table: table('counters.notices', ['region', 'notice'], ['stream']),
    actsAs: ({ holder }: { holder: string }) => `somebody ${holder}`,
  }
  const stream = await p.open()
  const { someone, alias, code } = await aliasFor(stream)
  await by(someone, p.engine, blindly(stream, alias, code), 'task.opine')
  let asked = 0
  const say = (notice: string) =>
    by(
      anna,
      p.engine,
      act(
        stream,
        { do: 'add', by: 1 },
        {
          target: { alias: notice, published },
          decide() {
            asked += 1
            return { command: { do: 'add', by: 1 }, env: undefined }
          },
        },
      ),
    )
  const notFound = refusedWith(404, 'request.not-found')
  await assert.rejects(say(alias), notFound)
  assert.equal(asked, 0, 'a foreign alias')

  const notice = randomUUID()
  await p.owner.query(`insert into counters.notices values ($1, $2, $3)`, [region, notice, stream])
  const { receipt, state } = await say(notice)
  assert.deepEqual([receipt.subject, receipt.version, state.total], [notice, null, 2])
  assert.equal((await p.left(stream)).events.at(-1)!['actor'], `somebody ${anna.holder}`)
  await p.owner.query(`delete from counters.notices where notice = $1`, [notice])
  await assert.rejects(say(notice), notFound)
  assert.equal(asked, 1)
})
