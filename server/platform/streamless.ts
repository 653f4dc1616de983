import { mostDifferences, shownKey } from './verify.ts'

/**
 * Rows of streams that the log has not: of every table with a `region` and a `stream` that is never null, those whose stream has no first
 * event there. The tables are the database's own, so one that is added is looked at too. One statement per table, an anti join with the log's
 * primary key, which reads the table once, whatever is found.
 *
 * Nothing but a person takes such a row away: it may be the last trace of a stream that the log has lost.
 *
 * @param sql asks as the owner of the database: no other role may read every table
 * @param but.begun tables whose rows make a stream known that has no event yet, such as drafts
 * @param but.apart tables that are not looked at, because their rows may stand where no stream does
 * @returns lines as `verifyProjections` gives them, at most `mostDifferences`
 */
export async function findStreamless(
  sql: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>,
  { begun, apart }: { begun: readonly string[]; apart: readonly string[] },
): Promise<string[]> {
  const differences: string[] = []
  const unknown = ['log.events k where k.version = 1', ...begun.map((name) => `${name} k where true`)].map(
    (known) => `not exists (select from ${known} and k.region = t.region and k.stream = t.stream)`,
  )
  for (const { name, key } of await sql<{ name: string; key: string[] }>(tablesOfStreams, [apart])) {
    const found = await sql<{ key: string }>(
      `select ${shownKey('t', key)} as key from ${name} t where ${unknown.join(' and ')} limit $1`,
      [mostDifferences - differences.length],
    )
    differences.push(...found.map((row) => `${name} ${row.key}: no stream of the log`))
    if (differences.length >= mostDifferences) break
  }
  return differences
}

const tablesOfStreams = `
  select c.oid::regclass::text as name,
         array(select a.attname::text
               from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, nth), pg_attribute a
               where i.indrelid = c.oid
                 and i.indisprimary
                 and a.attrelid = c.oid
                 and a.attnum = k.attnum
               order by k.nth) as key
  from pg_class c
  join pg_attribute r
    on r.attrelid = c.oid
    and r.attname = 'region'
  join pg_attribute s
    on s.attrelid = c.oid
    and s.attname = 'stream'
    and s.attnotnull
  where c.relkind in ('r', 'p')
    and not c.relispartition
    and c.relpersistence <> 't'
    and c.oid <> 'log.events'::regclass
    and c.oid <> all ($1::text[]::regclass[])
  order by 1`
