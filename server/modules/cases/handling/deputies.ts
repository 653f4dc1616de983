import { randomUUID } from 'node:crypto'
import { commitment } from '#kernel/commitment.ts'
import type { Row, Statement } from '#platform/db.ts'
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
import { deputedBy, deputyOf, leftBy, lyingOn, postItself, reopenedFor } from './deputy-queries.ts'

const first = '00000000-0000-0000-0000-000000000000'
type Cases = { platform: Platform; ask: CasesAsk; event: Recorded }
/** `acting`: a deputy has taken it over; `ended`: it was opened again on a desk whose post has ended. */
type Lying = { task: string; key: string; stream: string; acting: boolean; ended: boolean }

const wanted = new Set(['grant.absence-began', 'grant.absence-ended', 'grant.revoked', 'case.task-sent-back'])

/**
 * 离岗、代理、离职转办: with the beginning of an absence its deputy takes over the decisions and approvals that lie on the desk, if no duty in the case
 * bars them; all else goes back to the draw, where there is somebody else to draw, and so does what is sent back to somebody who is away.
 * With its end what a deputy has not answered goes back to whoever was drawn. With the end of a post its open tasks go back to the draw at
 * once, what its deputy has not answered, and what is opened again on its desk. Costs what lies there; repeated after a crash, each task is
 * moved once.
 */
export const absenceReader = (platform: Platform, ask: CasesAsk): Reader => ({
  name: 'absences',
  wants: (type) => wanted.has(type),
  async handle(event) {
    const cases = { platform, ask, event }
    const { region, stream } = event
    switch (event.type) {
      case 'grant.absence-began': {
        const deputy = await post(cases, deputyOf)
        const leaveTo = (lying: Lying) => leave(cases, lying, 'away', deputy)
        // Whoever is back before this is read keeps what lies there.
        return each(cases, (after) => leftBy(region, stream, after), leaveTo)
      }
      case 'grant.absence-ended': {
        const drawn = await post(cases, postItself)
        if (!drawn) return
        const goBack = (lying: Lying) => act(cases, lying, async () => ({ to: drawn, acts: 'again' }))
        return each(cases, (after) => deputedBy(region, stream, after), goBack)
      }
      case 'grant.revoked': {
        await each(
          cases,
          (after) => lyingOn(region, stream, after),
          (lying) => redraw(cases, lying),
        )
        const leaveAll = (lying: Lying) => leave(cases, lying, 'left', null)
        return each(cases, (after) => deputedBy(region, stream, after), leaveAll)
      }
      case 'case.task-sent-back': {
        const { task } = JSON.parse(event.data) as { task: string }
        const move = (lying: Lying) => (lying.ended ? redraw(cases, lying) : leave(cases, lying, 'away', null))
        return each(cases, (after) => reopenedFor(region, stream, task, after), move)
      }
    }
  },
})

async function each(
  { platform }: Cases,
  found: (after: string) => Statement,
  move: (lying: Lying) => Promise<void>,
): Promise<void> {
  for (let after = first; ;) {
    const { rows } = await platform.db.query('system', found(after))
    for (const row of rows)
      await move({
        task: row['task'] as string,
        key: row['task_key'] as string,
        stream: row['stream'] as string,
        acting: row['acting'] === true,
        ended: row['ended'] === true,
      })
    const last = rows.at(-1)
    if (!last) return
    after = last['task'] as string
  }
}

/** On the desk of a post that has ended nothing stays, whoever is left to draw. */
const redraw = (cases: Cases, lying: Lying): Promise<void> => act(cases, lying, async () => ({ draw: 'left' }))

/** The deputy takes the task, or a draw; with nobody else it waits on the desk. A deputy's deputy is nobody: who was drawn named another. */
async function leave(cases: Cases, lying: Lying, cause: 'away' | 'left', deputy: Candidate | null): Promise<void> {
  const { platform, ask, event } = cases
  await act(cases, lying, async (state, held, env) => {
    const definition = tasksOfCase(env.item).find(({ key }) => key === lying.key)
    if (!definition) return null
    const isDecision = ['decide', 'extend', 'close'].includes(definition.kind)
    if (isDecision && deputy && !lying.acting && !held.has(deputy.person)) return { to: deputy, acts: 'for' }
    const { rolls } = await candidatesFor(platform, ask, event.region, [definition])
    const others = (rolls.get(lying.key) ?? []).filter(({ person }) => !held.has(person))
    return others.length > 0 ? { draw: cause } : null
  })
}

type Env = Awaited<ReturnType<typeof caseEnv>>
type Move = { to: Candidate; acts: 'for' | 'again' } | { draw: 'away' | 'left' } | null

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
        if (move && 'draw' in move)
          return { command: { type: 'redraw-task', task: key, ref, cause: move.draw } as CaseCommand, env }
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
