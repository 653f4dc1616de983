import { mkdtempSync, rmSync } from 'node:fs'
import { chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeys } from '#platform/keys.ts'
import { migrate } from '#platform/migrate.ts'
import { postgresUrl, runPostgres, stopPostgres, type PostgresProcess } from '#platform/postgres-process.ts'
import { Client } from 'pg'
import { keepPassword, quickLogIns } from '#tests/harness/postgres.ts'

/** A PostgreSQL of its own with full durability: what is done to it disturbs no other test. */
export async function ownCluster(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `yichuang-${name}-`))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  const dataFolder = join(folder, 'var')
  const run = (port?: number): Promise<PostgresProcess> =>
    runPostgres({ dataDir, log: () => {}, settings: quickLogIns, ...(port ? { port } : {}) })
  let server = await run()
  await keepPassword(server)
  const maker = new Client({ connectionString: postgresUrl(server, 'postgres') })
  await maker.connect()
  // As an operator gives one: of the server's rights it has that to make roles, and may hand on that to name a backend.
  await maker.query(`create role operator login createrole password ${maker.escapeLiteral(server.password)}`)
  await maker.query('grant pg_read_all_stats to operator with admin option')
  await maker.query('create database yichuang owner operator')
  await maker.end()
  const keys = openKeys(dataFolder)
  const databaseUrl = postgresUrl(server, 'yichuang')
  const owner = new URL(databaseUrl)
  owner.username = 'operator'
  await migrate(owner.href, keys.passwordOf)
  return {
    folder,
    dataFolder,
    /** For a test that looks on, as a superuser. */
    databaseUrl,
    /** What servers are given. */
    ownersUrl: owner.href,
    keys,
    /** kill -9 of the postmaster; resolves when a new one answers on the same port. */
    async killPostmaster(): Promise<number> {
      process.kill(server.pid, 'SIGKILL')
      const begun = performance.now()
      server = await run(server.port)
      return Math.round(performance.now() - begun)
    },
    async stop() {
      await stopPostgres(server, () => {})
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
