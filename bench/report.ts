import type { CommandsRun, Memory, Quiet, Times, WholeRun } from './runs.ts'
import type { SweepCost, Sweeps } from './sweep.ts'
import type { Metered } from './meter.ts'

export type Report = {
  cores: number
  floor: { best: number; byConcurrency: Record<string, number> } | null
  commands: CommandsRun | null
  whole: WholeRun | null
  quiet: Quiet | null
  soak: Memory | null
  /** One sweep with a thousand cases due: over clocks alone, and with the commands that it sends. */
  sweeps: Sweeps | null
  /** Commands per second of people and platform together, divided by the best of the floor in the same run. */
  ratios: { commandsAlone: number | null; everythingOn: number | null } | null
}

/** The figures as a table for a terminal. */
export function printReport({ cores, floor, commands, whole, quiet, soak, sweeps, ratios }: Report): string {
  const lines: string[] = ['']
  if (floor) {
    const each = Object.entries(floor.byConcurrency).map(([concurrency, rate]) => `${concurrency} at once ${rate}/s`)
    lines.push(
      `Floor: one bare prepared statement per command, same durability: ${each.join(', ')}; best ${floor.best}/s`,
      '',
    )
  }
  if (whole) {
    lines.push(`Everything switched on (${whole.concurrency} cases at once)`)
    lines.push(row('whole lifecycles', `${whole.lifecyclesPerSecond}/s  (${whole.lifecycles} in ${whole.seconds} s)`))
    lines.push(
      ...used(whole),
      row('commands/s against the floor', String(ratios?.everythingOn ?? '—')),
      ...timesOf(whole.times),
    )
  }
  if (commands) {
    lines.push(
      `Commands alone: from 提交 to 决定, papers and page images left out (${commands.concurrency} at once, ${commands.cases} cases)`,
    )
    lines.push(
      ...used(commands),
      row('commands/s against the floor', String(ratios?.commandsAlone ?? '—')),
      ...timesOf(commands.times),
    )
  }
  if (soak) {
    lines.push(`Half load: ${soak.lifecyclesPerSecond} lifecycles/s for ${soak.seconds} s`)
    lines.push(row('memory of the server', `${soak.serverMb} MB at the end, ${soak.serverMostMb} MB at most`))
    lines.push(
      row(
        'memory of its page-image and press processes',
        `${soak.helpersMb} MB at the end, ${soak.helpersMostMb} MB at most`,
      ),
      '',
    )
  }
  if (sweeps)
    lines.push(
      'One sweep over the clocks that have run out (rows by SQL, handed over without a command)',
      ...sweeps.clocks.map(({ rowsRead, ...cost }) =>
        row(clocksOf(cost), `${cost.seconds.toFixed(2)} s, ${rowsRead} rows read`),
      ),
      'The same with a thousand cases that are 视为受理, each by its own command, and what else of them is due',
      row(clocksOf(sweeps.cases), `${sweeps.cases.seconds.toFixed(2)} s${ofFloor(sweeps.cases, floor?.best)}`),
      '',
    )
  if (quiet)
    lines.push(
      `Nobody asks anything, for ${quiet.seconds} s`,
      row('CPU of the server', `${quiet.serverCpuPercent} % of one core`),
      row("CPU of PostgreSQL's processes", `${quiet.postgresCpuPercent} % of one core`),
      '',
    )
  lines.push(
    `Database, server and the load itself share the ${cores} cores of this machine with whatever else runs on it. Absolute figures say little;`,
    'what counts is the ratio to the floor of the same run.',
    '',
  )
  return `${lines.join('\n')}\n`
}

const clocksOf = ({ open, due }: SweepCost) => `${open} clocks, ${due} due`

const ofFloor = ({ due, seconds }: SweepCost, best: number | undefined) =>
  best === undefined ? '' : `, ${(due / seconds / best).toFixed(3)} of the floor`

function used(metered: Metered): string[] {
  const { commands, roundTrips, cpuMsPerCommand, walBytesPerCommand } = metered
  return [
    row(
      'commands',
      `${commands.perSecond}/s, of people ${commands.peoplePerSecond}/s  (people ${commands.person}, platform ${commands.platform}, refused ${commands.refused})`,
    ),
    row(
      'round trips per command',
      `people ${roundTrips.perCommandOfAPerson}, platform ${roundTrips.perCommandOfThePlatform}; with every read and job ${roundTrips.ofEverythingPerCommand}`,
    ),
    row(
      'CPU per command',
      `server ${cpuMsPerCommand.server} ms, PostgreSQL ${cpuMsPerCommand.postgres} ms, page images and papers ${cpuMsPerCommand.helpers} ms`,
    ),
    row('WAL per command', `${walBytesPerCommand} bytes`),
  ]
}

function timesOf(times: Times): string[] {
  return [
    row('over HTTP', '  count    p50 ms    p99 ms'),
    ...Object.entries(times).map(([name, { count, p50, p99 }]) =>
      row(`  ${name}`, `${String(count).padStart(7)}${p50.toFixed(1).padStart(10)}${p99.toFixed(1).padStart(10)}`),
    ),
    '',
  ]
}

const row = (name: string, value: string) => `  ${name.padEnd(34)}${value}`
