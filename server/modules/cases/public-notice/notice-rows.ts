import type { CaseEvent } from '#contracts/case-events.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { addDays, endOfDay, parseDay } from '#kernel/day.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, remove, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { publicNotices } from '../tables.ts'
import { isBeside, noticeUntil } from './notice-state.ts'

const touches = new Set<CaseEvent['type']>([
  'notice-published',
  'notice-last-day',
  'notice-ended',
  'limits-recomputed',
  'withdrawn',
  'decided',
  'ended-for-default',
  'deemed-renewed',
  'deemed-agreed',
])

/** What the names of the deadlines of notices begin with. */
export const noticeClock = 'notice:'
/** And those of the beginning of their last day. */
export const lastDayClock = 'notice-last:'

/** 公示: the public line of each, and the clock that ends it. */
export function noticeRows({ region, stream }: Place, state: CaseState, events: readonly CaseEvent[]): RowChange[] {
  if (!events.some(({ type }) => touches.has(type))) return []
  return Object.entries(state.notices).flatMap(([task, { notice, since, lastDay, endedDay }]) => {
    const open = endedDay === null && state.phase === 'review'
    const until = noticeUntil(state, task)
    const isHearing = task === hearingTask
    const deadline = { region, stream, name: `${noticeClock}${task}` }
    const last = { region, stream, name: `${lastDayClock}${task}` }
    return [
      open
        ? upsert(deadlines, { ...deadline, kind: 'case', due_at: endOfDay(parseDay(until)) })
        : remove(deadlines, deadline),
      open && lastDay === null && !isBeside(task)
        ? upsert(deadlines, { ...last, kind: 'case', due_at: endOfDay(addDays(parseDay(until), -1)) })
        : remove(deadlines, last),
      upsert(publicNotices, {
        region,
        notice,
        stream,
        task,
        item: state.item,
        revision: state.revision,
        matter: state.about?.matter ?? 'new',
        since,
        until,
        open,
        hearing: isHearing,
      }),
    ]
  })
}
