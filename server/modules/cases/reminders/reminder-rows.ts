import type { CaseEvent } from '#contracts/case-events.ts'
import { addDays, parseDay } from '#kernel/day.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { DueDeadline } from '#platform/deadlines.ts'
import type { Entry } from '#platform/envelope.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, remove, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { ringsAfter } from '../clocks/rings.ts'
import { reviewTasksReminded } from '../tables.ts'
import { markOf, remindersOf } from './reminder-state.ts'

/** Facts that begin, move and end no limit: most of what is written of a case. */
const movesNothing = new Set<CaseEvent['type']>([
  'paper-numbered',
  'paper-issued',
  'credential-noted',
  'message-sent',
  'messages-seen',
  'copied',
  'copy-seen',
  'urged',
  'meeting-called',
  'meeting-moved',
  'meeting-recounted',
  'meeting-noted',
  'meeting-spoken',
  'meeting-closed',
  'meeting-signed',
  'meeting-settled',
  'seal-opening-proposed',
  'seal-opened',
  'seal-opening-refused',
  'result-printed',
  'task-overdue',
  'office-overdue',
  'late-recounted',
])

/** Of each case the next reminder alone waits in the row of the clock. */
export function reminderDeadline(
  { region, stream }: Place,
  state: CaseState,
  events: readonly CaseEvent[],
  entries: readonly Entry[],
): RowChange[] {
  if (events.every(({ type }) => movesNothing.has(type))) return []
  const key = { region, stream, name: remindClock }
  const [next] = remindersOf(state)
    .map(({ on }) => on)
    .toSorted()
  return [
    next === undefined
      ? remove(deadlines, key)
      : upsert(deadlines, { ...key, kind: 'case', due_at: ringsAfter(addDays(parseDay(next), -1), entries) }),
  ]
}

/** Whether a ring still stands as it was found: any event of the case may have moved it since. */
export const ringStanding = ({ region, stream, name, dueAt }: DueDeadline): Statement =>
  statement(`select from platform.deadlines where region = $1 and stream = $2 and name = $3 and due_at = $4`, [
    region,
    stream,
    name,
    dueAt,
  ])

/** The marks on the desks of those whose steps were reminded of; whatever moves a step's last day writes its mark anew. */
export function markRows(
  { region }: Place,
  state: CaseState,
  { limits }: Extract<CaseEvent, { type: 'reminded' }>,
): RowChange[] {
  const rows = limits.flatMap(({ limit }) => {
    const key = limit.startsWith('step:') ? limit.slice('step:'.length) : ''
    const task = state.tasks[key]
    return task?.code ? [{ region, task: task.ref, reminded: markOf(state, key) }] : []
  })
  return rows.length > 0 ? [upsert(reviewTasksReminded, ...rows)] : []
}

export const remindClock = 'remind'
