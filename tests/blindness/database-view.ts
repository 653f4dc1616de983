import { Pool, type PoolClient } from 'pg'
import { runBatch } from '#platform/batch.ts'
import { statement, type Rows } from '#platform/db.ts'
import { readTicket } from '#platform/session.ts'
import { region } from '#tests/harness/case-walk.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import { closeBeforeDrop, testPassword } from '#tests/harness/postgres.ts'
import type { Guesses } from './asks.ts'
import type { Piece } from './search.ts'
import type { Viewer } from './viewers.ts'

/**
 * What a foreign text run in the review pool would get: every relation it may read, every function it may call.
 *
 * @param under the viewer's session, or none, although the viewer's secret is known
 * @param rights what the role may read and call, as it was when this platform was first looked at: for whom nobody grants anything meanwhile
 */
export async function readAsReviewRole(
  platform: TestPlatform,
  viewer: Viewer,
  guesses: Guesses,
  stage: string,
  under: 'session' | 'nobody' = 'session',
  rights: 'as they are' | 'as they were' = 'as they are',
): Promise<Piece[]> {
  const { tokenHash } = readTicket(viewer.visitor.cookie?.split('=')[1])
  const [session, name] = under === 'session' ? [tokenHash, viewer.post] : ['', 'nobody']
  const client = await poolOf(platform).connect()
  try {
    const { relations, functions } = await rightsOf(platform, client, rights)
    const texts = [...relations, ...functionTexts(functions, guesses, tokenHash)]
    const answers = await answersTo(client, session, texts)
    return texts.map(({ text }, at) => ({
      source: `${stage}: database as ${name}: ${text.replaceAll(/\s+/g, ' ').slice(-110)}`,
      bytes: Buffer.from(answers[at]!),
    }))
  } finally {
    client.release()
  }
}

const pools = new WeakMap<TestPlatform, Pool>()

/** Connections that stay: a new one would plan every text anew, which costs many times its answer. */
function poolOf(platform: TestPlatform): Pool {
  const known = pools.get(platform)
  if (known) return known
  const url = new URL(platform.databaseUrl)
  url.username = 'yichuang_review'
  url.password = testPassword('review')
  const pool = new Pool({ connectionString: url.href, max: 4, pipeline: true })
  // The database may be dropped before these connections are closed.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  closeBeforeDrop(() => pool.end())
  pools.set(platform, pool)
  return pool
}

const begin = statement('begin')
const rollback = statement('rollback')

const mark = statement('savepoint before')
const back = statement('rollback to before')
/** Texts that an error answers: what follows an error in a batch is not run, so each of these is a batch of its own. */
const failing = new Set<string>()

/** What each text shows, from the same beginning: whatever it did is undone before the next. */
async function answersTo(client: PoolClient, session: string, texts: readonly Text[]): Promise<string[]> {
  const answers = new Map<Text, string>()
  const together = texts.filter(({ text }) => !failing.has(text))
  try {
    const undone = together.flatMap(({ text, values }) => [statement(text, values), back])
    const rows = await runBatch(client, [begin, open(session), mark, ...undone, rollback])
    for (const [at, text] of together.entries()) answers.set(text, linesOf(rows[at * 2 + 3]!))
  } catch {
    await runBatch(client, [rollback])
  }
  for (const text of texts) if (!answers.has(text)) answers.set(text, await answerTo(client, session, text))
  return texts.map((text) => answers.get(text)!)
}

async function answerTo(client: PoolClient, session: string, { text, values }: Text): Promise<string> {
  try {
    const [, , answer] = await runBatch(client, [begin, open(session), statement(text, values), rollback])
    return linesOf(answer!)
  } catch (error) {
    failing.add(text)
    await runBatch(client, [rollback])
    // What an error quotes is seen too.
    return Object.values(error as object).join('\n') + (error as Error).message
  }
}

const open = (session: string) => statement('select access.open_session($1)', [session])
const linesOf = ({ rows }: Rows) => rows.map((row) => (row['line'] as string | null) ?? '').join('\n')

/** Values are bound: every session of a role is shown the texts, and nothing else, of what the others run. */
type Text = { text: string; values: string[] }

type Rights = { relations: Text[]; functions: Callable[] }
type Callable = { name: string; names: string[] | null; types: string[] }
const remembered = new WeakMap<TestPlatform, Rights>()

async function rightsOf(platform: TestPlatform, client: PoolClient, which: 'as they are' | 'as they were') {
  const before = remembered.get(platform)
  if (before && which === 'as they were') return before
  const rights = { relations: await relationTexts(client), functions: await callable(client) }
  remembered.set(platform, rights)
  return rights
}

/** Relations outside PostgreSQL's own, with the columns that the role may read. */
async function relationTexts(client: PoolClient): Promise<Text[]> {
  const { rows } = await client.query<{ relation: string; columns: string }>(
    `select format('%I.%I', n.nspname, c.relname) as relation, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'v', 'm', 'p', 'f')
       and n.nspname not in ('pg_catalog', 'information_schema')
       and has_schema_privilege(n.oid, 'usage')
       and has_column_privilege(c.oid, a.attnum, 'select')
     group by 1
     union all
     select 'pg_catalog.pg_stats', 'tablename, attname, most_common_vals::text, histogram_bounds::text'
     union all
     select 'pg_catalog.pg_stat_activity', 'query, application_name'`,
  )
  return rows.map(({ relation, columns }) => ({
    text: `select to_json(r)::text as line from (select ${columns} from ${relation}) r`,
    values: [],
  }))
}

async function callable(client: PoolClient): Promise<Callable[]> {
  const { rows } = await client.query<Callable>(
    `select format('%I.%I', n.nspname, p.proname) as name, p.proargnames as names,
       array(select format_type(t, null) from unnest(p.proargtypes) t) as types
     from pg_proc p
     join pg_namespace n on n.oid = p.pronamespace
     where n.nspname not in ('pg_catalog', 'information_schema')
       and p.prokind in ('f', 'p')
       and p.prorettype <> 'trigger'::regtype
       and has_schema_privilege(n.oid, 'usage')
       and has_function_privilege(p.oid, 'execute')`,
  )
  return rows
}

function functionTexts(functions: readonly Callable[], guesses: Guesses, tokenHash: string): Text[] {
  const ids = [...guesses.own, ...guesses.foreign.slice(0, 2), guesses.caseId]
  return functions.flatMap(({ name, names, types }) =>
    (types.includes('uuid') ? ids : ['']).map((id) => {
      const given = types.map((type, index) => argument(type, names?.[index] ?? '', id, tokenHash))
      const values = given.filter((value) => value !== null)
      const places = types.map((type, index) =>
        given[index] === null
          ? `null::${type}`
          : `$${given.slice(0, index + 1).filter((value) => value !== null).length}::${type}`,
      )
      return { text: `select to_json(r)::text as line from ${name}(${places.join(', ')}) r`, values }
    }),
  )
}

function argument(type: string, name: string, id: string, tokenHash: string): string | null {
  if (type === 'uuid') return id
  if (type === 'text' && name.includes('region')) return region
  if (type === 'text' && name.includes('hash')) return tokenHash
  if (type === 'text') return 'task.read'
  return ['integer', 'bigint', 'smallint'].includes(type) ? '0' : null
}
