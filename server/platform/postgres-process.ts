import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { CannotStart } from '#platform/cannot-start.ts'
import { executable, postgresBinaries } from '#platform/postgres-binaries.ts'
import { findPostmaster, runsPostmaster } from '#platform/postmaster.ts'
import { postgresPlace, type PostgresPlace } from '#platform/postgres-place.ts'

/** Superuser and database of the embedded server. */
const NAME = 'yichuang'

/** Durability is PostgreSQL's own default, fully on; an error log must not repeat what a statement said about a person. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  // A young database grows fast: what the planner knows of it should not be a minute old.
  autovacuum_naptime: '15s',
  wal_compression: 'pglz', // this build has no lz4
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
}

/** The server and our way to it. `adopted`: it was running already, left over by a process that was killed. */
export type PostgresProcess = { pid: number; port: number; password: string; adopted: boolean; place: PostgresPlace }

/** Where and how to run a PostgreSQL of one's own. */
export type PostgresOptions = {
  /** A folder for the database alone; made when absent. */
  dataDir: string
  /** Where a line for the person at the terminal goes. */
  log: (line: string) => void
  /** Further settings of PostgreSQL, for instance `{ fsync: 'off' }` where data may be lost. */
  settings?: Record<string, string>
  /** Start there, so that connections made before find the server again; otherwise any free port. */
  port?: number
}

/** How long a start may fail and be tried again: after kill -9 a server and its backends linger for about a second. */
const PATIENCE_MS = 20_000

/**
 * Starts PostgreSQL over the folder, or adopts the one that runs there already.
 *
 * @throws CannotStart with the end of PostgreSQL's own log
 */
export async function runPostgres(options: PostgresOptions): Promise<PostgresProcess> {
  const place = postgresPlace(options.dataDir, options.log)
  const bin = postgresBinaries(place.user, options.log)
  if (!existsSync(place.cluster)) initialise(place, bin, options.log)
  const password = readFileSync(join(place.cluster, PASSWORD_FILE), 'utf8').trim()

  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const running = findPostmaster(place.cluster)
    if (running) {
      if (await comesUp(running.pid, running.port, password, place, options.log))
        return { ...running, password, adopted: true, place }
    } else {
      const launched = await launch(place, bin, options)
      if (await comesUp(launched.pid, launched.port, password, place, options.log))
        return { ...launched, password, adopted: false, place }
    }
    if (performance.now() > deadline) throw cannotStart(place)
    await sleep(200)
  }
}

/** Fast shutdown: running statements are broken off, everything committed is on disk. Resolves when the server is gone. */
export async function stopPostgres({ pid, place }: PostgresProcess, log: (line: string) => void): Promise<void> {
  if (!runsPostmaster(pid, place.cluster)) return
  if (process.platform === 'win32') {
    const pgCtl = join(postgresBinaries(place.user, log), executable('pg_ctl'))
    spawnSync(pgCtl, ['stop', '-m', 'fast', '-D', place.cluster])
    return
  }
  signal(pid, 'SIGINT')
  const deadline = performance.now() + 30_000
  while (runsPostmaster(pid, place.cluster)) {
    if (performance.now() > deadline) signal(pid, 'SIGQUIT')
    await sleep(20)
  }
}

/** Address of a database of this server for its superuser. */
export function postgresUrl({ port, password }: Pick<PostgresProcess, 'port' | 'password'>, database: string): string {
  return `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`
}

/**
 * The same by the socket in the database's own folder, which costs both sides a tenth less than TCP and which nobody else can reach; by TCP
 * where there is none.
 */
export function socketUrl(server: Pick<PostgresProcess, 'port' | 'password' | 'place'>, database: string): string {
  const url = postgresUrl(server, database)
  return existsSync(socketFile(server.place, server.port))
    ? `${url}?host=${encodeURIComponent(server.place.folder)}`
    : url
}

/** As PostgreSQL calls it. */
const socketFile = ({ folder }: PostgresPlace, port: number) => join(folder, `.s.PGSQL.${port}`)

/** Most bytes that every system takes for the path of a socket. */
const longestSocketPath = 100

/** PostgreSQL reads a list here, so a folder with a comma or a quote in its name goes without. */
const hasSocket = (place: PostgresPlace) =>
  process.platform !== 'win32' &&
  /^[\w./-]+$/.test(place.folder) &&
  Buffer.byteLength(socketFile(place, 65_535)) <= longestSocketPath

const PASSWORD_FILE = 'yichuang-password'

/** Made under another name and renamed when complete, so a broken-off or a simultaneous initdb leaves nothing half done. */
function initialise(place: PostgresPlace, bin: string, log: (line: string) => void): void {
  log('建立数据库 · creating the database …')
  const fresh = `${place.cluster}.${process.pid}`
  const passwordFile = `${fresh}.password`
  rmSync(fresh, { recursive: true, force: true })
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid)
  const made = spawnSync(
    join(bin, executable('initdb')),
    // prettier-ignore
    ['-D', fresh, '-U', NAME, '-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
      '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
    { ...place.user, cwd: place.folder, encoding: 'utf8' },
  )
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
    const reason = made.stderr || String(made.error)
    throw new CannotStart(`建立数据库失败：${reason}`, `Creating the database failed: ${reason}`)
  }
  renameSync(passwordFile, join(fresh, PASSWORD_FILE))
  try {
    renameSync(fresh, place.cluster)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(place.cluster)) throw error // else another process made the same database first
  }
}

async function launch(
  place: PostgresPlace,
  bin: string,
  options: PostgresOptions,
): Promise<{ pid: number; port: number }> {
  const port = options.port ?? (await freePort())
  // Left by a server that was killed, they would keep the next one from starting while its zombie is there.
  for (const left of [socketFile(place, port), `${socketFile(place, port)}.lock`]) rmSync(left, { force: true })
  const sockets = { unix_socket_directories: hasSocket(place) ? place.folder : '' }
  const settings = Object.entries({ ...SETTINGS, ...sockets, ...options.settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  if (existsSync(place.logFile) && statSync(place.logFile).size > 20_000_000)
    renameSync(place.logFile, `${place.logFile}.1`)
  // A file and not a pipe: the server must be able to outlive this process. A session of its own: Ctrl-C is not for it.
  const output = openSync(place.logFile, 'a', 0o600)
  const child = spawn(join(bin, executable('postgres')), ['-D', place.cluster, '-p', String(port), ...settings], {
    ...place.user,
    cwd: place.folder,
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', output, output],
    detached: true,
  })
  closeSync(output)
  child.unref()
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('spawn', () => resolve(child.pid ?? 0))
  })
  return { pid, port }
}

/** True once a real connection succeeds; false when the process ends first. Recovery after a crash may take its time. */
async function comesUp(
  pid: number,
  port: number,
  password: string,
  place: PostgresPlace,
  log: (line: string) => void,
): Promise<boolean> {
  let nextWord = performance.now() + 5000
  // A launched process only becomes "postgres over this folder" after a moment, so the first misses do not count.
  const started = performance.now()
  for (;;) {
    if (await answersOn(port, password)) return true
    if (!runsPostmaster(pid, place.cluster) && performance.now() - started > 300) return false
    if (performance.now() > nextWord) {
      log('数据库正在恢复 · the database is recovering …')
      nextWord += 5000
    }
    await sleep(30)
  }
}

async function answersOn(port: number, password: string): Promise<boolean> {
  const client = new Client({
    connectionString: postgresUrl({ port, password }, 'postgres'),
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    // An answer of PostgreSQL that is not "starting up" (57P03) or "no room" (53…), such as a wrong password, stays so.
    if (error instanceof DatabaseError && !/^5[37]/.test(error.code ?? '')) throw error
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port')
  return address.port
}

function cannotStart(place: PostgresPlace): CannotStart {
  const tail = existsSync(place.logFile)
    ? readFileSync(place.logFile, 'utf8').trimEnd().split('\n').slice(-6).join('\n')
    : ''
  return new CannotStart(
    `数据库启动不了，它的日志在 ${place.logFile}：`,
    `The database does not start; its log is ${place.logFile}:\n${tail}`,
  )
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
