import { Client } from 'pg'

/** Tables that may change although nothing was done: who looked, who is logged in, how far readers are. */
const apart = ['access.sessions', 'platform.personal_reads', 'platform.checkpoints']

/** Number and digest of the rows of every table of ours; a new table enters by itself. */
export type Snapshot = Record<string, string>

export type Snapshots = {
  take(): Promise<Snapshot>
  /** Waits until every reader has come to the end of the log and no effect is on its way; what has failed and waits for its next try is at rest. */
  rest(): Promise<void>
  close(): Promise<void>
}

/** Looks at the database as its owner, past every row policy. */
export async function openSnapshots(databaseUrl: string): Promise<Snapshots> {
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  const tables = (
    await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name
       from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migration')
         and format('%s.%s', schemaname, tablename) <> all ($1)
       order by 1`,
      [apart],
    )
  ).rows.map((row) => row.name)
  const all = tables
    .map(
      (name) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t`,
    )
    .join('\nunion all\n')
  const take = async (): Promise<Snapshot> =>
    Object.fromEntries(
      (await client.query<{ name: string; digest: string }>(all)).rows.map(({ name, digest }) => [name, digest]),
    )
  return {
    take,
    close: () => client.end(),
    async rest() {
      let before = ''
      let left: unknown
      // Pages are painted meanwhile, which on a busy machine takes its time.
      const deadline = performance.now() + 120_000
      while (performance.now() < deadline) {
        const { rows } = await client.query(
          `select kind, 0 as attempts, '' as error from platform.outbox
           union all
           select 'not read by ' || c.reader, 0, ''
           from platform.checkpoints c
           where exists (select from log.events e where (e.tx, e.position) > (c.tx, c.position))
           union all
           select t.identifier, j.attempts, j.last_error
           from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id
           where j.last_error is null`,
        )
        left = rows
        const now = rows.length === 0 ? JSON.stringify(await take()) : ''
        if (now !== '' && now === before) return
        before = now
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
      throw new Error(`the platform does not come to rest: ${JSON.stringify(left).slice(0, 500)}`)
    },
  }
}

/** The tables in which two snapshots differ. */
export function changed(before: Snapshot, now: Snapshot): string[] {
  return Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name])
}
