import type { Pool, PoolClient } from 'pg'
import { statement } from './db.ts'
import type { Fact, StreamKind } from './stream.ts'
import {
  alike,
  atOnce,
  beforeAll,
  compare,
  explain,
  nextStreams,
  sameKey,
  type Explained,
  type ExplainedTable,
  type StreamKey,
} from './verify.ts'

/** What a batch of streams came to; lines as `verifyProjections` gives them. */
export type Rebuilt = {
  /** Streams that were folded again. */
  checked: number
  /** Differences that are none any more. */
  mended: string[]
  /** Differences that the log can't mend: streams with gaps, rows that it knows in part, rows that several streams share. */
  left: string[]
}

/** So long a rebuild waits for commands under way, which others then wait behind. */
const patienceMs = 5_000

/**
 * Writes the rows of all streams of a kind as the log explains them: deletes what no event explains, inserts what is missing, sets what is
 * different. Each batch is one transaction in which nobody can append to the log, so it may run beside servers and be broken off; a
 * second run finds nothing to do where the first one was. What `project` doesn't write is not touched.
 *
 * @param owner connections of the owner of the database: the server's own role may not change rows that are written once
 * @yields what each batch came to, once it is committed
 */
export async function* rebuildProjections<State, Command, Event extends Fact, Env>(
  owner: Pool,
  kind: StreamKind<State, Command, Event, Env>,
): AsyncGenerator<Rebuilt, void> {
  let after = beforeAll
  for (;;) {
    const keys = await streamsAfter(owner, kind.name, after)
    const last = keys.at(-1)
    if (!last) return
    yield await rebuildBatch(owner, kind, keys)
    after = last
  }
}

async function streamsAfter(owner: Pool, kind: string, after: StreamKey): Promise<StreamKey[]> {
  const client = await owner.connect()
  try {
    return await nextStreams(client, kind, after, atOnce)
  } finally {
    client.release()
  }
}

async function rebuildBatch<State, Command, Event extends Fact, Env>(
  owner: Pool,
  kind: StreamKind<State, Command, Event, Env>,
  keys: readonly StreamKey[],
): Promise<Rebuilt> {
  const client = await owner.connect()
  try {
    await client.query('begin transaction isolation level read committed read write')
    await client.query(`set local lock_timeout = ${patienceMs}`)
    // Every write appends to the log first: what is read from here on stays true until the commit.
    await client.query('lock table log.events in share mode')
    const explained = await explain(client, kind, keys)
    const found = await compare(client, explained)
    // Of a log with gaps nothing can be made.
    const mends = found.length > 0 && explained.gaps.length === 0
    if (mends) await write(client, explained)
    const left = mends ? await compare(client, explained) : found
    await client.query('commit')
    client.release()
    const still = new Set(left)
    return {
      checked: keys.length,
      mended: found.filter((line) => !still.has(line)),
      left: [...explained.gaps, ...left],
    }
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** First what is too much, of all tables: a row that is missing may need the place. */
async function write(client: PoolClient, { streams, tables }: Explained): Promise<void> {
  const own = [...tables.values()].filter(({ shared }) => !shared)
  for (const table of own) if (table.key.includes('stream')) await deleteUnexplained(client, table, streams)
  for (const table of own) {
    for (const rows of alike(table.rows.values())) await setDifferent(client, table, rows)
    const whole = [...table.rows].flatMap(([key, row]) => (table.parts.has(key) ? [] : [row]))
    for (const rows of alike(whole)) await insertMissing(client, table, rows)
  }
}

async function deleteUnexplained(
  client: PoolClient,
  { name, key, rows }: ExplainedTable,
  streams: readonly StreamKey[],
): Promise<void> {
  await client.query(
    statement(
      `delete from ${name} t
       using unnest($2::text[], $3::uuid[]) as s (region, stream)
       where s.region = t.region
         and s.stream = t.stream
         and not exists (select from json_populate_recordset(null::${name}, $1::json) e where ${sameKey(key)})`,
      [JSON.stringify([...rows.values()]), streams.map((one) => one.region), streams.map((one) => one.stream)],
    ),
  )
}

async function setDifferent(client: PoolClient, { name, key }: ExplainedTable, rows: object[]): Promise<void> {
  const others = Object.keys(rows[0]!).filter((column) => !key.includes(column))
  if (others.length === 0) return
  await client.query(
    statement(
      `update ${name} t
       set ${others.map((column) => `${column} = e.${column}`).join(', ')}
       from json_populate_recordset(null::${name}, $1::json) e
       where ${sameKey(key)}
         and (${others.map((column) => `t.${column} is distinct from e.${column}`).join(' or ')})`,
      [JSON.stringify(rows)],
    ),
  )
}

async function insertMissing(client: PoolClient, { name, key }: ExplainedTable, rows: object[]): Promise<void> {
  const columns = Object.keys(rows[0]!).join(', ')
  await client.query(
    statement(
      `insert into ${name} (${columns})
       select ${columns}
       from json_populate_recordset(null::${name}, $1::json) e
       where not exists (select from ${name} t where ${sameKey(key)})`,
      [JSON.stringify(rows)],
    ),
  )
}
