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
  await maker.query('create database yichuang')
  await maker.end()
  const keys = openKeys(dataFolder)
  const databaseUrl = postgresUrl(server, 'yichuang')
  await migrate(databaseUrl, keys.passwordOf)
  return {
    folder,
    dataFolder,
    databaseUrl,
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
