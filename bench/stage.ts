import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { assembled, type Assembled } from './load/assembled.ts'
import { takeStatistics } from './statistics.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres.ts'

/** Those of `npm start`. */
const serverFlags = JSON.parse(
  readFileSync(join(import.meta.dirname, '../scripts/server-flags.json'), 'utf8'),
) as string[]

const root = join(import.meta.dirname, '..')

/** The server under measurement: `whole` is `npm start`'s own, `commands` the same assembly with papers and page images left out. */
export type Run = 'whole' | 'commands'

export type RunningServer = {
  pid: number
  origin: string
  /** Ends the server when its readers have come to the end of the log. */
  stop(): Promise<void>
}

/** A folder and an embedded PostgreSQL with full durability, for this bench alone. */
export type Stage = {
  postgres: EmbeddedPostgres
  /** A superuser's connection for looking, never for the work that is measured. */
  look: pg.Client
  serve(run: Run): Promise<RunningServer>
  /** Puts cases into the empty database and takes its statistics, for plans as a city's database has them. */
  fill(cases: number): Promise<void>
  /** The platform in this process over the same database, with nobody who follows it. */
  assembled(): Promise<Assembled>
  close(): Promise<void>
}

/** @param options.statements lets PostgreSQL keep the cost of each statement, which itself costs a little */
export async function setStage(say: (line: string) => void, options: { statements?: boolean } = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-'))
  // PostgreSQL runs under a user of its own when we are root, and has to get in.
  chmodSync(folder, 0o711)
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    log: say,
    ...(options.statements
      ? { settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' } }
      : {}),
  })
  const look = new pg.Client({ connectionString: postgres.connectionString, application_name: 'yichuang-bench' })
  await look.connect()
  if (options.statements) await look.query('create extension pg_stat_statements')
  const running = new Set<ChildProcess>()
  const endAll = () => running.forEach((child) => child.kill('SIGKILL'))
  process.on('exit', endAll)

  return {
    postgres,
    look,
    async fill(cases) {
      const child = spawn(process.execPath, ['bench/load.ts', '--cases', String(cases)], {
        cwd: root,
        env: { ...process.env, DATABASE_URL: postgres.socketString, YICHUANG_DATA: folder },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      running.add(child)
      const [code] = (await once(child, 'exit')) as [number | null]
      running.delete(child)
      if (code !== 0) throw new Error(`the loader ended with ${String(code)}`)
      await takeStatistics(look, 'vacuum analyze')
    },
    async serve(run) {
      const port = await freePort()
      const origin = `http://127.0.0.1:${port}`
      const entry = run === 'whole' ? 'server/main.ts' : 'bench/commands-server.ts'
      const child = spawn(process.execPath, [...serverFlags, entry], {
        cwd: root,
        env: {
          ...process.env,
          DATABASE_URL: postgres.socketString,
          YICHUANG_PROFILE: 'demonstration',
          YICHUANG_DATA: folder,
          YICHUANG_ORIGIN: origin,
          YICHUANG_LOG: 'warn',
          PORT: String(port),
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      running.add(child)
      await answers(child, `${origin}/api/health`)
      return {
        pid: child.pid!,
        origin,
        async stop() {
          if (child.exitCode === null) {
            await caughtUp(look)
            child.kill('SIGTERM')
            await once(child, 'exit')
          }
          running.delete(child)
        },
      }
    },
    assembled: () => assembled(postgres.socketString, folder),
    async close() {
      endAll()
      process.off('exit', endAll)
      await look.end().catch(() => {})
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it answered`)
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    )
    if (status === 200) return
    await sleep(100)
  }
  throw new Error('the server did not answer within a minute')
}

/** What waits for a reader of the log when its server goes would wait for the next server, and the loader refuses such a log. */
async function caughtUp(look: pg.Client): Promise<void> {
  let behind: { reader: string }[] = []
  for (let tries = 0; tries < 600; tries += 1) {
    behind = (
      await look.query<{ reader: string }>(
        `select reader from platform.checkpoints
         where (tx, position) < (select tx, position from log.events order by tx desc, position desc limit 1)`,
      )
    ).rows
    if (behind.length === 0) return
    await sleep(100)
  }
  throw new Error(`readers not at the end of the log within a minute: ${behind.map(({ reader }) => reader).join(', ')}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
