import type { CaseEvent } from '#contracts/case-events.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { addDays, endOfDay, parseDay } from '#kernel/day.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, remove, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { publicNotices } from '../tables.ts'
import { isShut } from '../hearing/another-hearing.ts'
import { isBeside, noticeUntil, type NoticeState } from './notice-state.ts'

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
  return Object.entries(state.notices).flatMap(([task, one]) => {
    const { lastDay, endedDay, earlier } = one
    const open = endedDay === null && state.phase === 'review'
    const until = noticeUntil(state, task)
    const deadline = { region, stream, name: `${noticeClock}${task}` }
    const last = { region, stream, name: `${lastDayClock}${task}` }
    return [
      open
        ? upsert(deadlines, { ...deadline, kind: 'case', due_at: endOfDay(parseDay(until)) })
        : remove(deadlines, deadline),
      open && lastDay === null && !isBeside(task)
        ? upsert(deadlines, { ...last, kind: 'case', due_at: endOfDay(addDays(parseDay(until), -1)) })
        : remove(deadlines, last),
      upsert(
        publicNotices,
        ...earlier.map((before) => line({ region, stream }, state, task, before, { until: before.until, open: false })),
        line({ region, stream }, state, task, one, { until, open }),
      ),
    ]
  })
}

const line = (
  { region, stream }: Pick<Place, 'region' | 'stream'>,
  state: CaseState,
  task: string,
  notice: NoticeState,
  { until, open }: { until: string; open: boolean },
) => ({
  region,
  notice: notice.notice,
  stream,
  task,
  item: state.item,
  revision: state.revision,
  matter: state.about?.matter ?? 'new',
  since: notice.since,
  until,
  open,
  hearing: task === hearingTask,
  closed: isShut(state, task, notice),
})
