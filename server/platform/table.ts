/** A table that projections write: its key, and its other columns. Rows are plain objects with exactly these members. */
export type Table = {
  /** Tells two definitions over one table apart. */
  id: number
  name: string
  key: readonly string[]
  columns: readonly string[]
  /** What an upsert does to a row that is there: take the new values (default), leave it, or an expression per column. */
  onConflict: 'update' | 'keep' | 'refuse' | Record<string, string>
  /** Rows of this table are locked before the log gives positions, so that who waited for one stands after them in the log. */
  lockFirst?: boolean
  /** Some columns of rows that are made elsewhere; see `partOf`. */
  part?: boolean
}

/** One row to be written, by column names; values go through JSON. */
export type Row = Record<string, unknown>

/** Projections return rows, not SQL: the same change writes one command, loads a year by COPY (`bench/load.ts`), and is what `verify` compares the tables with. */
export type RowChange = { table: Table; upsert: readonly Row[] } | { table: Table; remove: readonly Row[] }

let defined = 0

/**
 * Defines a table for projections; call it once per table, at load, because statements are remembered by definition.
 *
 * @param others columns outside the key
 * @param onConflict what an upsert does to a row that is there
 */
export function table(
  name: string,
  key: readonly string[],
  others: readonly string[] = [],
  onConflict: Table['onConflict'] = 'update',
): Table {
  defined += 1
  return { id: defined, name, key, columns: [...key, ...others], onConflict }
}

/** A table whose rows are written once; a second row under the same key is an error, not an update. */
export function writeOnce(name: string, key: readonly string[], others: readonly string[] = []): Table {
  return { ...table(name, key, others), onConflict: 'refuse' }
}

/** Some columns of rows that are first written whole beside the log's own words, so that no row can be made of these alone. */
export function partOf(whole: Table, others: readonly string[]): Table {
  return { ...table(whole.name, whole.key, others), part: true }
}

/** Rows to be inserted, or to meet the row under their key as the table says. */
export const upsert = (into: Table, ...rows: Row[]): RowChange => ({ table: into, upsert: rows })
/** Rows to be deleted; of each, only the members of the table's key are looked at. */
export const remove = (from: Table, ...rows: Row[]): RowChange => ({ table: from, remove: rows })

/** Tables of the platform that any stream may derive rows for. */
export const readers = table('log.readers', ['region', 'stream', 'subject'])
/** Other ids under which a stream is known to those who may not learn its own, such as a reviewer's task. */
export const aliases = table('log.aliases', ['region', 'alias'], ['stream', 'desk'])
/** 时限 under way: at `due_at` the command for the stream's kind is sent. */
export const deadlines = table('platform.deadlines', ['region', 'stream', 'name'], ['kind', 'due_at'])
/** Effects that were called for and are not done, nor in the queue; one that was put in twice stays as it was first. */
export const outbox = table(
  'platform.outbox',
  ['region', 'id'],
  ['stream', 'kind', 'payload', 'created_at', 'keeper', 'priority'],
  'keep',
)
/** Numbers given in a register (such as 证照 of one year) and the stream that has each; a second taker fails. */
export const registers = writeOnce('platform.registers', ['region', 'register', 'number'], ['stream'])
/** Wrapped keys, one per stream; the first one stays, or what it sealed would be lost. */
export const vaultKeys = table('vault.keys', ['region', 'stream'], ['wrapped'], 'keep')
/** Sealed personal data of a stream, by name; a later value replaces the earlier. */
export const vaultEntries = table('vault.entries', ['region', 'stream', 'name'], ['sealed', 'updated_at'])
/** Blind index: by which hashed texts a stream is found. */
export const vaultTerms = table('vault.terms', ['region', 'term', 'stream'])
/** Written once: no role may read or change who stands behind a code. */
export const assignments = writeOnce(
  'sealed.assignments',
  ['region', 'alias'],
  ['stream', 'code', 'person', 'grant_id', 'salt'],
)
/** A second class of duty for the same person becomes a text that the table's check refuses. */
export const duties = table('sealed.duties', ['region', 'stream', 'person'], ['duty'], {
  duty: `case when duties.duty = excluded.duty then excluded.duty else duties.duty || ' and ' || excluded.duty end`,
})
