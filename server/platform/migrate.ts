import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { permissions } from '#contracts/permissions.ts'
import { CannotStart } from './cannot-start.ts'
import { addressOf, loginRoles, type LoginRole } from './db.ts'
import { QueuePool, silent } from './queue-pool.ts'

/** One SQL file; `name` is its path below `server/` and decides whether it has run. */
export type Migration = { name: string; text: string }

/** SQL files of the platform first, then those of each module in the order of their names. Forward only. */
export function findMigrations(server: string = join(import.meta.dirname, '..')): Migration[] {
  const folders = [join(server, 'platform/migrations')]
  for (const module of readdirSync(join(server, 'modules')).toSorted())
    folders.push(join(server, 'modules', module, 'migrations'))
  return folders.flatMap((folder) => {
    let files: string[]
    try {
      files = readdirSync(folder)
    } catch {
      return []
    }
    return files
      .filter((file) => file.endsWith('.sql'))
      .toSorted()
      .map((file) => ({
        name: join(folder, file).slice(server.length + 1),
        text: readFileSync(join(folder, file), 'utf8'),
      }))
  })
}

/**
 * Brings the database to the newest shape, each file in a transaction of its own, under one advisory lock, so that several servers
 * may start at once. Makes the database roles and gives them their passwords.
 *
 * @throws CannotStart when the server is too old, a file that has already run was changed since, or the root key is not the one that the data was sealed with
 */
export async function migrate(
  url: string,
  passwordOf: (role: LoginRole) => string,
  report: (line: string) => void = () => {},
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'yichuang-migrate' })
  await client.connect()
  try {
    await refuseOldServer(client)
    await client.query(`select pg_advisory_lock(hashtext('yichuang.migrate'))`)
    await client.query(`create schema if not exists migration`)
    await demandSameKey(client, url, passwordOf)
    await makeRoles(client, passwordOf)
    await migrateQueue(url)
    await client.query(
      `create table if not exists migration.applied (name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    )
    const applied = new Map<string, string>(
      (await client.query<{ name: string; hash: string }>(`select name, hash from migration.applied`)).rows.map(
        (row) => [row.name, row.hash],
      ),
    )
    for (const { name, text } of findMigrations()) {
      const hash = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before === hash) continue
      if (before)
        throw new CannotStart(
          `这些数据是由另一个版本的程序建立的（建表文件 ${name} 的内容已经不同），本版本不能在上面继续运行。请改用建立这些数据的版本，或者换一个空的数据文件夹（YICHUANG_DATA）或数据库。`,
          `This data was made by another version of the program (migration ${name} has already run and was changed since), and this version cannot go on with it. Use the version that made it, or an empty data folder (YICHUANG_DATA) or database.`,
        )
      report(name)
      await client.query('begin')
      await client.query(text)
      await client.query(`insert into migration.applied (name, hash) values ($1, $2)`, [name, hash])
      await client.query('commit')
    }
    await shutTemporarySchema(client)
    await tellOfRegions(client)
    await writePermissions(client)
  } finally {
    await client.end()
  }
}

/**
 * Whoever began with another root key could read nothing that was sealed, and the new passwords of the roles would shut out the servers that run.
 * What follows from the key stands here by a hash alone; of data from before there was one, the password of their role tells.
 */
async function demandSameKey(client: pg.Client, url: string, passwordOf: (role: LoginRole) => string): Promise<void> {
  const mine = createHash('sha256')
    .update(`yichuang-root ${passwordOf('system')}`)
    .digest('hex')
  await client.query(`create table if not exists migration.root_key (hash text primary key)`)
  const { rows } = await client.query<{ hash: string }>(`select hash from migration.root_key`)
  const same = rows[0] ? rows[0].hash === mine : await opensItsData(client, url, passwordOf)
  if (!same)
    throw new CannotStart(
      '这个数据库是用另一把密钥建立的，用数据文件夹里的 keys/root.key 读不出已经加密的内容。请放回当初的 keys/root.key（几台服务器共用一个数据库时，也要共用同一个数据文件夹）。',
      'This database was made with another root key, and keys/root.key in the data folder opens nothing of what is sealed in it. Put back the keys/root.key of then (servers over one database share one data folder, too).',
    )
  await client.query(`insert into migration.root_key (hash) values ($1) on conflict do nothing`, [mine])
}

/** Whether a database without a hash of its key is a new one, or lets in the role with the password that this key gives. */
async function opensItsData(client: pg.Client, url: string, passwordOf: (role: LoginRole) => string): Promise<boolean> {
  const { rows } = await client.query<{ begun: boolean }>(
    `select to_regclass('migration.applied') is not null and exists (select from pg_roles where rolname = 'yichuang_system') as begun`,
  )
  if (!rows[0]!.begun) return true
  const role = new pg.Client({ connectionString: addressOf('system', url, passwordOf('system')) })
  try {
    await role.connect()
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') return false
    throw error
  } finally {
    await role.end().catch(() => {})
  }
}

/** The oldest major version whose SQL the migrations are written in; what is tested is the embedded one. */
const oldestServer = 15

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  )
  demandVersion(rows[0]!)
}

/**
 * Whether the program runs on this PostgreSQL; `number` is its `server_version_num`.
 *
 * @throws CannotStart below the oldest version
 */
export function demandVersion({ version, number }: { version: string; number: number }): void {
  if (number >= oldestServer * 10_000) return
  throw new CannotStart(
    `这个数据库是 PostgreSQL ${version}，本程序需要 ${oldestServer} 或更高版本（在 18 上测试）。请换用较新的 PostgreSQL。`,
    `This database is PostgreSQL ${version}; the program needs ${oldestServer} or newer (it is tested on 18). Use a newer PostgreSQL.`,
  )
}

/** The job queue's own tables. Ours come after them: they grant rights to them. */
async function migrateQueue(url: string): Promise<void> {
  const pool = new QueuePool({ connectionString: url, max: 1, application_name: 'yichuang-migrate' })
  // Whoever waits for the queue's answer hears of it.
  pool.on('error', () => {})
  pool.on('connect', (connected) => connected.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool, logger: silent })
  } finally {
    await pool.end()
  }
}

async function makeRoles(client: pg.Client, passwordOf: (role: LoginRole) => string): Promise<void> {
  for (const role of loginRoles) {
    const name = `yichuang_${role}`
    const exists = await client.query(`select from pg_roles where rolname = $1`, [name])
    if (exists.rowCount === 0)
      await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole`).catch(ignoreExisting)
    for (let tries = 0; ; tries += 1) {
      try {
        await client.query(`alter role ${name} password ${client.escapeLiteral(passwordOf(role))}`)
        await client.query(`alter role ${name} set idle_in_transaction_session_timeout = '10s'`)
        await client.query(`alter role ${name} set statement_timeout = '15s'`)
        // Every statement is named and reads by key: planning it anew costs more than running it.
        await client.query(`alter role ${name} set plan_cache_mode = 'force_generic_plan'`)
        await client.query(`alter role ${name} set jit = off`)
        // What a zone reads together is of one moment and writes nothing; whoever writes in a zone says so.
        if (role !== 'system' && role !== 'jobs') {
          await client.query(`alter role ${name} set default_transaction_isolation = 'repeatable read'`)
          await client.query(`alter role ${name} set default_transaction_read_only = on`)
        }
        // A plan made while a table is small would read all of it for as long as the plan lives. Everything that these roles do goes by
        // an index and ends at a limit, so they are told so; where no index serves, these settings change nothing.
        for (const way of ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'])
          await client.query(`alter role ${name} set ${way} = off`)
        break
      } catch (error) {
        if (tries > 10) throw error
      }
    }
  }
  // To name the backend whose idle transaction holds readers of the log back. Where the owner may not grant it, the alarm stays nameless.
  await client.query(`grant pg_read_all_stats to yichuang_system`).catch(() => {})
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || !['42710', '23505'].includes(error.code ?? '')) throw error
}

/**
 * Functions that run with the owner's rights look up names in the caller's temporary schema last: otherwise a caller's own type or table
 * of a common name would be taken, and its code run with those rights. Besides, no zone may make temporary objects at all.
 */
async function shutTemporarySchema(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    declare
      open_one regprocedure;
    begin
      execute format('revoke temporary on database %I from public', current_database());
      for open_one in
        select f.oid
        from pg_proc f
        join pg_namespace n on n.oid = f.pronamespace
        where f.prosecdef
          and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
          and n.nspname not like 'pg\\_%'
          and pg_has_role(f.proowner, 'usage')
          and not coalesce('search_path=pg_catalog, pg_temp' = any (f.proconfig), false)
      loop
        execute format('alter function %s set search_path = pg_catalog, pg_temp', open_one);
      end loop;
    end
    $$`)
}

/**
 * Tells the planner that all rows of a table may be of one region. Of a table without statistics it believes that every column has many values, takes any
 * index that begins with the region for as good as the key, and reads the whole region until the table is first analysed. What an analysis finds later
 * takes the place of this. Servers before 18 can't be told.
 *
 * @source PostgreSQL 18, 9.28.5 Statistics Manipulation Functions
 */
async function tellOfRegions(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    begin
      if current_setting('server_version_num')::int < 180000 then
        return;
      end if;
      perform pg_restore_attribute_stats('schemaname', n.nspname::text, 'relname', t.relname::text, 'attname', a.attname::text, 'inherited', false,
        'null_frac', 0::real, 'avg_width', 4, 'n_distinct', 1::real)
      from pg_attribute a
      join pg_class t on t.oid = a.attrelid
      join pg_namespace n on n.oid = t.relnamespace
      where a.attname = 'region' and t.relkind = 'r' and not a.attisdropped and pg_has_role(t.relowner, 'usage')
        and not exists (select from pg_stats s where s.schemaname = n.nspname and s.tablename = t.relname and s.attname = a.attname);
    end
    $$`)
}

/** The table of role and permission that the write itself checks, taken from the contracts at each start. */
async function writePermissions(client: pg.Client): Promise<void> {
  const rows = Object.entries(permissions).flatMap(([permission, roles]) => roles.map((role) => ({ role, permission })))
  await client.query(
    `with wanted as (select * from json_to_recordset($1::json) as w(role text, permission text)),
          gone as (delete from access.role_permissions r where not exists (select from wanted w where w.role = r.role and w.permission = r.permission))
     insert into access.role_permissions (role, permission) select role, permission from wanted on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}
