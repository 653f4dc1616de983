import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { addressOf } from '#platform/db.ts'
import { functionRights, tableRights, withoutPolicies, withoutRegion, type Rights } from './authorization/rights.ts'
import { testDatabase, testPassword } from './harness/postgres.ts'

const zones = ['yichuang_public', 'yichuang_desk', 'yichuang_review']
const roles = [...zones, 'yichuang_system', 'yichuang_jobs']
/** Whose rights are written down. */
const bounded = [...zones, 'yichuang_jobs']
let owner: Client
let url: string

before(async () => {
  url = (await testDatabase()).url
  owner = new Client({ connectionString: url })
  owner.on('error', () => {})
  await owner.connect()
})
after(() => owner.end())

const any = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`
const ours = `${any} and n.nspname not in ('graphile_worker', 'migration')`

for (const role of bounded)
  test(`${role} may touch exactly the tables that are written down`, async () => {
    assert.deepEqual(await rightsOf(role), sorted(tableRights[role]!))
  })

test('no zone writes any table', () => {
  for (const role of zones)
    assert.ok(Object.values(tableRights[role]!).every((right) => right === 's' || right.startsWith('s(')))
})

for (const role of bounded)
  test(`${role} may call exactly the functions that are written down`, async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select distinct format('%s.%s', n.nspname, p.proname) as name
       from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace
       where ${any}
         and has_schema_privilege($1, n.oid, 'usage')
         and has_function_privilege($1, p.oid, 'execute')
       order by 1`,
      [role],
    )
    assert.deepEqual(
      rows.map(({ name }) => name),
      functionRights[role]!.toSorted(),
    )
  })

test('nobody may change or delete an event, not even the role that writes the log', async () => {
  for (const role of roles)
    for (const right of ['update', 'delete', 'truncate'])
      assert.equal(await may(role, 'log.events', right), false, `${role} ${right}`)
  assert.equal(await may('yichuang_system', 'log.events', 'insert'), true)
})

test('records that are evidence are only ever added to', async () => {
  for (const table of ['platform.personal_reads', 'platform.registers'])
    for (const right of ['update', 'delete', 'truncate'])
      assert.equal(await may('yichuang_system', table, right), false, `${table} ${right}`)
  for (const right of ['delete', 'truncate'])
    assert.equal(await may('yichuang_system', 'sealed.duties', right), false, `sealed.duties ${right}`)
})

test('the review role can look at nothing in the vault, among the parties, under the seal, in the files or in the log', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where (n.nspname in ('vault', 'identity', 'sealed', 'documents', 'credentials', 'access') or format('%s.%s', n.nspname, c.relname) like 'log.%')
       and c.relkind in ('r', 'v', 'm', 'p')`,
  )
  assert.ok(rows.length > 15)
  for (const { name } of rows)
    assert.equal(
      (await owner.query(`select has_any_column_privilege('yichuang_review', $1, 'select') as may`, [name])).rows[0]
        .may,
      false,
      name,
    )
})

test('the role of the job queue is refused every case, every answer and every event, whoever asks by it', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind in ('r', 'v', 'm', 'p')`,
  )
  const names = rows.map(({ name }) => name).filter((name) => name !== 'platform.outbox')
  for (const schema of ['cases', 'vault', 'sealed', 'log', 'identity', 'documents', 'access'])
    assert.ok(
      names.some((name) => name.startsWith(`${schema}.`)),
      schema,
    )
  const jobs = new Client({ connectionString: addressOf('jobs', url, testPassword('jobs')) })
  await jobs.connect()
  try {
    for (const name of names) await assert.rejects(jobs.query(`select from ${name} limit 1`), { code: '42501' }, name)
    await jobs.query('select from platform.outbox limit 1')
  } finally {
    await jobs.end()
  }
})

test('no role of ours owns anything, is a superuser, passes by row policies or belongs to another', async () => {
  const { rows } = await owner.query(
    `select r.rolname from pg_roles r
     where r.rolname = any ($1)
       and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
         or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and ${any})
         or exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid and g.rolname <> 'pg_read_all_stats'))`,
    [roles],
  )
  assert.deepEqual(rows, [])
})

test('every table with a region has row policies, or a written reason why not', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'region' and not a.attisdropped
     where ${ours} and c.relkind in ('r', 'p') and not c.relrowsecurity
     order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    Object.keys(withoutPolicies).toSorted(),
  )
  for (const [name, reason] of Object.entries(withoutPolicies))
    if (reason.startsWith('system only'))
      for (const role of zones)
        assert.equal(
          (await owner.query(`select has_any_column_privilege($1, $2, 'select') as may`, [role, name])).rows[0].may,
          false,
          `${role} ${name}`,
        )
})

test('the region leads the primary key of every table, or a written reason says why not', async () => {
  const { rows } = await owner.query<{ name: string; first: string | null }>(
    `select format('%s.%s', n.nspname, c.relname) as name, a.attname as first
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where ${ours} and c.relkind in ('r', 'p')
     order by 1`,
  )
  assert.ok(rows.length > 30)
  assert.deepEqual(
    rows.filter(({ first }) => first !== 'region').map(({ name }) => name),
    Object.keys(withoutRegion).toSorted(),
  )
})

test('functions that act with the owner’s rights fix their search path', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%s.%s', n.nspname, p.proname) as name
     from pg_proc p
     join pg_namespace n on n.oid = p.pronamespace
     where ${ours} and p.prosecdef and not coalesce(p.proconfig, '{}') && array['search_path=""', 'search_path=', 'search_path=pg_catalog, pg_temp']
     order by 1`,
  )
  assert.deepEqual(rows, [])
})

test('no policy lets everybody see everything, but for the public record', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%s.%s', schemaname, tablename) as name
     from pg_policies
     where not roles = '{yichuang_system}'
       and not (roles = '{yichuang_jobs}' and schemaname = 'graphile_worker')
       and (qual is null or qual = 'true' or cmd <> 'SELECT')
     order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    [
      'cases.public_notices',
      'credentials.credentials',
      'credentials.decisions',
      'credentials.faces',
      'credentials.turns',
      'credentials.versions',
    ],
  )
})

async function may(role: string, table: string, right: string): Promise<boolean> {
  return (await owner.query(`select has_table_privilege($1, $2, $3) as may`, [role, table, right])).rows[0].may
}

/** The rights of a role to whole tables, or to the columns it has them for. */
async function rightsOf(role: string): Promise<Rights> {
  const { rows } = await owner.query<{ name: string; whole: string; some: string | null }>(
    `select format('%s.%s', n.nspname, c.relname) as name,
       concat(
         case when has_table_privilege($1, c.oid, 'select') then 's' end,
         case when has_table_privilege($1, c.oid, 'insert') then 'i' end,
         case when has_table_privilege($1, c.oid, 'update') then 'u' end,
         case when has_table_privilege($1, c.oid, 'delete') then 'd' end) as whole,
       (select string_agg(format('%s(%s)', left(r, 1), columns), ' ' order by r)
        from unnest(array['insert', 'select', 'update']) r
        cross join lateral (
          select string_agg(a.attname, ', ' order by a.attname) as columns
          from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege($1, c.oid, a.attnum, r)) s
        where columns is not null
          and not has_table_privilege($1, c.oid, r)) as some
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where ${any}
       and c.relkind in ('r', 'p', 'v', 'm')
       and has_schema_privilege($1, n.oid, 'usage')`,
    [role],
  )
  return sorted(
    Object.fromEntries(
      rows.flatMap(({ name, whole, some }) => {
        const rights = [whole, some].filter(Boolean).join(' ')
        return rights ? [[name, rights]] : []
      }),
    ),
  )
}

const sorted = (rights: Rights): Rights =>
  Object.fromEntries(Object.entries(rights).toSorted(([a], [b]) => (a < b ? -1 : 1)))
