import type { PoolClient } from 'pg'
import { fold } from '#kernel/decider.ts'
import { statement, type Row } from './db.ts'
import type { Recorded } from './envelope.ts'
import { readEntries, recordedFrom } from './log.ts'
import type { Platform } from './platform.ts'
import { eventFrom, type Fact, type StreamKind } from './stream.ts'
import type { RowChange } from './table.ts'

/** What a comparison of tables with the log has found. */
export type Verified = {
  /** Streams that were folded again. */
  checked: number
  /** One line per row that is missing, unexpected or different, at most `mostDifferences`. */
  differences: string[]
}

const batch = 100
const mostDifferences = 200

/**
 * Folds streams of one kind from the log, derives their rows again and compares them with the rows that stand in the tables. Each batch
 * is read in one snapshot, so it may run beside writers. Compared are the columns that `project` writes; in tables keyed by the stream a
 * row that no event explains is a difference too.
 *
 * @param options.streams only these streams; all of the kind without it
 * @param options.limit at most so many streams, in the order of their ids
 */
export async function verifyProjections<State, Command, Event extends Fact, Env>(
  platform: Pick<Platform, 'db'>,
  kind: StreamKind<State, Command, Event, Env>,
  options: { streams?: string[]; limit?: number } = {},
): Promise<Verified> {
  const verified: Verified = { checked: 0, differences: [] }
  const most = options.limit ?? Infinity
  let after: StreamKey = { region: '', stream: '00000000-0000-0000-0000-000000000000' }
  while (verified.checked < most && verified.differences.length < mostDifferences) {
    const client = await platform.db.pools.system.connect()
    try {
      await client.query('begin transaction isolation level repeatable read read only')
      const keys = await nextStreams(
        client,
        kind.name,
        after,
        Math.min(batch, most - verified.checked),
        options.streams,
      )
      for (const difference of await compareBatch(client, kind, keys))
        if (verified.differences.length < mostDifferences) verified.differences.push(difference)
      await client.query('commit')
      client.release()
      verified.checked += keys.length
      const last = keys.at(-1)
      if (!last) return verified
      after = last
    } catch (error) {
      client.release(true)
      throw error
    }
  }
  return verified
}

type StreamKey = { region: string; stream: string }

async function nextStreams(
  client: PoolClient,
  kind: string,
  after: StreamKey,
  limit: number,
  only: string[] | undefined,
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

/** Rows of one table as the log explains them. What several definitions wrote of a row is one row: the last write of a column counts. */
type Explained = { name: string; key: readonly string[]; rows: Map<string, Row> }
type Expected = Map<string, Explained>

async function compareBatch<State, Command, Event extends Fact, Env>(
  client: PoolClient,
  kind: StreamKind<State, Command, Event, Env>,
  keys: readonly StreamKey[],
): Promise<string[]> {
  const expected: Expected = new Map()
  const differences: string[] = []
  for (const { region, stream } of keys) {
    const entries = (await client.query<Row>(readEntries(region, stream))).rows.map(recordedFrom)
    if (entries.some((entry, index) => entry.version !== index + 1))
      differences.push(`log.events ${region}/${stream}: versions are not 1 to ${entries.length}`)
    replay(kind, { region, stream }, entries, expected)
  }
  for (const table of expected.values()) differences.push(...(await compareTable(client, table, keys)))
  return differences
}

/** The rows of one stream, command by command, as the writes made them. */
function replay<State, Command, Event extends Fact, Env>(
  kind: StreamKind<State, Command, Event, Env>,
  key: StreamKey,
  entries: readonly Recorded[],
  into: Expected,
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

function apply(change: RowChange, into: Expected): void {
  const { name, key, onConflict } = change.table
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]))
  const { rows } = into.get(name) ?? { rows: new Map<string, Row>() }
  into.set(name, { name, key, rows })
  if ('remove' in change) for (const row of change.remove) rows.delete(keyOf(row))
  else
    for (const row of change.upsert) {
      const there = rows.get(keyOf(row))
      if (!there || onConflict !== 'keep') rows.set(keyOf(row), { ...there, ...row })
    }
}

async function compareTable(
  client: PoolClient,
  { name, key, rows }: Explained,
  streams: readonly StreamKey[],
): Promise<string[]> {
  const differences: string[] = []
  const alike = Map.groupBy(rows.values(), (row) => JSON.stringify(Object.keys(row).toSorted()))
  for (const same of alike.values()) differences.push(...(await compareRows(client, name, key, same)))
  if (key.includes('stream'))
    differences.push(...(await findUnexplained(client, name, key, [...rows.values()], streams)))
  return differences
}

const shownKey = (alias: string, key: readonly string[]) =>
  `json_build_array(${key.map((column) => `${alias}.${column}`).join(', ')})::text`
const sameKey = (key: readonly string[]) => key.map((column) => `t.${column} = e.${column}`).join(' and ')

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
