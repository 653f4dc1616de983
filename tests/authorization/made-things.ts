import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { printPass } from '#server/modules/cases/delivery/print-pass.ts'
import { region } from '../harness/case-walk.ts'
import { newDataFolder, testPlatform } from '../harness/platform.ts'
import { besideDatabases, testDatabase, type Beginning } from '../harness/postgres.ts'
import { settledCity } from '../harness/settled-city.ts'
import { testKeys } from '../harness/test-keys.ts'
import { today } from './experts.ts'
import { openSnapshots } from './snapshot.ts'
import { makeThings, type MadeThings, type Things } from './things.ts'

/** An operator of short messages who never answers: each notice fails, and one is given up. */
export const silentOperator = { url: 'http://127.0.0.1:9/' }

/** The things of the matrix as they were made for the first who asked today, at rest: to make them takes as long as to ask a fourth of the cells. */
const withThings: Beginning = {
  name: `things_${today().replaceAll('-', '')}`,
  follows: ['tests/authorization/*.ts', 'tests/harness/*.ts'],
  from: settledCity,
  beside: besideDatabases,
  async make(databaseUrl, folder) {
    const half = `${folder}.${process.pid}`
    const dataFolder = newDataFolder()
    const clock = { behindMs: 0 }
    const builder = await testPlatform({
      databaseUrl,
      dataFolder,
      sms: silentOperator,
      wallNow: () => Date.now() - clock.behindMs,
    })
    const things = await makeThings(builder, clock)
    const snapshots = await openSnapshots(databaseUrl)
    await snapshots.rest()
    await snapshots.close()
    await builder.stop()
    cpSync(dataFolder, join(half, 'data'), { recursive: true, verbatimSymlinks: true })
    rmSync(dataFolder, { recursive: true, force: true })
    writeFileSync(join(half, 'things'), serialize(things))
    rmSync(folder!, { recursive: true, force: true })
    renameSync(half, folder!)
  },
}

/** A copy of them: a database of its own with no platform over it yet, and the files that belong to it, in a folder that the caller removes. */
export async function madeThings(dataFolder: string): Promise<{ things: Things; databaseUrl: string }> {
  const { url, template } = await testDatabase(withThings)
  const folder = besideDatabases(template)
  rmSync(dataFolder, { recursive: true, force: true })
  cpSync(join(folder, 'data'), dataFolder, { recursive: true, verbatimSymlinks: true })
  const things = deserialize(readFileSync(join(folder, 'things'))) as MadeThings
  const pass = () => printPass(testKeys, region, things.cases.toPrint.id, Date.now())
  return { things: { ...things, pass }, databaseUrl: url }
}
