import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { CannotStart } from '#platform/cannot-start.ts'
import { isOutage } from '#platform/errors.ts'
import {
  type PostgresOptions,
  type PostgresProcess,
  postgresUrl,
  runPostgres,
  socketUrl,
  stopPostgres,
} from '#platform/postgres-process.ts'

/** A running embedded PostgreSQL that belongs to this process alone. */
export type EmbeddedPostgres = {
  /** Address of the project's own database, for its superuser. Stays true when the server has to be started again. */
  connectionString: string
  /** The same by the socket of this machine, where there is one: cheaper for whoever asks much. */
  socketString: string
  port: number
  /** True when the server was already running, left over by a process that was killed. */
  adopted: boolean
  /** Number of the server's process now: another one after it had to be started again. */
  readonly pid: number
  /** Stops the server, adopted or not, and resolves when it is gone. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL over `dataDir` or adopts the one left running there, claims it for this process, and
 * starts it again on the same port should it die.
 *
 * The claim is an advisory lock on a connection of its own: however this process ends, the kernel closes the connection
 * and the claim is gone, so nothing is left behind that the next start would have to judge.
 *
 * @param options.onLost  called when the server died and could not be started again: nothing will bring it back then
 * @throws CannotStart when another process holds the folder, or PostgreSQL cannot run
 */
export async function startEmbeddedPostgres(
  options: Omit<PostgresOptions, 'port'> & { onLost?: (error: unknown) => void },
): Promise<EmbeddedPostgres> {
  let server = await runPostgres(options)
  let claim = await claimServer(server, options.dataDir)
  await createDatabase(claim)
  let stopping = false
  let recovering: Promise<void> | undefined

  const watch = (): void => {
    claim.once('end', () => {
      if (stopping) return
      recovering = recover().catch((error: unknown) => {
        if (!stopping) options.onLost?.(error)
      })
    })
  }
  const recover = async (): Promise<void> => {
    options.log('数据库意外停止，正在重新启动 · the database stopped by itself, starting it again …')
    const deadline = performance.now() + COMEBACK_MS
    for (;;) {
      try {
        server = await runPostgres({ ...options, port: server.port })
        claim = await claimServer(server, options.dataDir)
        break
      } catch (error) {
        // It may die once more before it is claimed.
        if (stopping || !isOutage(error) || performance.now() > deadline) throw error
        await sleep(200)
      }
    }
    if (!stopping) watch()
    options.log(`数据库已恢复 · the database is back (pid ${server.pid})`)
  }
  watch()

  return {
    connectionString: postgresUrl(server, 'yichuang'),
    socketString: socketUrl(server, 'yichuang'),
    port: server.port,
    adopted: server.adopted,
    get pid() {
      return server.pid
    },
    async stop() {
      stopping = true
      await recovering
      await claim.end().catch(() => {})
      await stopPostgres(server, options.log)
    },
  }
}

/** So long a server that dies again and again is started anew, before it is given up. */
const COMEBACK_MS = 120_000

/** The one advisory lock of the database `postgres` that means "this data folder is mine". */
const CLAIM = 7_001_001

/** A killed holder's connection takes a moment to be noticed, so the claim is asked for more than once. */
async function claimServer(server: PostgresProcess, dataDir: string): Promise<Client> {
  const claim = new Client({
    connectionString: postgresUrl(server, 'postgres'),
    application_name: `yichuang ${process.pid}`,
    keepAlive: true,
  })
  claim.on('error', () => {}) // 'end' follows and says the same
  await claim.connect()
  for (let attempt = 0; attempt < 15; attempt += 1) {
    const { rows } = await claim.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [CLAIM])
    if (rows[0]?.mine) return claim
    await sleep(150 + randomInt(100))
  }
  const { rows } = await claim.query<{ holder: string }>(
    `select a.application_name as holder
       from pg_locks l
       join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [CLAIM],
  )
  await claim.end()
  const holder = rows[0]?.holder.replace(/\D/g, '') ?? '?'
  throw new CannotStart(
    `另一个一窗（进程 ${holder}）正在使用数据文件夹 ${dataDir}。请先停止它，或用 YICHUANG_DATA 换一个文件夹。`,
    `Another Yichuang (process ${holder}) is using the data folder ${dataDir}. Stop it first, or choose another folder with YICHUANG_DATA.`,
  )
}

async function createDatabase(claim: Client): Promise<void> {
  const { rowCount } = await claim.query(`select 1 from pg_database where datname = 'yichuang'`)
  if (rowCount === 0) await claim.query('create database yichuang')
}
