import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { statement, type Rows, type Statement } from '#platform/db.ts'
import type { Ports } from '#server/assemble.ts'
import { closeBeforeDrop } from '#tests/harness/postgres.ts'
import { at } from './crash-points.ts'
import { openCrashStage, Stranded, type Planted } from './crash-stage.ts'
import { prepareDraft } from './walk.ts'
import { personAccount, until, venue, type Walk } from './walk-parts.ts'
import { enquiry } from './walks.ts'

/** A chain of crashes that has never broken proves nothing: each fault here is planted between a server's code and the world, must be found, and is taken away again. */
let stage: Awaited<ReturnType<typeof openCrashStage>>
before(async () => {
  stage = await openCrashStage()
})
closeBeforeDrop(() => stage.close())

/** Asked and answered. */
const asked: Walk = { name: 'asked', go: enquiry }
/** And told by short message. */
const told: Walk = {
  name: 'told',
  async go(clients, world) {
    const before = world.messages()
    await enquiry(clients)
    await until('the asker was never told', async () => world.messages() > before)
  },
}
/** A draft with a file, which nobody reads yet; whoever answered too early has time to die. */
const drafted: Walk = {
  name: 'drafted',
  async go(clients) {
    await prepareDraft(await clients.as(personAccount), venue)
    await sleep(2 * lateMs)
  },
}
const lateMs = 100

/** What the walk before left behind, of another fault. */
let known: ReadonlySet<string> = new Set()

/** What notices something on a walk: an invariant's check, or the walk, which does not come to its end. */
async function finders(walk: Walk, points: readonly string[], planted: Planted = {}): Promise<string[]> {
  const found = new Set<string>()
  const walked = await stage.walk(walk, at(...points), planted).catch((error: unknown) => {
    if (!(error instanceof Stranded)) throw error
    found.add('the walk')
    return error
  })
  assert.deepEqual(walked.deaths.toSorted(), points.toSorted(), 'servers died elsewhere')
  const violations = await stage.violations()
  for (const { invariant, says } of violations) if (!known.has(says)) found.add(invariant)
  // Only what still stands: two faults may be told in the same words, such as one effect that waits.
  known = new Set(violations.map(({ says }) => says))
  return [...found]
}

/** All that is sent after the first, by whichever server. */
function underAnotherKey(): (ports: Ports) => Ports {
  let sent = 0
  return (ports) => ({
    ...ports,
    fetch(input, init) {
      const headers = new Headers(init?.headers)
      if (headers.has('idempotency-key') && (sent += 1) > 1) headers.set('idempotency-key', randomUUID())
      return ports.fetch(input, { ...init, headers })
    },
  })
}

type Write = Ports['db']['write']

/** Whoever writes writes so. */
const writing = (otherwise: (write: Write) => Write) => (ports: Ports) => ({
  ...ports,
  db: { ...ports.db, write: otherwise(ports.db.write) },
})

const nothing = { rows: [], rowCount: 0 } as unknown as Rows

/** The row of a table that an append derives, taken out of it: the append without the row, and the row by itself. */
function apart(one: Statement, table: string): [Statement, Statement] | null {
  const found = new RegExp(
    `change_\\d+ as \\((insert into ${table} [^$]*)\\$(\\d+)(::json\\))([^]*?)\\)(?=,\\n|\\n)`,
  ).exec(one.text)
  if (!found) return null
  const [, head, parameter, tail, rest] = found
  const index = Number(parameter) - 1
  return [
    { ...one, values: one.values.map((value, nth) => (nth === index ? '[]' : value)) },
    statement(`${head}$1${tail}${rest!.replace(' where exists (select from permitted)', '')}`, [one.values[index]]),
  ]
}

const asksForCommand = ({ text }: Statement) => /from log\.events where region = \$1 and command_id = \$2/.test(text)

const faults: [title: string, by: string[], walk: Walk, points: string[], planted: Planted][] = [
  [
    'an effect that is tried again goes out under another key',
    ['I5'],
    asked,
    ['lost HTTP send #1'],
    { fault: underAnotherKey() },
  ],
  [
    'the receipt of a command is not kept',
    ['the walk'],
    asked,
    ['lost append precase.closed #1'],
    {
      fault: (ports) => ({
        ...ports,
        db: { ...ports.db, query: async (role, one) => (asksForCommand(one) ? nothing : ports.db.query(role, one)) },
      }),
    },
  ],
  [
    'a row that follows from an event is written in another transaction',
    ['I4'],
    asked,
    ['lost append precase.closed #1'],
    {
      fault: writing((write) => async (one, way) => {
        const two = apart(one, 'precases.precases')
        if (!two) return write(one, way)
        const appended = await write(two[0], way)
        await write(two[1], way)
        return appended
      }),
    },
  ],
  [
    'an effect is struck before it is done',
    ['I5'],
    asked,
    ['before job notify-precase #1'],
    {
      fault: (ports) => ({
        ...ports,
        async job(kind, effect, work) {
          await ports.db.write(statement('delete from platform.outbox where id = $1', [effect]), { alone: false })
          return ports.job(kind, effect, work)
        },
      }),
    },
  ],
  [
    'an upload is acknowledged before its bytes are kept',
    ['I14'],
    drafted,
    ['before blob put #1'],
    {
      fault: (ports) => ({
        ...ports,
        blobs: {
          ...ports.blobs,
          async put(...given) {
            setTimeout(() => void ports.blobs.put(...given).catch(() => {}), lateMs)
          },
        },
      }),
    },
  ],
  [
    'an effect is done and never struck',
    ['the walk', 'I5'],
    told,
    [],
    {
      fault: writing(
        (write) => async (one, way) => (one.text.startsWith('delete from platform.outbox') ? nothing : write(one, way)),
      ),
      quietMs: 1_000,
    },
  ],
]

test('without a fault nothing is found, wherever a server dies', async () => {
  // One at a time: while one server dies another one's effect may be under way, and is then its second try.
  const points = new Map(faults.flatMap(([, , walk, names]) => names.map((name) => [name, walk] as const)))
  for (const [name, walk] of points) assert.deepEqual(await finders(walk, [name]), [], name)
})

for (const [title, by, walk, points, planted] of faults)
  test(`a planted fault is found: ${title}`, async () => {
    const found = await finders(walk, points, planted)
    assert.deepEqual(
      by.filter((one) => !found.includes(one)),
      [],
      `found by ${found.join(', ') || 'nothing'} instead of ${by.join(' and ')}`,
    )
  })

test('each fault was taken away again, so that none was found in another’s place', async () => {
  assert.deepEqual(await finders(asked, []), [])
})
