import type { ClientBase } from 'pg'

/**
 * Takes the statistics of the tables that hold rows. Of an empty table that was looked at, the planner believes that it stays empty: it would
 * take any index of its region for as good as its key, and keep to that while drafts and files come in. In a city's database none is empty.
 */
export async function takeStatistics(owner: ClientBase, how: 'analyze' | 'vacuum analyze'): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r'
       and n.nspname not in ('pg_catalog', 'information_schema')
       and pg_relation_size(c.oid) > 0`,
  )
  if (rows.length > 0) await owner.query(`${how} ${rows.map(({ name }) => name).join(', ')}`)
}
