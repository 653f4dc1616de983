import { createHash, randomBytes } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { migrate } from '#platform/migrate.ts'
import { postgresUrl, runPostgres, socketUrl, stopPostgres, type PostgresProcess } from '#platform/postgres-process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A database of its own for one test file, made from the migrated template. */
export type TestDatabase = {
  /** Address for the owner, who is a superuser. */
  url: string
  name: string
  /** That it is a copy of. */
  template: string
  /** Gone at the end of the test file at the latest. */
  drop(): Promise<void>
}

/** Password of a database role on the test server: roles belong to the whole server, so every test must use the same. */
export const testPassword = (role: string): string => `test-${role}`

/** A log-in costs both sides four thousand hashes against whoever tries passwords, and each platform opens some thirty connections. */
export const quickLogIns = { scram_iterations: '1' }

/** What the shared test server is started with: its data may be lost, so it need not wait for the disk. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_compression: 'off',
  max_wal_size: '256MB',
  ...quickLogIns,
  shared_buffers: '128MB',
  // Several platforms at once, each with a pool for every role.
  max_connections: '300',
}

/** Starts the server that test files share. */
export async function startTestPostgres(dataDir: string, log: (line: string) => void): Promise<PostgresProcess> {
  const server = await runPostgres({ dataDir, log, settings })
  if (!server.adopted) await keepPassword(server)
  return server
}

/** Keeps the password, as it is kept under the server's settings now. */
export async function keepPassword(server: PostgresProcess): Promise<void> {
  const client = new Client(postgresUrl(server, 'postgres'))
  await client.connect()
  await client.query(`alter role current_user password ${client.escapeLiteral(server.password)}`)
  await client.end()
}

/** What a database begins with: made once for all test files, then copied. */
export type Beginning = {
  /** Part of the template's name. */
  name: string
  /** Globs of the files on which the contents depend: another state of them makes another template. */
  follows: readonly string[]
  /** What its own begins with; an empty database for `null`. */
  from: Beginning | null
  /** Fills the database at an address and lets go of it; what lies beside it comes into a folder, the last thing of which is its name. */
  make(url: string, folder?: string): Promise<void>
  /** Where that lies by the name of the template, for as long as the server does. */
  beside?: (template: string) => string
}

/** Nothing but what the migrations make. */
export const migrated: Beginning = {
  name: 'migrated',
  follows: [
    'server/**/migrations/*',
    'server/platform/migrate.ts',
    'server/platform/db.ts',
    'package-lock.json',
    'contracts/permissions.ts',
    'tests/harness/postgres.ts',
  ],
  from: null,
  make: (url) => migrate(url, testPassword),
}

/** Makes a new database in about 50 ms; the first call after a change of what it begins with makes the template. */
export async function testDatabase(beginning: Beginning = migrated): Promise<TestDatabase> {
  const server = await (shared ??= sharedServer())
  const template = await templateOf(server, beginning)
  const name = `yc_test_${process.pid}_${randomBytes(4).toString('hex')}`
  // Otherwise each copy goes through the log and pushes what others use out of the server's memory.
  await run(server, `create database ${name} template ${template} strategy file_copy`)
  const drop = async (): Promise<void> => {
    open.delete(drop)
    await run(server, `drop database if exists ${name} with (force)`)
  }
  open.add(drop)
  return { url: databaseUrl(server, name), name, template, drop }
}

const open = new Set<() => Promise<void>>()
let shared: Promise<string> | undefined
const templates = new Map<Beginning, Promise<string>>()
let leave: (() => Promise<void>) | undefined

const closers = new Set<() => Promise<void>>()

/** Called at the end of the test file, before its databases are dropped: for what still holds connections to them. */
export function closeBeforeDrop(close: () => Promise<void>): void {
  closers.add(close)
}

/**
 * Closes what holds connections, drops the databases and leaves the server; whoever is no test file calls it at its end.
 *
 * @throws when something did not close in 20 s: its databases are dropped all the same, for a transaction left open holds back the readers of every other test
 */
export async function leaveDatabases(): Promise<void> {
  const closed = Promise.all([...closers].map((close) => close())).then(() => true)
  closers.clear()
  const inTime = await Promise.race([closed, setTimeout(20_000, false, { ref: false })])
  await Promise.all([...open].map((drop) => drop()))
  await leave?.()
  leave = undefined
  if (!inTime) throw new Error('what held connections to the test databases did not close; they were dropped')
}

after(leaveDatabases)

/** A folder for what lies beside databases: gone with the run where the server is. */
export const besideDatabases = (name: string): string =>
  join(process.env['YICHUANG_TEST_PG'] ? tmpdir() : join(root, 'var'), name)

/** Address of the server that this run of tests shares: handed down by the runner, else our own in `var/test-pg`. */
async function sharedServer(): Promise<string> {
  const given = process.env['YICHUANG_TEST_PG']
  if (given !== undefined && given !== '') return given
  const server = await startTestPostgres(join(root, 'var/test-pg'), console.error)
  const url = socketUrl(server, 'postgres')
  const use = new Client(url)
  use.on('error', () => {})
  await use.connect()
  await use.query('select pg_advisory_lock_shared($1)', [IN_USE])
  leave = async () => {
    // The last of several test files to leave stops the server.
    await use.query('select pg_advisory_unlock_shared($1)', [IN_USE])
    const { rows } = await use.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [IN_USE])
    await use.end()
    if (rows[0]?.last) await stopPostgres(server, console.error)
  }
  return url
}

const IN_USE = 7_001_002
const MAKING_TEMPLATE = 7_001_003

/** Name of the template database; made once, whoever asks first. */
function templateOf(server: string, beginning: Beginning): Promise<string> {
  const known = templates.get(beginning) ?? makeTemplate(server, beginning)
  templates.set(beginning, known)
  return known
}

const inherited = (from: Beginning | null): readonly string[] =>
  from ? [...from.follows, ...inherited(from.from)] : []

async function makeTemplate(server: string, { name, follows, from, make, beside }: Beginning): Promise<string> {
  const base = from && (await templateOf(server, from))
  // What it is made from changes it as well.
  const template = `yc_template_${name}_${stateOf([...follows, ...inherited(from)])}`
  const client = new Client(server)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [MAKING_TEMPLATE, template])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 1 && (beside === undefined || existsSync(beside(template)))) return template
    if (rowCount === 1) await client.query(`drop database ${template} with (force)`)
    // Named last: a template whose making was broken off is never taken for a whole one.
    await client.query(`drop database if exists ${template}_new with (force)`)
    await client.query(`create database ${template}_new ${base ? `template ${base}` : ''}`)
    await make(databaseUrl(server, `${template}_new`), beside?.(template))
    await client.query(`alter database ${template}_new rename to ${template}`)
    return template
  } finally {
    await client.end()
  }
}

/** Changes with the bytes of any of these files. */
export function stateOf(globs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of globSync([...globs], { cwd: root }).toSorted())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

async function run(server: string, sql: string): Promise<void> {
  const client = new Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}
