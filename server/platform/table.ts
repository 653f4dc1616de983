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
}

export type Row = Record<string, unknown>

/** Projections return rows, not SQL: the same change writes one command, rebuilds a table, loads a year by COPY, and is compared by `verify`. */
export type RowChange = { table: Table; upsert: readonly Row[] } | { table: Table; remove: readonly Row[] }

let defined = 0

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

export const upsert = (into: Table, ...rows: Row[]): RowChange => ({ table: into, upsert: rows })
export const remove = (from: Table, ...rows: Row[]): RowChange => ({ table: from, remove: rows })

/** Tables of the platform that any stream may derive rows for. */
export const readers = table('log.readers', ['region', 'stream', 'subject'])
export const aliases = table('log.aliases', ['region', 'alias'], ['stream', 'desk'])
export const deadlines = table('platform.deadlines', ['region', 'stream', 'name'], ['kind', 'due_at'])
export const outbox = table('platform.outbox', ['region', 'id'], ['stream', 'kind', 'payload', 'created_at'], 'keep')
export const registers = writeOnce('platform.registers', ['region', 'register', 'number'], ['stream'])
export const vaultKeys = table('vault.keys', ['region', 'stream'], ['wrapped'], 'keep')
export const vaultEntries = table('vault.entries', ['region', 'stream', 'name'], ['sealed', 'updated_at'])
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
