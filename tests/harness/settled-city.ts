import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assemble } from '#server/assemble.ts'
import { loadDemonstration } from '#server/demonstration.ts'
import { migrated, type Beginning } from './postgres.ts'
import { testKeys } from './test-keys.ts'

/** Before any time that a test sets: whoever has a post in the demonstration city has had it all along. */
const settledAt = '2020-01-01T00:00:00.000Z'

/** The demonstration city as a first start leaves it: to settle it anew for each file costs a second. */
export const settledCity: Beginning = {
  name: 'settled',
  follows: ['{server,contracts,kernel,seed}/**/*.ts', 'tests/harness/settled-city.ts', 'package-lock.json'],
  from: migrated,
  async make(databaseUrl) {
    const dataFolder = mkdtempSync(join(tmpdir(), 'yichuang-city-'))
    const { home, residents, settle } = await loadDemonstration()
    const assembled = await assemble({
      databaseUrl,
      keys: testKeys,
      dataFolder,
      profile: 'demonstration',
      publicOrigin: 'http://localhost',
      wallNow: () => Date.parse(settledAt),
      home,
      residents,
      logLevel: 'error',
      dist: null,
      background: false,
    })
    await settle(assembled.platform, settledAt)
    await assembled.close()
    rmSync(dataFolder, { recursive: true, force: true })
  },
}
