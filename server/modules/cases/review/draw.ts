import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { CaseEvent, DrawRecord } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { DutyClass, Role } from '#contracts/permissions.ts'
import { commitment } from '#kernel/commitment.ts'
import type { Rows, Statement } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { aliases, assignments, duties, upsert, type RowChange } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, itemOf } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { caseStream } from '../case-stream.ts'
import { isReferral } from '../referrals/referral-rules.ts'
import { isAwaited } from './open-task.ts'
import { letterOf, tasksOfCase, type CaseTask } from './task-definitions.ts'
import { drawOne, type Candidate } from './draw-one.ts'
import { drawnBefore, readDrawnBefore } from './refiled.ts'
import { withoutTies } from '../experts/ties.ts'
import { heldThrough } from '../due.ts'
import { loadsAt, readDuties } from '../reading/queries.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'
import { markOf } from '../reminders/reminder-state.ts'
import { reviewTasks } from '../tables.ts'

const roleOf: Record<CaseTask['kind'], Role> = {
  review: 'reviewer',
  merge: 'lead',
  decide: 'decider',
  extend: 'head',
  hear: 'chair',
  close: 'decider',
  expert: 'expert',
  'site-visit': 'reviewer',
}
const titleOf: Record<CaseTask['kind'], string> = {
  review: '审查人员',
  merge: '牵头人',
  decide: '决定人',
  extend: '机关负责人',
  hear: '听证主持人',
  close: '决定人',
  expert: '评审专家',
  'site-visit': '核查人员',
}

const signerTitle = '签署人员'

type Drawn = { task: string; code: string; label: string; person: string; draw: DrawRecord }

/**
 * 随机抽取: gives every open task without an assignee one, among those who hold the role at the place, are not barred by a duty in this
 * case, weighted by what already lies on their desks. Nobody chooses; anybody can run the draw again from its public record.
 *
 * @source 连政办传〔2023〕8号 三(一)2: 采取人员不对应具体企业和项目方式
 */
export async function assignOpenTasks(platform: Platform, ask: CasesAsk, event: Recorded): Promise<void> {
  const { region, stream, id: cause } = event
  const known = platform.engine.states.find<CaseState>(caseStream.name, region, stream)?.state
  if (isDrawn(known, event)) return
  // Of a state that is remembered it is known who is asked for: then that is read at once, and compared with what was found.
  const foreseen = known ? undrawn(known, await itemOf(ask, region, known)) : []
  await executeAs(
    platform.engine,
    'draw',
    cause,
    caseAct({
      region,
      target: { stream },
      commandId: v5(cause, 'assign'),
      reads: [readDuties(region, stream), ...candidateReads(ask, region, foreseen)],
      async decide({ state, day, reads }) {
        const env = await caseEnv(ask, region, state, day)
        const held = new Map(reads[0]!.rows.map((row) => [row['person'] as string, row['duty'] as string]))
        const wanted = undrawn(state, env.item)
        const candidates = isDeepStrictEqual(wanted, foreseen)
          ? candidatesFrom(ask, wanted, reads.slice(1))
          : await candidatesFor(platform, ask, region, wanted)
        const kept = state.refiles
          ? drawnBefore((await platform.db.query('system', readDrawnBefore(region, state.refiles))).rows)
          : new Map<string, string>()
        const free = await withoutTies(platform, ask, { region, stream }, state, candidates)
        const { drawn, rows } = drawAll(platform, { region, stream }, state, env.item, { ...free, kept }, held)
        return { command: { type: 'assign', drawn }, env, rows }
      },
    }),
  )
}

export type Candidates = {
  rolls: ReadonlyMap<string, readonly Candidate[]>
  loads: Map<string, number>
  /** Who reviewed the same matter before, by task. */
  kept?: ReadonlyMap<string, string>
}

/**
 * Draws for every open task that has nobody, and makes the rows that tell the drawn one's desk.
 *
 * @param held duty by person in this case; those drawn are added
 * @throws NobodyToDraw
 */
export function drawAll(
  platform: Pick<Platform, 'keys'>,
  { region, stream }: { region: string; stream: string },
  state: CaseState,
  item: Item,
  { rolls, loads, kept = new Map() }: Candidates,
  held: Map<string, string>,
): { drawn: Drawn[]; rows: RowChange[] } {
  const drawn: Drawn[] = []
  const rows: RowChange[] = []
  // Who is kept comes first: or another task might draw them away.
  const wanted = undrawn(state, item).toSorted((a, b) => Number(kept.has(b.key)) - Number(kept.has(a.key)))
  for (const definition of wanted) {
    const { ref, returns } = state.tasks[definition.key]!
    const contribution = state.draw?.contribution ?? ''
    const { bornIn } = state
    const drawnFor = { region, stream, bornIn, task: definition.key, round: returns.length, contribution }
    const chosen = drawOne(
      platform.keys,
      drawnFor,
      rolls.get(definition.key) ?? [],
      loads,
      held,
      kept.get(definition.key),
    )
    if (!chosen) throw new NobodyToDraw(definition.office, definition.key)
    const { candidate, record } = chosen
    const salt = newSalt()
    held.set(candidate.person, dutyOf(definition))
    const code = reviewCode()
    drawn.push({
      task: definition.key,
      code,
      label: labelOf(definition, item, state.tasks[definition.key]!.returns.length),
      person: commitment(candidate.person, salt, sha256),
      draw: record,
    })
    rows.push(
      ...assignedRows({ region, stream }, state, item, { definition, ref, code, candidate, salt, acting: false }),
    )
  }
  return { drawn, rows }
}

type Assigned = {
  definition: CaseTask
  ref: string
  code: string
  candidate: Candidate
  salt: string
  /** 代理. */
  acting: boolean
}

/** What tells one desk of a task, and the sealed record who stands behind the code. */
export function assignedRows(
  { region, stream }: { region: string; stream: string },
  state: CaseState,
  item: Item,
  { definition, ref, code, candidate, salt, acting }: Assigned,
): RowChange[] {
  const { person, grantId, desk } = candidate
  return [
    upsert(assignments, { region, alias: ref, stream, code, person, grant_id: grantId, salt }),
    upsert(aliases, { region, alias: ref, stream, desk }),
    upsert(duties, { region, stream, person, duty: dutyOf(definition) }),
    upsert(reviewTasks, {
      region,
      task: ref,
      desk,
      code,
      kind: definition.kind,
      task_key: definition.key,
      item: state.item,
      revision: state.revision,
      matter: state.about?.matter ?? 'new',
      due_day: state.tasks[definition.key]!.due.day,
      held_through: heldThrough(state, definition.key),
      sees: shownMaterials(definition, item),
      shows: shownFields(item),
      // What goes up is heard by whoever reviews it: nobody merges or decides it here.
      hears: definition.kind === 'review' && item.tasks.some(isReferral),
      done: false,
      returned: false,
      acting,
      // Drawn anew, a step is as late as it was.
      reminded: markOf(state, definition.key),
    }),
  ]
}

/** Tasks that open together are drawn together, so most of these events find their draw done: a reference once drawn for stays so. */
function isDrawn(remembered: CaseState | undefined, { type, data }: Recorded): boolean {
  const waits = eventFrom<CaseEvent>(type, data)
  if (waits.type !== 'task-opened' && waits.type !== 'assignee-returned') return false
  const known = remembered?.tasks[waits.task]
  const ref = waits.type === 'task-opened' ? waits.ref : waits.next
  return known !== undefined && (known.ref !== ref || known.code !== null)
}

/** Nobody qualified is left for a task: the case waits, the reader tries again, and operations see it. */
export class NobodyToDraw extends Error {
  constructor(office: string, task: string) {
    super(`nobody at ${office} can be drawn for ${task}`)
    this.name = 'NobodyToDraw'
  }
}

function undrawn(state: CaseState, item: Item): CaseTask[] {
  return tasksOfCase(item).filter((definition) => {
    const task = state.tasks[definition.key]
    return task !== undefined && task.code === null && isAwaited(state, definition.key)
  })
}

/** Never a hidden material, whatever the task's own list says: from this row the database decides which pages the task may see. */
const shownMaterials = (definition: CaseTask, item: Item) =>
  definition.sees.filter((key) =>
    item.materials.some((material) => material.key === key && material.sight !== 'hidden'),
  )

const shownFields = (item: Item) =>
  item.form
    .flatMap((group) => group.fields)
    .filter((field) => field.class === 'plain' && field.sight === 'shown')
    .map((field) => field.key)

/** 职责类别 that whoever is drawn for a task takes on. */
export const dutyOf = ({ kind }: Pick<CaseTask, 'kind'>): DutyClass => {
  if (kind === 'hear') return 'hear'
  return kind === 'decide' || kind === 'extend' || kind === 'close' ? 'decide' : 'review'
}

/** 审查人员甲, 乙 … in the order of the item's tasks; a lone lead or decider needs no letter. Who was drawn again is said to be another. */
function labelOf(definition: CaseTask, item: Item, returns: number): string {
  const again = returns > 0 ? `（第${returns + 1}次抽取）` : ''
  return `${definition.awaits ? signerTitle : titleOf[definition.kind]}${letterOf(item, definition)}${again}`
}

type AskRoll = Pick<CasesAsk, 'identity'>

/** Who may be drawn for each task, and how much lies on each desk there: in this order, for `candidatesFrom`. */
function candidateReads(ask: AskRoll, region: string, definitions: readonly CaseTask[]): Statement[] {
  if (definitions.length === 0) return []
  const offices = [...new Set(definitions.map(({ office }) => office))]
  return [
    loadsAt(region, offices),
    ...definitions.map(({ office, section, kind }) =>
      ask.identity.roll.statement({ region, office, section, role: roleOf[kind] }),
    ),
  ]
}

function candidatesFrom(ask: AskRoll, definitions: readonly CaseTask[], found: readonly Rows[]): Candidates {
  const [loads, ...rolls] = found
  return {
    rolls: new Map(definitions.map(({ key }, place) => [key, ask.identity.roll.parse(rolls[place]!.rows)])),
    loads: new Map((loads?.rows ?? []).map((row) => [row['desk'] as string, row['n'] as number])),
  }
}

export async function candidatesFor(
  platform: Pick<Platform, 'db'>,
  ask: AskRoll,
  region: string,
  definitions: readonly CaseTask[],
): Promise<Candidates> {
  const reads = candidateReads(ask, region, definitions)
  return candidatesFrom(ask, definitions, reads.length > 0 ? await platform.db.readTogether('system', reads) : [])
}

const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** 审查编号: eight random letters and digits, without those that look alike. */
export function reviewCode(): string {
  const bytes = randomBytes(16)
  const picked = [...bytes]
    .filter((byte) => byte < codeAlphabet.length * 8)
    .map((byte) => codeAlphabet[byte % codeAlphabet.length]!)
  return picked.length < 8 ? reviewCode() : `${picked.slice(0, 4).join('')}-${picked.slice(4, 8).join('')}`
}
