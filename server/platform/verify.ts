import type { Pool, PoolClient } from 'pg'
import { fold } from '#kernel/decider.ts'
import { statement, type Row, type Statement } from './db.ts'
import type { Recorded } from './envelope.ts'
import { readEntries, recordedFrom } from './log.ts'
import { eventFrom, type Fact, type StreamKind } from './stream.ts'
import type { RowChange } from './table.ts'

/** Where rows and log are read: the pool of the server's own role, or of the owner of the database. */
export type Verifiable = { db: { pools: { system: Pool } } }

/** What a comparison of tables with the log has found. */
export type Verified = {
  /** Streams that were folded again. */
  checked: number
  /** One line per row that is missing, unexpected or different, at most `mostDifferences`. */
  differences: string[]
}

/** Streams that are folded and compared together. */
export const atOnce = 100
/** A comparison ends when it has found so many. */
export const mostDifferences = 200

/**
 * Folds streams of one kind from the log, derives their rows again and compares them with the rows that stand in the tables. Each batch
 * is read in one snapshot, so it may run beside writers. Compared are the columns that `project` writes; in tables keyed by the stream a
 * row that no event explains is a difference too. So are rows that a kind's commands write beside their events (`Beside`).
 *
 * @param options.streams only these streams; all of the kind without it
 * @param options.limit at most so many streams, in the order of their ids
 * @param options.onBatch told after each batch how many streams have been folded
 */
export async function verifyProjections<State, Command, Event extends Fact, Env>(
  platform: Verifiable,
  kind: StreamKind<State, Command, Event, Env>,
  options: { streams?: string[]; limit?: number; onBatch?: (checked: number) => void } = {},
): Promise<Verified> {
  const verified: Verified = { checked: 0, differences: [] }
  const most = options.limit ?? Infinity
  let after = beforeAll
  while (verified.checked < most && verified.differences.length < mostDifferences) {
    const client = await platform.db.pools.system.connect()
    try {
      await client.query('begin transaction isolation level repeatable read read only')
      const keys = await nextStreams(
        client,
        kind.name,
        after,
        Math.min(atOnce, most - verified.checked),
        options.streams,
      )
      const explained = await explain(client, kind, keys)
      const last = keys.at(-1)
      const beside = last
        ? kind.beside?.differing(keys)
        : options.streams
          ? undefined
          : kind.beside?.unexplained(mostDifferences)
      for (const difference of [
        ...explained.gaps,
        ...(await compare(client, explained)),
        ...(await linesOf(client, beside)),
      ])
        if (verified.differences.length < mostDifferences) verified.differences.push(difference)
      await client.query('commit')
      client.release()
      verified.checked += keys.length
      if (!last) return verified
      options.onBatch?.(verified.checked)
      after = last
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  return verified
}

async function linesOf(client: PoolClient, beside: Statement | undefined): Promise<string[]> {
  return beside ? (await client.query<{ difference: string }>(beside)).rows.map(({ difference }) => difference) : []
}

const keyOfStream = ({ region, stream }: StreamKey) => `${region}/${stream}`

/** Where a stream stands among all. */
export type StreamKey = { region: string; stream: string }

/** Before the first stream there can be. */
export const beforeAll: StreamKey = { region: '', stream: '00000000-0000-0000-0000-000000000000' }

/** The streams of a kind that follow one, in the order of their ids. */
export async function nextStreams(
  client: PoolClient,
  kind: string,
  after: StreamKey,
  limit: number,
  only?: string[],
): Promise<StreamKey[]> {
  const found = await client.query<StreamKey>(
    statement(
      `select region, stream
       from log.events
       where (region, stream) > ($1, $2::uuid)
         and version = 1
         and starts_with(type, $3)
         and ($4::uuid[] is null or stream = any ($4::uuid[]))
       order by region, stream
       limit $5`,
      [after.region, after.stream, `${kind}.`, only ?? null, limit],
    ),
  )
  return found.rows
}

/**
 * Rows of one table as the log explains them. What several definitions wrote of a row is one row: the last write of a column counts.
 * `parts`: keys of rows of which the log gives some columns only. `shared`: what a row says also depends on what it said before.
 */
export type ExplainedTable = {
  name: string
  key: readonly string[]
  shared: boolean
  rows: Map<string, Row>
  parts: Set<string>
}
/** What the log says of some streams, and where it has gaps itself. */
export type Explained = { streams: readonly StreamKey[]; tables: Map<string, ExplainedTable>; gaps: string[] }

/** Folds these streams and derives their rows. */
export async function explain<State, Command, Event extends Fact, Env>(
  client: PoolClient,
  kind: StreamKind<State, Command, Event, Env>,
  streams: readonly StreamKey[],
): Promise<Explained> {
  const explained: Explained = { streams, tables: new Map(), gaps: [] }
  const { rows } = await client.query<Row>(readEntries(streams))
  const byStream = Map.groupBy(rows.map(recordedFrom), keyOfStream)
  for (const { region, stream } of streams) {
    const entries = byStream.get(keyOfStream({ region, stream })) ?? []
    if (entries.some((entry, index) => entry.version !== index + 1))
      explained.gaps.push(`log.events ${region}/${stream}: versions are not 1 to ${entries.length}`)
    replay(kind, { region, stream }, entries, explained.tables)
  }
  return explained
}

/** One line per row that is missing, unexpected or different. */
export async function compare(client: PoolClient, { streams, tables }: Explained): Promise<string[]> {
  const differences: string[] = []
  for (const table of tables.values()) differences.push(...(await compareTable(client, table, streams)))
  return differences
}

/** The rows of one stream, command by command, as the writes made them. */
function replay<State, Command, Event extends Fact, Env>(
  kind: StreamKind<State, Command, Event, Env>,
  key: StreamKey,
  entries: readonly Recorded[],
  into: Explained['tables'],
): void {
  let state = kind.decider.initial
  for (let from = 0; from < entries.length;) {
    const of = entries[from]!.commandId
    const end = entries.findIndex((entry, index) => index > from && entry.commandId !== of)
    const mine = entries.slice(from, end < 0 ? entries.length : end)
    const events = mine.map((entry) => eventFrom<Event>(entry.type, entry.data))
    state = fold(kind.decider, events, state)
    for (const change of kind.project({ ...key, version: mine.at(-1)!.version }, state, events, mine))
      apply(change, into)
    from += mine.length
  }
}

function apply(change: RowChange, into: Explained['tables']): void {
  const { name, key, columns, onConflict, part } = change.table
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]))
  const table = into.get(name) ?? { name, key, shared: false, rows: new Map<string, Row>(), parts: new Set<string>() }
  into.set(name, table)
  if (typeof onConflict === 'object') table.shared = true
  if ('remove' in change) for (const row of change.remove) table.rows.delete(keyOf(row))
  else
    for (const row of change.upsert) {
      const at = keyOf(row)
      const there = table.rows.get(at)
      if (!part) table.parts.delete(at)
      else if (!there) table.parts.add(at)
      // As the write takes it: the columns of the definition, and of those that the row doesn't name, nothing.
      const written = Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
      if (!there || onConflict !== 'keep') table.rows.set(at, { ...there, ...written })
    }
}

async function compareTable(
  client: PoolClient,
  { name, key, rows }: ExplainedTable,
  streams: readonly StreamKey[],
): Promise<string[]> {
  const differences: string[] = []
  for (const same of alike(rows.values())) differences.push(...(await compareRows(client, name, key, same)))
  if (key.includes('stream'))
    differences.push(...(await findUnexplained(client, name, key, [...rows.values()], streams)))
  return differences
}

/** Rows by which columns they have: one statement serves those that have the same. */
export const alike = (rows: Iterable<Row>): Row[][] => [
  ...Map.groupBy(rows, (row) => JSON.stringify(Object.keys(row).toSorted())).values(),
]

/** The key of a row as differences name it. */
export const shownKey = (alias: string, key: readonly string[]) =>
  `json_build_array(${key.map((column) => `${alias}.${column}`).join(', ')})::text`
/** Condition that the row `t` of a table is the explained row `e`. */
export const sameKey = (key: readonly string[]) => key.map((column) => `t.${column} = e.${column}`).join(' and ')

/** Rows with the same columns. PostgreSQL reads both sides as its own types, so a day or an array is compared as such. */
async function compareRows(
  client: PoolClient,
  name: string,
  key: readonly string[],
  rows: readonly Row[],
): Promise<string[]> {
  const others = Object.keys(rows[0]!).filter((column) => !key.includes(column))
  const wrong = await client.query<{ key: string; found: boolean; columns: string[] }>(
    statement(
      `select ${shownKey('e', key)} as key, t.${key[0]} is not null as found,
              array_remove(array[${others.map((column) => `case when t.${column} is distinct from e.${column} then '${column}' end`).join(', ')}]::text[], null) as columns
       from json_populate_recordset(null::${name}, $1::json) e
       left join ${name} t
         on ${sameKey(key)}
       where t.${key[0]} is null${others.map((column) => ` or t.${column} is distinct from e.${column}`).join('')}`,
      [JSON.stringify(rows)],
    ),
  )
  return wrong.rows.map((row) =>
    row.found ? `${name} ${row.key}: different in ${row.columns.join(', ')}` : `${name} ${row.key}: missing`,
  )
}

/** Rows of these streams that stand in the table without an event that wrote them. */
async function findUnexplained(
  client: PoolClient,
  name: string,
  key: readonly string[],
  rows: readonly Row[],
  streams: readonly StreamKey[],
): Promise<string[]> {
  const extra = await client.query<{ key: string }>(
    statement(
      `select ${shownKey('t', key)} as key
       from ${name} t
       join unnest($2::text[], $3::uuid[]) as s (region, stream)
         on s.region = t.region
         and s.stream = t.stream
       where not exists (select from json_populate_recordset(null::${name}, $1::json) e where ${sameKey(key)})`,
      [JSON.stringify(rows), streams.map((one) => one.region), streams.map((one) => one.stream)],
    ),
  )
  return extra.rows.map((row) => `${name} ${row.key}: no event explains it`)
}
