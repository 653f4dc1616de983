import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { roles, type Permission, type Role } from '#contracts/permissions.ts'
import type { Decider } from '#kernel/decider.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { closeBeforeDrop, testDatabase, testPassword } from '#tests/harness/postgres.ts'
import { addressOf, openDatabase, type Database } from './db.ts'
import { executeAs, executeFor, type Act, type Done, type Engine } from './execute.ts'
import { keysFrom } from './keys.ts'
import { hashToken, type Ticket } from './session.ts'
import { sessionMemory } from './session-memory.ts'
import { stateCache } from './state-cache.ts'
import type { StreamKind } from './stream.ts'
import { deadlines, readers, remove, table, upsert } from './table.ts'

/** The smallest stream there is, for tests of the platform: it is opened for readers, added to, and closed. */
export type CounterState = { total: number; marks: string[]; closed: boolean }
export type CounterCommand =
  | { do: 'open'; readers: string[] }
  | { do: 'add'; by: number; mark?: string; unmark?: string; effects?: number; due?: string }
  | { do: 'add-once'; by: number }
  | { do: 'hide'; from: string }
  | { do: 'close' }
export type CounterEvent =
  | { type: 'opened'; readers: string[] }
  | { type: 'added'; by: number; mark?: string; unmark?: string; effects?: number; due?: string }
  | { type: 'hidden'; from: string }
  | { type: 'closed' }

const decider: Decider<CounterState, CounterCommand, CounterEvent> = {
  initial: { total: 0, marks: [], closed: false },
  decide(command, state) {
    if (state.closed) throw new RuleViolation('case.stale')
    switch (command.do) {
      case 'open':
        return [{ type: 'opened', readers: command.readers }]
      case 'add': {
        const { do: _do, ...facts } = command
        return [{ type: 'added', ...facts }]
      }
      case 'add-once':
        return state.total === 0 ? [{ type: 'added', by: command.by }] : []
      case 'hide':
        return [{ type: 'hidden', from: command.from }]
      case 'close':
        return [{ type: 'closed' }]
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'added': {
        const marks = state.marks.filter((mark) => mark !== event.unmark)
        return { ...state, total: state.total + event.by, marks: event.mark ? [...marks, event.mark] : marks }
      }
      case 'closed':
        return { ...state, closed: true }
      case 'opened':
      case 'hidden':
        return state
    }
  },
}

export const totals = table('counters.totals', ['region', 'stream'], ['total'])
const marks = table('counters.marks', ['region', 'stream', 'mark'], ['note'], 'keep')
export const markRows = table('counters.marks', ['region', 'stream', 'mark'], ['note'])
/** A second definition over the same table: what it says of a row that is there differs. */
export const markNotes = table('counters.marks', ['region', 'stream', 'mark'], ['note'], {
  note: `marks.note || ' ' || excluded.note`,
})

export const counter: StreamKind<CounterState, CounterCommand, CounterEvent, void> = {
  name: 'counter',
  decider,
  project({ region, stream }, state, events) {
    return [
      upsert(totals, { region, stream, total: state.total }),
      ...events.flatMap((event) => {
        if (event.type === 'opened')
          return [upsert(readers, ...event.readers.map((subject) => ({ region, stream, subject })))]
        if (event.type === 'hidden') return [remove(readers, { region, stream, subject: event.from })]
        if (event.type !== 'added') return []
        return [
          ...(event.mark ? [upsert(marks, { region, stream, mark: event.mark, note: 'made' })] : []),
          ...(event.unmark ? [remove(marks, { region, stream, mark: event.unmark })] : []),
          ...(event.due ? [upsert(deadlines, { region, stream, name: 'd', kind: 'counter', due_at: event.due })] : []),
        ]
      }),
    ]
  },
  effects: (_place, _state, events) =>
    events.flatMap((event) =>
      event.type === 'added'
        ? Array.from({ length: event.effects ?? 0 }, (_none, index) => ({
            kind: 'tell',
            key: String(index),
            payload: { index },
          }))
        : [],
    ),
}

/** Another kind of stream over the same facts. */
export const otherCounter: typeof counter = { ...counter, name: 'other' }

export const region = 'r1'
export const noon = Date.parse('2026-03-02T04:00:00.000Z')

export type Someone = { ticket: Ticket; csrf: string; holder: string; grant: string; desk: string; token: string }

export type CounterPlatform = Awaited<ReturnType<typeof counterPlatform>>

/** A database of its own with the counter's tables, one engine over it, and the owner's connection. Closed at the end of the test file. */
export async function counterPlatform() {
  const database = await testDatabase()
  const owner = new pg.Pool({ connectionString: database.url, max: 4 })
  owner.on('error', () => {})
  owner.on('connect', (client) => client.on('error', () => {}))
  const closing: (() => Promise<unknown>)[] = []
  closeBeforeDrop(async () => {
    for (const close of closing.toReversed()) await close()
    await owner.end()
  })
  await owner.query(`
    create schema counters;
    create table counters.totals (region text, stream uuid, total int not null check (total < 1000), primary key (region, stream));
    create table counters.marks (region text, stream uuid, mark text, note text not null, primary key (region, stream, mark));
    grant usage on schema counters to yichuang_system;
    grant select, insert, update, delete on all tables in schema counters to yichuang_system`)

  /** As another process would have it: pools and memory of its own. */
  function openEngine(options: Partial<Engine> & { connections?: number } = {}): Engine & { db: Database } {
    const { connections = 4, ...parts } = options
    const db = openDatabase(database.url, testPassword, { connections })
    closing.push(() => db.close())
    return {
      db,
      keys: keysFrom(Buffer.alloc(32, 7)),
      states: stateCache(),
      sessions: sessionMemory(),
      wallNow: () => noon,
      committed: () => {},
      ...parts,
    }
  }

  async function signIn(
    role: Role,
    more: { holder?: string; person?: string; region?: string; expires?: string } = {},
  ) {
    const [grant, desk, token, csrf] = [randomUUID(), randomUUID(), randomBytes(16).toString('base64url'), randomUUID()]
    const holder = more.holder ?? randomUUID()
    const { zone } = roles[role]
    await owner.query(
      `insert into access.grants (id, region, holder, person, role, zone, desk, subjects) values ($1, $2, $3, $4, $5, $6, $7, '{}')`,
      [grant, more.region ?? region, holder, more.person ?? holder, role, zone, desk],
    )
    await owner.query(
      `insert into access.sessions (token_hash, grant_id, csrf, channel, created_at, expires_at)
       values (decode($1, 'hex'), $2, $3, 'site', now(), now() + $4::interval)`,
      [hashToken(token), grant, csrf, more.expires ?? '1 hour'],
    )
    return { ticket: { zone, tokenHash: hashToken(token) }, csrf, holder, grant, desk, token } satisfies Someone
  }

  const engine = openEngine()

  return {
    url: database.url,
    /** Where the job queue's role logs in. */
    jobsUrl: addressOf('jobs', database.url, testPassword('jobs')),
    owner,
    engine,
    openEngine,
    signIn,
    closeLater: (close: () => Promise<unknown>) => void closing.push(close),
    /** A new counter that these people may read. */
    async open(...people: Someone[]): Promise<string> {
      const stream = randomUUID()
      await as('setup', engine, act(stream, { do: 'open', readers: people.map((one) => `holder:${one.holder}`) }))
      return stream
    },
    /** Everything that one stream has left anywhere. */
    async left(stream: string) {
      const rows = async (text: string) => (await owner.query(text, [stream])).rows as Record<string, unknown>[]
      return {
        events: await rows(
          'select version, type, data, command_id, actor from log.events where stream = $1 order by version',
        ),
        totals: await rows('select total from counters.totals where stream = $1'),
        marks: await rows('select mark, note from counters.marks where stream = $1 order by mark'),
        effects: await rows('select kind, payload from platform.outbox where stream = $1 order by payload'),
        duties: await rows('select person, duty from sealed.duties where stream = $1'),
      }
    },
  }
}

type CounterAct = Act<CounterState, CounterCommand, CounterEvent, void>

export function act(stream: string, command: CounterCommand, more: Partial<CounterAct> = {}): CounterAct {
  return {
    kind: counter,
    region,
    target: { stream, fresh: command.do === 'open' },
    commandId: randomUUID(),
    decide: () => ({ command, env: undefined }),
    ...more,
  }
}

export const as = (actor: string, engine: Engine, what: CounterAct) => executeAs(engine, actor, null, what)

export const by = (
  someone: Someone,
  engine: Engine,
  what: CounterAct,
  permission: Permission = 'draft.write',
): Promise<Done<CounterState, CounterEvent>> => executeFor(engine, someone.ticket, permission, someone.csrf, what)
