import type { CaseEvent } from '#contracts/case-events.ts'
import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, remove, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { reviewTasksAgain, reviewTasksDone } from '../tables.ts'
import { confirmersOf, dueOfPanel, type ExpertEvent } from './panel-state.ts'

const prefix = 'experts:'
/** Whatever ends the review ends its panels. */
const ends = new Set<CaseEvent['type']>([
  'withdrawn',
  'decided',
  'deemed-renewed',
  'deemed-agreed',
  'ended-for-default',
])

/** The panel whose limit a deadline is; null for the name of another one. */
export const panelOfDeadline = (name: string): string | null =>
  name.startsWith(prefix) ? name.slice(prefix.length) : null

/** One row for each panel: the last day of what goes on in it. */
export function expertDeadlines(
  { region, stream }: Place,
  { phase, panels }: CaseState,
  events: readonly CaseEvent[],
): RowChange[] {
  if (!events.some((event) => isOfExperts(event) || ends.has(event.type) || event.type === 'limits-recomputed'))
    return []
  return Object.entries(panels).map(([panel, state]) => {
    const key = { region, stream, name: `${prefix}${panel}` }
    const until = phase === 'review' && !state.overdue ? dueOfPanel(state) : null
    return until
      ? upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(until.day)) })
      : remove(deadlines, key)
  })
}

/** What lies on the desks of experts: answered, asked once more whether the changes were made, or not needed any more. */
export function expertRows({ region }: Place, state: CaseState, event: ExpertEvent): RowChange[] {
  const refs = (tasks: readonly string[]) => tasks.flatMap((task) => state.tasks[task]?.ref ?? [])
  const done = (tasks: readonly string[]) => {
    const rows = refs(tasks).map((task) => ({ region, task, done: true }))
    return rows.length > 0 ? [upsert(reviewTasksDone, ...rows)] : []
  }
  switch (event.type) {
    case 'expert-opinion-given':
    case 'changes-confirmed':
      return done([event.task])
    case 'revision-handed-in': {
      const { changes } = state.panels[event.panel]!.revision!
      const due_day = event.confirmBy.day
      const again = refs([...new Set(changes.map(({ by }) => by))])
      return [upsert(reviewTasksAgain, ...again.map((task) => ({ region, task, due_day, done: false })))]
    }
    case 'expert-panel-closed':
      return done(state.panels[event.panel]!.members)
    case 'revision-called':
      return done(event.absent)
    case 'experts-called':
    case 'experts-overdue':
      return []
  }
}

/** Whoever confirms the changes has answered before: the notice on holidays finds them apart from the open tasks. */
export const confirmersMoved = (
  { region }: Place,
  { tasks, panels }: CaseState,
  { moved }: Extract<CaseEvent, { type: 'limits-recomputed' }>,
): RowChange[] => {
  const rows = Object.entries(panels)
    .filter(([panel]) => moved.some(({ limit }) => limit === `confirm:${panel}`))
    .flatMap(([, panel]) =>
      confirmersOf(panel).map((key) => ({
        region,
        task: tasks[key]!.ref,
        due_day: panel.revision!.confirmBy!.day,
        done: false,
      })),
    )
  return rows.length > 0 ? [upsert(reviewTasksAgain, ...rows)] : []
}

export const isOfExperts = (event: CaseEvent): event is ExpertEvent =>
  event.type.startsWith('expert') || event.type.startsWith('revision-') || event.type === 'changes-confirmed'
