import type { CaseEvent } from '#contracts/case-events.ts'
import type { LateState } from '#contracts/late-steps.ts'
import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, remove, upsert, type RowChange } from '#platform/table.ts'
import { v5 } from '#platform/uuid.ts'
import type { CaseState, TaskState } from '../case-state.ts'
import { ringsAfter } from '../clocks/rings.ts'
import { officeWaits, soonest } from './office-waits.ts'
import { lateSteps, reviewTasksDone, reviewTasksReminded } from '../tables.ts'

/** Events after which the last day of an open step may be another. */
const movesSteps = new Set<CaseEvent['type']>([
  'special-procedure-begun',
  'special-procedure-told',
  'special-procedure-ended',
  'limits-recomputed',
])
const endsReview = new Set<CaseEvent['type']>([
  'decided',
  'withdrawn',
  'ended-for-default',
  'deemed-renewed',
  'deemed-agreed',
])

/** 单位逾期未办 among them: each under its limit, for the supervision to follow. */
export function officeOverdueRows(
  { region, stream }: Place,
  { officeOverdue, item, revision }: CaseState,
  before?: CaseState,
): RowChange[] {
  const rows = Object.entries(officeOverdue)
    .filter(([limit, one]) => one !== before?.officeOverdue[limit])
    .map(([limit, { due, closed }]) => ({
      region,
      step: v5(stream, limit),
      stream,
      task: limit,
      item,
      revision,
      due_day: due,
      state: closed ? (closed.done ? 'answered' : 'moot') : 'open',
      closed_day: closed?.day ?? null,
      acted: 'supervise',
      next_day: null,
    }))
  return rows.length > 0 ? [upsert(lateSteps, ...rows)] : []
}

/** 单位待办: of each case the last day that is over first waits in the row of the clock. */
export function officeDeadline(
  { region, stream }: Place,
  state: CaseState,
  entries: readonly Entry[],
  before?: CaseState,
): RowChange[] {
  const next = nextToRing(state)
  if (before ? nextToRing(before) === next : next === undefined && entries[0]?.version === 1) return []
  const key = { region, stream, name: officeClock }
  return [next ? upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(next)) }) : remove(deadlines, key)]
}

const nextToRing = (state: CaseState): string | undefined =>
  soonest(officeWaits(state).filter(({ limit }) => !state.officeOverdue[limit]))?.due.day

export const officeClock = 'office'

/** 逾期未反馈: the clock of every step whose item says what follows, and the list of those that ran out. */
export function lateRows(
  place: Place,
  state: CaseState,
  events: readonly CaseEvent[],
  entries: readonly Entry[],
): RowChange[] {
  const moved = events.some(({ type }) => movesSteps.has(type))
  const over = events.some(({ type }) => endsReview.has(type))
  return Object.entries(state.tasks).flatMap(([key, task]) => {
    if (!task.late) return []
    const touched = events.some((event) => 'task' in event && event.task === key)
    return moved || over || touched ? rowsOf(place, state, key, over, entries) : []
  })
}

function rowsOf(place: Place, state: CaseState, key: string, over: boolean, entries: readonly Entry[]): RowChange[] {
  const task = state.tasks[key]!
  const { region, stream } = place
  const deadline = { region, stream, name: `${stepClock}${key}` }
  const open = task.verdict === null && !over
  const next = task.overdueDay === null ? task.due : task.nextRung
  return [
    open && next
      ? upsert(deadlines, { ...deadline, kind: 'case', due_at: ringsAfter(next.day, entries) })
      : remove(deadlines, deadline),
    ...(task.overdueDay === null ? [] : [listed(place, state, key, task, open)]),
  ]
}

function listed({ region, stream }: Place, state: CaseState, key: string, task: TaskState, open: boolean): RowChange {
  const closed = task.closedDay ?? state.endedDay ?? state.decision?.day ?? null
  const settled: LateState = task.silent ? 'no-opinion' : task.verdict === null ? 'moot' : 'answered'
  const row = {
    region,
    step: v5(stream, key),
    state: open ? ('open' as const) : settled,
    closed_day: open ? null : closed,
  }
  return upsert(lateSteps, {
    ...row,
    stream,
    task: key,
    item: state.item,
    revision: state.revision,
    due_day: task.due.day,
    acted: task.rungs.at(-1)!.act,
    next_day: open ? (task.nextRung?.day ?? null) : null,
  })
}

/** What whoever has the step sees of a rung: that it was reached, or that nobody waits for the answer any more. */
export function lateTaskRows(
  { region }: Place,
  state: CaseState,
  { task: key, then }: Extract<CaseEvent, { type: 'task-overdue' }>,
): RowChange[] {
  const { code, ref: task } = state.tasks[key]!
  if (!code) return []
  return [
    then === 'no-opinion'
      ? upsert(reviewTasksDone, { region, task, done: true })
      : upsert(reviewTasksReminded, { region, task, reminded: then }),
  ]
}

/** What the names of the deadlines of steps begin with. */
export const stepClock = 'step:'
