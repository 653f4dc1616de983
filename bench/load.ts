import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { assembled } from './load/assembled.ts'
import { loadCases } from './load/load-cases.ts'

const usage = 'npm run load -- --cases N [--open-share 0.3]   (DATABASE_URL and YICHUANG_DATA as for npm start)'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { cases: { type: 'string' }, 'open-share': { type: 'string', default: '0.3' } },
  })
  const cases = Number(values.cases)
  const openShare = Number(values['open-share'])
  if (!Number.isInteger(cases) || cases < 1 || !(openShare >= 0 && openShare <= 1)) {
    process.stderr.write(`${usage}\n`)
    process.exitCode = 2
    return
  }
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const dataFolder = resolve(process.env['YICHUANG_DATA'] ?? join(import.meta.dirname, '../var'))
  const given = process.env['DATABASE_URL']
  const postgres = given ? null : await startEmbeddedPostgres({ dataDir: join(dataFolder, 'postgres'), log: say })
  const databaseUrl = given ?? postgres!.connectionString
  try {
    const made = await assembled(databaseUrl, dataFolder)
    try {
      const { events, seconds } = await loadCases({
        ...made,
        cases,
        openShare,
        progress: (so) => {
          if (so.cases % 10_000 === 0)
            say(`  ${so.cases} cases, ${so.events} events, ${Math.round(so.cases / so.seconds)} cases/s`)
        },
      })
      say(
        `${cases} cases with ${events} events in ${seconds.toFixed(1)} s: ${Math.round(cases / seconds)} cases/s, ${Math.round(events / seconds)} events/s`,
      )
    } finally {
      await made.close()
    }
  } finally {
    await postgres?.stop()
  }
}

await main()
