import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Zone } from '#contracts/permissions.ts'
import { runBatch } from './batch.ts'
import { endsConnection, gather } from './gather.ts'

/** The database roles. `system` writes the log and runs reactions; the others only read what row security shows them. */
export const databaseRoles = ['public', 'desk', 'review', 'system'] as const
/** The role that a statement runs under, each with a pool of its own. */
export type DatabaseRole = Zone | 'system'
/** All roles that log in. `jobs` serves the job queue (`outbox.ts`, `job-liveness.ts`) and the leads; it has connections of its own and is shown no case. */
export const loginRoles = [...databaseRoles, 'jobs'] as const
/** One of them. */
export type LoginRole = (typeof loginRoles)[number]

/** Where a role logs in to the database that the owner's address names. */
export function addressOf(role: LoginRole, ownersUrl: string, password: string): string {
  const address = new URL(ownersUrl)
  address.username = `yichuang_${role}`
  address.password = password
  return address.href
}

/** One named statement. Unnamed statements double PostgreSQL's work, so every text gets a name made from itself. */
export type Statement = { name: string; text: string; values: unknown[] }

const names = new Map<string, string>()

/**
 * A statement named after its text, so `text` must come from code alone: what differs from call to call goes into
 * `values`.
 */
export function statement(text: string, values: unknown[] = []): Statement {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 24)
    names.set(text, name)
  }
  return { name, text, values }
}

/** One row by column names, as the driver parsed it: `timestamptz` is a Date, `bigint` a text. */
export type Row = Record<string, unknown>
/** What one statement answered. */
export type Rows = pg.QueryResult<Row>

/** Counts what crosses the wire. */
export type Traffic = { roundTrips: number; statements: number }

/** Counts, beside the total, what crosses the wire on behalf of one piece of work, whatever it calls. */
const counting = new AsyncLocalStorage<Traffic>()
/** Does a piece of work and adds what it sends over the wire to `into`, whatever the work calls. */
export const countTraffic = <T>(into: Traffic, work: () => Promise<T>): Promise<T> => counting.run(into, work)

/** The pools of all roles, and the only ways to use them: a transaction is always one round trip. */
export type Database = {
  pools: Record<DatabaseRole, pg.Pool>
  traffic: Traffic
  /** One statement, one round trip, its own transaction. */
  query(role: DatabaseRole, one: Statement): Promise<Rows>
  /** Several statements in one read-only transaction, one snapshot and one round trip. None may depend on another's result. */
  readTogether(role: DatabaseRole, statements: readonly Statement[]): Promise<Rows[]>
  /**
   * What one command by the server's own role reads: of one snapshot, which it shares with other commands that ask at the same moment.
   * For reads by key and short counts: those of one snapshot are all answered when the last of them is, and who comes later waits as
   * long, though for a twentieth of a second at most.
   */
  read(statements: readonly Statement[]): Promise<Rows[]>
  /**
   * The write of one command by the server's own role: one statement, and unless it is to go `alone`, in one transaction with those of
   * other commands that come at the same moment. Each is written, refused or lost as if it were alone.
   */
  write(one: Statement, way: { alone: boolean }): Promise<Rows>
  /** Several writes in one transaction and one round trip. @throws when the commit was really a rollback */
  writeTogether(role: DatabaseRole, statements: readonly Statement[]): Promise<Rows[]>
  close(): Promise<void>
}

/** Repeatable read: all statements of one read see one moment. `migrate` makes it the way of the zones' roles. */
const beginRead = statement('begin transaction isolation level repeatable read read only')
const beginWrite = statement('begin transaction isolation level read committed read write')
const commit = statement('commit')
/** A transaction of several commands waits for nobody's lock any longer: then each goes by itself. */
const brief = statement(`select set_config('lock_timeout', '50ms', true)`)
const gathering = { most: 16, patienceMs: 50 }

/**
 * @param passwordOf password of a database role; the roles are made by `migrate`
 * @param options.connections most connections per role
 */
export function openDatabase(
  url: string,
  passwordOf: (role: DatabaseRole) => string,
  options: { connections?: number; onError?: (error: Error) => void } = {},
): Database {
  const traffic: Traffic = { roundTrips: 0, statements: 0 }
  const pools = Object.fromEntries(
    databaseRoles.map((role) => [role, openPool(url, role, passwordOf(role), options)]),
  ) as Record<DatabaseRole, pg.Pool>

  /** For whom the work is done that asks now. */
  function count(statements: number): void {
    const counted = counting.getStore()
    if (counted) add(counted, statements)
  }

  /** @param leaves the batch begins a transaction itself; after an error the connection would stay in it, so it is let go */
  async function together(role: DatabaseRole, statements: readonly Statement[], leaves: boolean): Promise<Rows[]> {
    count(statements.length)
    return send(role, statements, leaves)
  }

  async function send(role: DatabaseRole, statements: readonly Statement[], leaves: boolean): Promise<Rows[]> {
    add(traffic, statements.length)
    const client = await pools[role].connect()
    try {
      const results = await runBatch(client, statements)
      client.release()
      return results
    } catch (error) {
      client.release(leaves || !(error instanceof pg.DatabaseError) || endsConnection(error))
      throw error
    }
  }

  const snapshot = async (statements: readonly Statement[]) =>
    (await send('system', [beginRead, ...statements, commit], true)).slice(1, -1)
  const reads = gather(snapshot, { first: [], ...gathering })
  const writes = gather((statements) => send('system', statements, false), { first: [brief], ...gathering })

  return {
    pools,
    traffic,
    read(statements) {
      count(statements.length + 2)
      return reads(statements)
    },
    async write(one, { alone }) {
      count(1)
      const [result] = await (alone ? send('system', [one], false) : writes([one]))
      return result!
    },
    async query(role, one) {
      const [result] = await together(role, [one], false)
      return result!
    },
    async readTogether(role, statements) {
      // The zones' roles read in no other way, and what one batch reads is one transaction.
      if (role !== 'system') return together(role, statements, false)
      return (await together(role, [beginRead, ...statements, commit], true)).slice(1, -1)
    },
    async writeTogether(role, statements) {
      const results = await together(role, [beginWrite, ...statements, commit], true)
      if (results.at(-1)?.command !== 'COMMIT') throw new Error('the transaction was rolled back at commit')
      return results.slice(1, -1)
    },
    async close() {
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
    },
  }
}

function add(to: Traffic, statements: number): void {
  to.roundTrips += 1
  to.statements += statements
}

function openPool(
  url: string,
  role: DatabaseRole,
  password: string,
  options: { connections?: number; onError?: (error: Error) => void },
) {
  const pool = new pg.Pool({
    connectionString: addressOf(role, url, password),
    max: options.connections ?? 10,
    pipeline: true,
    application_name: `yichuang-${role}`,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 10_000,
    connectionTimeoutMillis: 5_000,
    // A fresh connection plans and looks up again what an older one has at hand: its first statements cost many times the later ones.
    idleTimeoutMillis: 60_000,
  })
  pool.on('error', (error) => options.onError?.(error))
  // A connection that dies in use tells whoever waits for its answer; without a listener it would end the process besides.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Name of the constraint that a write broke, or null when the error is something else. */
export function brokenConstraint(error: unknown): string | null {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23')
    ? (error.constraint ?? error.column ?? 'unknown')
    : null
}

/** Whether PostgreSQL broke this write off to free another one that waited for it: nothing was written, and it may be tried again. */
export function lostToDeadlock(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '40P01'
}
