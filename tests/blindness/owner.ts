import { Client } from 'pg'
import { closeBeforeDrop } from '#tests/harness/postgres.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'

/** The owner of the database, who sees all: how the harness knows what nobody else may. */
export type Owner = {
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** The tasks of a case, with whoever was drawn for each. */
  tasksOf(caseId: string): Promise<Drawn[]>
  /** Names of the papers that were made of it by now. */
  papersOf(caseId: string): Promise<string[]>
}

export type Drawn = {
  task: string
  key: string
  kind: string
  code: string
  person: string
  desk: string
  done: boolean
  /** Another text whenever anything of the task's row is another. */
  state: string
}

const open = new WeakMap<TestPlatform, Promise<Owner>>()

export function ownerOf(platform: TestPlatform): Promise<Owner> {
  const known = open.get(platform)
  if (known) return known
  const connecting = connect(platform.databaseUrl)
  open.set(platform, connecting)
  return connecting
}

async function connect(connectionString: string): Promise<Owner> {
  const client = new Client({ connectionString })
  // The database may be dropped before this connection is closed.
  client.on('error', () => {})
  await client.connect()
  closeBeforeDrop(() => client.end())
  let last: Promise<unknown> = Promise.resolve()
  const sql: Owner['sql'] = (text, values = []) => {
    const answer = last.then(async () => (await client.query<Record<string, unknown>>(text, [...values])).rows)
    last = answer.catch(() => {})
    return answer
  }
  return {
    sql,
    papersOf: async (caseId) =>
      (await sql('select paper from documents.papers where stream = $1 order by paper', [caseId])).map(
        (row) => row['paper'] as string,
      ),
    tasksOf: async (caseId) =>
      (
        await sql(
          `select t.task, t.task_key, t.kind, t.code, s.person, t.desk, t.done, md5(t::text) as state
           from sealed.assignments s
           join cases.review_tasks t
             on t.region = s.region
             and t.task = s.alias
           where s.stream = $1
           order by t.task_key`,
          [caseId],
        )
      ).map((row) => ({
        task: row['task'] as string,
        key: row['task_key'] as string,
        kind: row['kind'] as string,
        code: row['code'] as string,
        person: row['person'] as string,
        desk: row['desk'] as string,
        done: row['done'] as boolean,
        state: row['state'] as string,
      })),
  }
}
