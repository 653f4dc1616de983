import type pg from 'pg'
import { rounded } from './figures.ts'
import { cpuOfFamily, usedBy } from './processes.ts'
import type { RunningServer } from './stage.ts'

/** What a stretch of work used, as differences of counters that the system, the database and the server keep anyway. */
export type Metered = {
  seconds: number
  commands: { person: number; platform: number; refused: number; perSecond: number; peoplePerSecond: number }
  roundTrips: { perCommandOfAPerson: number; perCommandOfThePlatform: number; ofEverythingPerCommand: number }
  cpuMsPerCommand: { server: number; postgres: number; helpers: number }
  walBytesPerCommand: number
}

type Reading = {
  at: number
  server: number
  pages: number
  postgres: number
  wal: bigint
  counters: Map<string, number>
}

export function meter(server: RunningServer, postgresPid: number, look: pg.Client) {
  const read = async (): Promise<Reading> => {
    const counters = countersOf(await (await fetch(`${server.origin}/metrics`)).text())
    const wal = (await look.query<{ at: string }>(`select (pg_current_wal_lsn() - '0/0')::text as at`)).rows[0]!.at
    return {
      at: performance.now(),
      server: usedBy(server.pid)?.cpuMs ?? 0,
      pages: cpuOfHelpers(server.pid),
      postgres: cpuOfFamily(postgresPid),
      wal: BigInt(wal),
      counters,
    }
  }
  return {
    async start(): Promise<() => Promise<Metered>> {
      const before = await read()
      return async () => metered(before, await read())
    },
  }
}

/** The server's own processes, for page images and papers, those that have ended since included. */
const cpuOfHelpers = (pid: number) => cpuOfFamily(pid) - (usedBy(pid)?.cpuMs ?? 0)

function metered(before: Reading, after: Reading): Metered {
  const grown = (name: string) => (after.counters.get(name) ?? 0) - (before.counters.get(name) ?? 0)
  const labels = (by: string, outcome: string) => `{by="${by}",outcome="${outcome}"}`
  const of = (by: string) => grown(`yichuang_commands_total${labels(by, 'committed')}`)
  const trips = (by: string) => grown(`yichuang_command_round_trips_total${labels(by, 'committed')}`)
  const person = of('person')
  const platform = of('platform')
  const all = Math.max(1, person + platform)
  const seconds = (after.at - before.at) / 1_000
  return {
    seconds: rounded(seconds),
    commands: {
      person,
      platform,
      refused:
        grown(`yichuang_commands_total${labels('person', 'refused')}`) +
        grown(`yichuang_commands_total${labels('platform', 'refused')}`),
      perSecond: rounded((person + platform) / seconds),
      peoplePerSecond: rounded(person / seconds),
    },
    roundTrips: {
      perCommandOfAPerson: rounded(trips('person') / Math.max(1, person), 2),
      perCommandOfThePlatform: rounded(trips('platform') / Math.max(1, platform), 2),
      ofEverythingPerCommand: rounded(grown('yichuang_database_round_trips_total') / all, 2),
    },
    cpuMsPerCommand: {
      server: rounded((after.server - before.server) / all, 2),
      postgres: rounded((after.postgres - before.postgres) / all, 2),
      helpers: rounded(Math.max(0, after.pages - before.pages) / all, 2),
    },
    walBytesPerCommand: Math.round(Number(after.wal - before.wal) / all),
  }
}

function countersOf(text: string): Map<string, number> {
  const counters = new Map<string, number>()
  for (const line of text.split('\n')) {
    const space = line.lastIndexOf(' ')
    if (space > 0 && !line.startsWith('#')) counters.set(line.slice(0, space), Number(line.slice(space + 1)))
  }
  return counters
}
