import type pg from 'pg'
import type { Entry } from '#platform/envelope.ts'
import type { Row, RowChange, Table } from '#platform/table.ts'
import { copyRows } from './copy.ts'

/** What commands would have left in the tables, gathered in memory: the last state of each row, and all events in their order. */
export type Gathered = {
  entries: Entry[]
  tables: Map<string, { key: readonly string[]; columns: Set<string>; rows: Map<string, Row> }>
}

export const gathered = (): Gathered => ({ entries: [], tables: new Map() })

export function gather(into: Gathered, entries: readonly Entry[], changes: readonly RowChange[]): void {
  into.entries.push(...entries)
  for (const change of changes) {
    const { name, key, columns } = change.table
    const table = into.tables.get(name) ?? { key, columns: new Set<string>(), rows: new Map<string, Row>() }
    into.tables.set(name, table)
    columns.forEach((column) => table.columns.add(column))
    const keyOf = (row: Row) => key.map((column) => String(row[column])).join('\u0000')
    if ('remove' in change) for (const row of change.remove) table.rows.delete(keyOf(row))
    else for (const row of change.upsert) place(table.rows, keyOf(row), row, change.table)
  }
}

function place(rows: Map<string, Row>, key: string, row: Row, table: Table): void {
  const before = rows.get(key)
  if (before && table.onConflict === 'keep') return
  if (before && table.onConflict === 'refuse')
    throw new Error(`${table.name}: a row that is written once was written twice`)
  rows.set(key, { ...before, ...row })
}

const entryColumns: Record<string, keyof Entry> = {
  region: 'region',
  stream: 'stream',
  version: 'version',
  id: 'id',
  type: 'type',
  data: 'data',
  command_id: 'commandId',
  command_index: 'commandIndex',
  actor: 'actor',
  on_behalf_of: 'onBehalfOf',
  mandate: 'mandate',
  channel: 'channel',
  office: 'office',
  counter: 'counter',
  stated_at: 'statedAt',
  recorded_at: 'recordedAt',
  applicant_present: 'applicantPresent',
  cause: 'cause',
}

/** Writes everything in the open transaction; positions follow the order of the time at which things happened. */
export async function copyGathered(client: pg.Client, { entries, tables }: Gathered): Promise<void> {
  const columns = Object.entries(entryColumns)
  const rows = entries
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0))
    .map((entry) => Object.fromEntries(columns.map(([column, member]) => [column, entry[member]])))
  await copyRows(client, 'log.events', Object.keys(entryColumns), rows)
  for (const [name, { columns: names, rows: all }] of tables)
    await copyRows(client, name, [...names], [...all.values()])
}
