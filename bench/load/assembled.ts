import type { Day } from '#kernel/day.ts'
import { openKeys } from '#platform/keys.ts'
import { migrate } from '#platform/migrate.ts'
import { platformNow } from '#platform/now.ts'
import type { Module, Platform } from '#platform/platform.ts'
import { assemble } from '#server/assemble.ts'
import { loadDemonstration } from '#server/demonstration.ts'

/** The platform over a database, with its city settled and nothing that follows the log, and the day there. */
export type Assembled = {
  databaseUrl: string
  platform: Platform
  modules: readonly Module[]
  today: Day
  close(): Promise<void>
}

export async function assembled(databaseUrl: string, dataFolder: string): Promise<Assembled> {
  const keys = openKeys(dataFolder)
  const wallNow = () => Date.now()
  await migrate(databaseUrl, keys.passwordOf)
  const demonstration = await loadDemonstration()
  const { platform, modules, close } = await assemble({
    databaseUrl,
    keys,
    dataFolder,
    profile: 'demonstration',
    publicOrigin: 'http://localhost',
    wallNow,
    home: demonstration.home,
    residents: demonstration.residents,
    logLevel: 'warn',
    dist: null,
    background: false,
  })
  const { now, day } = await platformNow(platform.db, wallNow)
  await demonstration.settle(platform, now)
  return { databaseUrl, platform, modules, today: day, close }
}
