import type { Client } from 'pg'
import type { CaseEvent } from '#contracts/case-events.ts'
import { recordedFrom } from '#platform/log.ts'
import type { Recorded } from '#platform/envelope.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { HistoryLine } from '../history.ts'
import type { Jump } from './deadlines.ts'
import { eventColumns, type Head } from './witness.ts'

/** What a check works on: the whole log as its owner sees it, and what stands outside of it. */
export type Evidence = {
  sql: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
  platform: Platform
  dataFolder: string
  /** In the order of the log. */
  events: Recorded[]
  byCommand: Map<string, Recorded[]>
  byStream: Map<string, Recorded[]>
  history: HistoryLine[]
  /** The short messages that their operator has taken over, by his own file; null when none is connected. */
  smsFile: string | null
  /** The parcels that the courier has taken over, by his own file; null when none is connected. */
  courierFile: string | null
  /** The cells that a locker has given, by its own file; null when none is connected. */
  lockerFile: string | null
  /** The packages that the authority above has taken in, by its own file; null when none is connected. */
  superiorFile: string | null
  /** How whoever stands for time has moved the platform's clock. */
  jumps: readonly Jump[]
  /** So long after it was due a thing must be done or have been noted, by the platform's clock; a day that is skipped takes no time. */
  lateMs: number
  /** What a witness has seen of the log on the way. */
  heads: readonly Head[]
  /** So far the clocks of the servers may differ; null where the platform's clock was set back on the way. */
  skewMs: number | null
}

export type Violation = { invariant: `I${number}`; says: string; stream?: string }
export type Check = (evidence: Evidence) => Violation[] | Promise<Violation[]>

/** @param owner the database's owner, whom no row policy binds */
export async function gather(
  owner: Client,
  rest: Omit<Evidence, 'sql' | 'events' | 'byCommand' | 'byStream'>,
): Promise<Evidence> {
  const rows = await owner.query<Record<string, unknown>>(
    `select ${eventColumns} from log.events e order by e.tx, e.position`,
  )
  const events = rows.rows.map(recordedFrom)
  return {
    ...rest,
    sql: async <Row extends object>(text: string, values?: unknown[]) => (await owner.query<Row>(text, values)).rows,
    events,
    byCommand: Map.groupBy(
      events.toSorted((a, b) => a.commandIndex - b.commandIndex),
      (event) => event.commandId,
    ),
    byStream: Map.groupBy(
      events.toSorted((a, b) => a.version - b.version),
      (event) => event.stream,
    ),
  }
}

export const factOf = (event: Recorded): CaseEvent => eventFrom<CaseEvent>(event.type, event.data)

export const caseStreams = ({ byStream }: Evidence): [string, Recorded[]][] =>
  [...byStream].filter(([, events]) => events[0]!.type.startsWith('case.'))

/** Commands of one stream in their order, each with its events. */
export function commandsOf(events: readonly Recorded[]): Recorded[][] {
  const commands: Recorded[][] = []
  for (const event of events) {
    const last = commands.at(-1)
    if (last && last[0]!.commandId === event.commandId) last.push(event)
    else commands.push([event])
  }
  return commands
}
