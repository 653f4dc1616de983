import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import { act, as, by, counterPlatform, markRows, region } from './counter.fixture.ts'
import { statement } from './db.ts'
import { endsConnection } from './gather.ts'
import { Refusal } from './refusal.ts'
import { upsert } from './table.ts'

const p = await counterPlatform()
const anna = await p.signIn('applicant')
/** Warm: statements are planned, and nothing waits for a connection. */
const streams = await Promise.all(Array.from({ length: 6 }, () => p.open(anna)))
const [first, second, third] = streams as [string, string, string]

/** Lets nobody through before so many have come: then all go on in the same turn. */
function gate(people: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let come = 0
  return async () => {
    come += 1
    if (come === people) resolve()
    await promise
  }
}

const add = (stream: string, amount = 1, marks: string[] = [], ready?: () => Promise<void>) =>
  as(
    'test',
    p.engine,
    act(
      stream,
      { do: 'add', by: amount },
      {
        async decide() {
          await ready?.()
          return {
            command: { do: 'add', by: amount },
            env: undefined,
            rows: [upsert(markRows, ...marks.map((mark) => ({ region, stream: first, mark, note: stream })))],
          }
        },
      },
    ),
  )

const transactionOf = async (stream: string) =>
  (
    await p.owner.query<{ tx: string }>(
      'select tx::text as tx from log.events where stream = $1 order by version desc limit 1',
      [stream],
    )
  ).rows[0]!.tx

const total = async (stream: string) => (await p.left(stream)).totals[0]!['total'] as number

test('commands that come at the same moment are written in one transaction, and each has a receipt of its own', async () => {
  const done = await Promise.all(streams.map((stream) => add(stream)))
  const receipts = new Set(done.map((one) => one!.receipt.contentHash))
  const transactions = new Set(await Promise.all(streams.map(transactionOf)))
  assert.equal(receipts.size, streams.length)
  assert.ok(transactions.size < streams.length, `${transactions.size} transactions`)
  assert.deepEqual(await Promise.all(streams.map(total)), [1, 1, 1, 1, 1, 1])
})

test('a command that the database refuses leaves nothing behind, and the others of its transaction are written', async () => {
  const atGate = gate(3)
  let before = { ...p.engine.db.traffic }
  const ready = async () => {
    await atGate()
    before = { ...p.engine.db.traffic }
  }
  const [one, tooMuch, other] = await Promise.allSettled([
    add(first, 1, [], ready),
    add(second, 5_000, [], ready),
    add(third, 1, [], ready),
  ])
  // Once all three together, which is taken back, then each by itself.
  assert.equal(p.engine.db.traffic.roundTrips - before.roundTrips, 4)
  assert.equal(one.status, 'fulfilled')
  assert.equal(other.status, 'fulfilled')
  assert.equal(tooMuch.status, 'rejected')
  assert.match(String(tooMuch.reason), /totals_total_check/)
  assert.deepEqual(await Promise.all([first, second, third].map(total)), [2, 1, 2])
  assert.equal((await p.left(second)).events.length, 2)
})

test('whose right has ended is refused alone', async () => {
  const gone = await p.signIn('applicant')
  const stream = await p.open(gone, anna)
  const ready = gate(3)
  const rights = await Promise.allSettled([
    by(
      gone,
      p.engine,
      act(
        stream,
        { do: 'add', by: 1 },
        {
          decide: async () => {
            await p.owner.query('update access.sessions set ended_at = now() where grant_id = $1', [gone.grant])
            await ready()
            return { command: { do: 'add', by: 1 }, env: undefined }
          },
        },
      ),
    ),
    add(first, 1, [], ready),
    add(second, 1, [], ready),
  ])
  assert.deepEqual(
    rights.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  )
  assert.ok((rights[0] as PromiseRejectedResult).reason instanceof Refusal)
  assert.equal(await total(stream), 0)
  assert.equal(await transactionOf(first), await transactionOf(second))
})

test('one id for two commands at once: one is written, the other is told so', async () => {
  const commandId = randomUUID()
  const both = await Promise.allSettled(
    [first, second].map((stream) => as('test', p.engine, act(stream, { do: 'add', by: 1 }, { commandId }))),
  )
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const written = await p.owner.query('select from log.events where command_id = $1', [commandId])
  assert.equal(written.rowCount, 1)
})

test('a command that waits for a lock holds up neither those that went with it nor those that come after it', async () => {
  await add(first, 1, ['held'])
  const holder = await p.owner.connect()
  await holder.query('begin')
  await holder.query(`update counters.marks set note = 'held' where stream = $1 and mark = 'held'`, [first])
  const before = await Promise.all([second, third].map(total))
  let waits = true
  const waiting = add(first, 1, ['held']).finally(() => (waits = false))
  const late = sleep(5_000, 'late', { ref: false })
  const free = (async () => {
    await add(second)
    await add(third)
    return 'free'
  })()
  assert.equal(await Promise.race([free, late]), 'free')
  assert.equal(waits, true)
  await holder.query('commit')
  holder.release()
  await waiting
  assert.deepEqual(
    await Promise.all([second, third].map(total)),
    before.map((n) => n + 1),
  )
})

test('what goes alone begins a transaction of its own', async () => {
  const self = () => statement('select pg_current_xact_id()::text as tx')
  const answers = await Promise.all([
    p.engine.db.write(self(), { alone: true }),
    p.engine.db.write(self(), { alone: false }),
    p.engine.db.write(self(), { alone: true }),
    p.engine.db.write(self(), { alone: false }),
  ])
  const transactions = answers.map(({ rows }) => rows[0]!['tx'])
  assert.equal(new Set(transactions).size, 3)
  assert.equal(transactions[1], transactions[3])
})

test('whose connection is lost on the way is told so, each of them, and nothing is sent again', async () => {
  const sent = Promise.allSettled([
    p.engine.db.write(statement('select pg_terminate_backend(pg_backend_pid())'), { alone: false }),
    p.engine.db.write(statement('select 1 as one'), { alone: false }),
  ])
  assert.deepEqual(
    (await sent).map(({ status }) => status),
    ['rejected', 'rejected'],
  )
})

test('an error with which the database itself goes down tells nothing of the transaction, whatever its code', () => {
  const ends = (severity: string, code: string) =>
    endsConnection(Object.assign(new pg.DatabaseError('no', 2, 'error'), { severity, code }))
  assert.equal(ends('PANIC', '58030'), true)
  assert.equal(ends('FATAL', '57P01'), true)
  assert.equal(ends('ERROR', '23505'), false)
})

test('commands that ask at the same moment read one snapshot, and a question that the database refuses is refused alone', async () => {
  const question = () => [statement('select 1 as one')]
  const [one, broken, other] = await Promise.allSettled([
    p.engine.db.read(question()),
    p.engine.db.read([statement('select $1::uuid', ['none'])]),
    p.engine.db.read([...question(), statement('select 2 as two')]),
  ])
  assert.equal(broken.status, 'rejected')
  assert.ok(one.status === 'fulfilled' && other.status === 'fulfilled')
  assert.equal(one.value.length, 1)
  assert.equal(other.value[1]!.rows[0]!['two'], 2)
  const at = async () => (await p.engine.db.read([statement('select now()::text as at')]))[0]!.rows[0]!['at']
  const [early, late] = await Promise.all([at(), at()])
  assert.equal(early, late)
})
