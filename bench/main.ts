import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { measureFloor } from './floor.ts'
import { rounded } from './figures.ts'
import { dearestStatements } from './statements.ts'
import { printReport, type Report } from './report.ts'
import { runCommands, runQuiet, runSoak, runWhole } from './runs.ts'
import { runSweeps } from './sweep.ts'
import { setStage } from './stage.ts'

const usage = `npm run bench -- [--quick] [--json] [--soak SECONDS] [--concurrency N] [--only floor,commands,whole,quiet,soak,sweep] [--statements]`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      soak: { type: 'string' },
      concurrency: { type: 'string', default: '8' },
      only: { type: 'string', default: 'floor,commands,whole,quiet,soak,sweep' },
      statements: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return void process.stdout.write(`${usage}\n`)
  const { quick, json } = values
  const concurrency = Number(values.concurrency)
  const soakSeconds = Number(values.soak ?? (quick ? 8 : 300))
  const wanted = new Set(values.only.split(','))
  const say = (line: string) => process.stderr.write(`${line}\n`)

  await import('../scripts/build-web.ts')
  const stage = await setStage(json ? () => {} : say, { statements: values.statements })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stage.close().finally(() => process.exit(1)))
  try {
    const report: Report = {
      cores: availableParallelism(),
      floor: null,
      commands: null,
      whole: null,
      quiet: null,
      soak: null,
      sweeps: null,
      ratios: null,
    }
    if (wanted.has('floor')) {
      say('floor …')
      report.floor = await measureFloor(stage.postgres.socketString, quick ? 1_500 : 5_000)
    }
    const cases = quick ? 1_000 : 5_000
    say(`a database with ${cases} cases …`)
    await stage.fill(cases)
    if (wanted.has('commands')) {
      say('commands alone …')
      const server = await stage.serve('commands')
      report.commands = await runCommands(stage, server, { cases: quick ? 150 : 600, concurrency: concurrency * 4 })
      await server.stop()
      if (values.statements) say(await dearestStatements(stage.look))
    }
    if (wanted.has('whole') || wanted.has('soak') || wanted.has('quiet')) {
      const server = await stage.serve('whole')
      if (wanted.has('whole') || wanted.has('soak')) {
        say('whole lifecycles, everything switched on …')
        report.whole = await runWhole(stage, server, { seconds: quick ? 10 : 60, concurrency })
      }
      if (wanted.has('soak')) {
        say(`half load for ${soakSeconds} s …`)
        const pace = rounded(report.whole!.lifecyclesPerSecond / 2, 2)
        report.soak = await runSoak(stage, server, { seconds: soakSeconds, lifecyclesPerSecond: pace })
      }
      if (wanted.has('quiet')) {
        say('nobody asks anything …')
        report.quiet = await runQuiet(stage, server, quick ? 5 : 20)
      }
      await server.stop()
      if (values.statements) say(await dearestStatements(stage.look))
    }
    if (wanted.has('sweep')) {
      say('clocks that run out …')
      const swept = await stage.assembled()
      report.sweeps = await runSweeps(stage.look, swept, quick ? [10_000] : [10_000, 100_000, 1_000_000])
      await swept.close()
    }
    if (report.floor)
      report.ratios = {
        commandsAlone: report.commands ? rounded(report.commands.commands.perSecond / report.floor.best, 3) : null,
        everythingOn: report.whole ? rounded(report.whole.commands.perSecond / report.floor.best, 3) : null,
      }
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : printReport(report))
  } finally {
    await stage.close()
  }
}

await main()
