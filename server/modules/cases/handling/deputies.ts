import { randomUUID } from 'node:crypto'
import { commitment } from '#kernel/commitment.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { upsert } from '#platform/table.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseCommand } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'
import { readDuties } from '../reading/queries.ts'
import { assignedRows, candidatesFor, reviewCode } from '../review/draw.ts'
import type { Candidate } from '../review/draw-one.ts'
import { tasksOfCase } from '../review/task-definitions.ts'
import { deputedTasks } from '../tables.ts'

const batch = 200
const first = '00000000-0000-0000-0000-000000000000'
type Cases = { platform: Platform; ask: CasesAsk; event: Recorded }
type Lying = { task: string; key: string; stream: string }

/**
 * 离岗、代理: with the beginning of an absence its deputy takes over the decisions and approvals that lie on the desk, if no duty in the case
 * bars them; all else goes back to the draw, where there is somebody else to draw. With its end what a deputy has not answered goes back to
 * whoever was drawn. Repeated after a crash, each task is moved once.
 */
export const absenceReader = (platform: Platform, ask: CasesAsk): Reader => ({
  name: 'absences',
  wants: (type) => type === 'grant.absence-began' || type === 'grant.absence-ended',
  async handle(event) {
    const cases = { platform, ask, event }
    const began = event.type === 'grant.absence-began'
    const person = await post(cases, began ? deputyOf : postItself)
    for (let after = first; ;) {
      const { rows } = await platform.db.query(
        'system',
        (began ? lyingOn : deputedBy)(event.region, event.stream, after),
      )
      for (const row of rows) {
        const lying = { task: row['task'] as string, key: row['task_key'] as string, stream: row['stream'] as string }
        await (began ? leave(cases, lying, person) : person && goBack(cases, lying, person))
      }
      const last = rows.at(-1)
      if (!last) return
      after = last['task'] as string
    }
  },
})

/** The deputy takes the task, or a draw; with nobody else it waits on the desk. */
async function leave(cases: Cases, lying: Lying, deputy: Candidate | null): Promise<void> {
  const { platform, ask, event } = cases
  await act(cases, lying, async (state, held, env) => {
    const definition = tasksOfCase(env.item).find(({ key }) => key === lying.key)
    if (!definition) return null
    const isDecision = ['decide', 'extend', 'close'].includes(definition.kind)
    if (isDecision && deputy && !held.has(deputy.person)) return { to: deputy, acts: 'for' }
    const { rolls } = await candidatesFor(platform, ask, event.region, [definition])
    const others = (rolls.get(lying.key) ?? []).filter(({ person }) => !held.has(person))
    return others.length > 0 ? 'draw' : null
  })
}

const goBack = (cases: Cases, lying: Lying, drawn: Candidate): Promise<void> =>
  act(cases, lying, async () => ({ to: drawn, acts: 'again' }))

type Env = Awaited<ReturnType<typeof caseEnv>>
type Move = { to: Candidate; acts: 'for' | 'again' } | 'draw' | null

async function act(
  { platform, ask, event }: Cases,
  { task: ref, key, stream }: Lying,
  moveOf: (state: CaseState, held: ReadonlySet<string>, env: Env) => Promise<Move>,
): Promise<void> {
  const { region } = event
  await executeAs(
    platform.engine,
    'draw',
    event.id,
    caseAct({
      region,
      target: { stream },
      commandId: v5(event.id, stream, ref),
      reads: [readDuties(region, stream)],
      async decide({ state, day, reads }) {
        const env = await caseEnv(ask, region, state, day)
        const move = await moveOf(state, new Set(reads[0]!.rows.map((row) => row['person'] as string)), env)
        const definition = tasksOfCase(env.item).find((one) => one.key === key)
        if (move === 'draw') return { command: { type: 'redraw-task', task: key, cause: 'away' } as CaseCommand, env }
        // A task that stays where it is: a late alarm changes nothing either.
        if (move === null || !definition) return { command: { type: 'assign', drawn: [] } as CaseCommand, env }
        const [salt, code, next] = [newSalt(), reviewCode(), randomUUID()]
        const { to, acts } = move
        const person = commitment(to.person, salt, sha256)
        const named = { definition, ref: next, code, candidate: to, salt, acting: acts === 'for' }
        return {
          command: { type: 'depute', task: key, ref, next, acts, code, person } as CaseCommand,
          env,
          rows: [
            ...assignedRows({ region, stream }, state, env.item, named),
            ...(acts === 'for' ? [upsert(deputedTasks, { region, task: next, post: event.stream })] : []),
          ],
        }
      },
    }),
  )
}

const post = async ({ platform, event }: Cases, which: (region: string, grant: string) => Statement) => {
  const row: Row | undefined = (await platform.db.query('system', which(event.region, event.stream))).rows[0]
  return row ? { grantId: row['id'] as string, person: row['person'] as string, desk: row['desk'] as string } : null
}

const deputyOf = (region: string, grant: string): Statement =>
  statement(
    `select d.id, d.person, d.desk
     from access.grants g
     join access.grants d
       on d.id = g.deputy
       and d.revoked_at is null
       and not d.away
     where g.region = $1
       and g.id = $2`,
    [region, grant],
  )

const postItself = (region: string, grant: string): Statement =>
  statement(`select id, person, desk from access.grants where region = $1 and id = $2 and revoked_at is null`, [
    region,
    grant,
  ])

/** Open tasks of the post's desk. */
const lyingOn = (region: string, grant: string, after: string): Statement =>
  statement(
    `select t.task, t.task_key, a.stream
     from access.grants g
     join cases.review_tasks t
       on t.region = g.region
       and t.desk = g.desk
       and not t.done
     join log.aliases a
       on a.region = t.region
       and a.alias = t.task
     where g.region = $1
       and g.id = $2
       and t.task > $3
     order by t.task
     limit $4`,
    [region, grant, after, batch],
  )

/** Open tasks that a deputy of the post took over. */
const deputedBy = (region: string, grant: string, after: string): Statement =>
  statement(
    `select t.task, t.task_key, a.stream
     from cases.deputed_tasks s
     join cases.review_tasks t
       on t.region = s.region
       and t.task = s.task
       and not t.done
     join log.aliases a
       on a.region = t.region
       and a.alias = t.task
     where s.region = $1
       and s.post = $2
       and t.task > $3
     order by t.task
     limit $4`,
    [region, grant, after, batch],
  )
