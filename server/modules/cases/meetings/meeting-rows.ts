import type { CaseEvent } from '#contracts/case-events.ts'
import { endOfDay, parseDay } from '#kernel/day.ts'
import type { Place } from '#platform/stream.ts'
import { deadlines, remove, upsert, type RowChange } from '#platform/table.ts'
import type { CaseState } from '../case-state.ts'
import { heldThrough } from '../due.ts'
import { markOf } from '../reminders/reminder-state.ts'
import { reviewTasksDue, reviewTasksMeeting } from '../tables.ts'
import { ofKey as meetingOf, unsignedOf, type MeetingEvent } from './meeting-state.ts'

/** What the names of the deadlines of meetings begin with. */
export const meetingClock = 'meeting:'

/** What a meeting puts on desks: to speak, and then to sign; whoever was asked anew meanwhile goes on with that. */
export function meetingRows(place: Place, state: CaseState, event: MeetingEvent): RowChange[] {
  switch (event.type) {
    case 'meeting-called':
      return asked(place, state, event.invited, event.due.day)
    case 'meeting-moved': {
      const { invited, due, task, statements } = meetingOf(state, event.meeting)
      const there = invited.filter((key) => isFree(state, key))
      const [spoke, waited] = [true, false].map((has) =>
        there.filter((key) => statements.some((one) => one.task === key) === has),
      )
      return [
        ...asked(place, state, waited!, due.day, { moved: true }),
        ...told(place, state, spoke!),
        ...convener(place, state, task),
      ]
    }
    case 'meeting-recounted': {
      if (event.of === 'signing') {
        const unsigned = unsignedOf(meetingOf(state, event.meeting))
        return asked(
          place,
          state,
          unsigned.filter((key) => isFree(state, key)),
          event.to.day,
        )
      }
      const { invited, due, statements, moves = [] } = meetingOf(state, event.meeting)
      const waited = invited.filter((key) => isFree(state, key) && !statements.some(({ task }) => task === key))
      return asked(place, state, waited, due.day, { moved: moves.length > 0 })
    }
    case 'meeting-spoken':
    case 'meeting-signed':
      return released(place, state, [event.task])
    case 'meeting-closed': {
      const { invited, task, statements } = meetingOf(state, event.meeting)
      const spoke = statements.map((one) => one.task)
      return [
        ...convener(place, state, task),
        ...released(place, state, event.signBy ? event.absent : invited),
        ...(event.signBy
          ? asked(
              place,
              state,
              spoke.filter((key) => !isAskedAnew(state, key)),
              event.signBy.day,
            )
          : []),
      ]
    }
    case 'meeting-settled':
      return released(place, state, event.unsigned)
    case 'meeting-noted':
      return []
  }
}

/** Whoever was asked anew has answered: what they still owe a meeting lies on their desk again, if anything. */
export function backAtMeeting(place: Place, state: CaseState, key: string): RowChange[] {
  for (const { closed, invited, statements, due, moves = [] } of state.meetings) {
    const spoke = statements.some(({ task }) => task === key)
    if (!closed && invited.includes(key) && !spoke)
      return asked(place, state, [key], due.day, { moved: moves.length > 0 })
  }
  const unsigned = state.meetings.find((meeting) => unsignedOf(meeting).includes(key))
  return unsigned ? asked(place, state, [key], unsigned.closed!.signBy!) : []
}

/**
 * With the case ends a meeting that goes on in it: nobody is waited for to speak. Minutes that lie for signing are signed or settled by their
 * clock. What was asked anew leaves the desk with the open tasks: one write changes a row once.
 */
export function meetingsOver({ region }: Place, { meetings, tasks }: CaseState): RowChange[] {
  const waited = meetings.filter(({ closed }) => !closed).flatMap(({ invited }) => invited)
  return rows(
    waited
      .map((key) => tasks[key]!)
      .filter(({ code, verdict }) => code !== null && verdict !== null)
      .map(({ ref, due }) => ({
        region,
        task: ref,
        done: true,
        meeting: false,
        meeting_moved: false,
        due_day: due.day,
      })),
  )
}

/** One row for each meeting whose minutes are being signed. */
export function meetingDeadlines({ region, stream }: Place, events: readonly CaseEvent[]): RowChange[] {
  return events.flatMap((event): RowChange[] => {
    const signs = event.type === 'meeting-recounted' && event.of === 'signing'
    if (!signs && event.type !== 'meeting-closed' && event.type !== 'meeting-settled') return []
    const key = { region, stream, name: `${meetingClock}${event.meeting}` }
    if (event.type === 'meeting-recounted')
      return [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(event.to.day)) })]
    if (event.type === 'meeting-settled') return [remove(deadlines, key)]
    const settles = events.some((one) => one.type === 'meeting-settled' && one.meeting === event.meeting)
    if (!event.signBy || settles) return []
    return [upsert(deadlines, { ...key, kind: 'case', due_at: endOfDay(parseDay(event.signBy.day)) })]
  })
}

/** Drawn, and not asked for another answer meanwhile. */
const isFree = (state: CaseState, key: string): boolean => state.tasks[key]!.code !== null && !isAskedAnew(state, key)

/** A task that waits for its answer: 改期 is told to whoever convened a meeting until its minutes. */
export const openTaskRow = ({ region }: Pick<Place, 'region'>, state: CaseState, key: string) => ({
  region,
  task: state.tasks[key]!.ref,
  due_day: state.tasks[key]!.due.day,
  held_through: heldThrough(state, key),
  reminded: markOf(state, key),
  meeting_moved: state.meetings.some(({ task, closed, moves = [] }) => task === key && !closed && moves.length > 0),
})

/** The convener's task, where it was not given back meanwhile. */
const convener = (place: Place, state: CaseState, key: string): RowChange[] =>
  state.tasks[key]!.code === null ? [] : [upsert(reviewTasksDue, openTaskRow(place, state, key))]

const isAskedAnew = ({ tasks }: CaseState, key: string): boolean => tasks[key]!.verdict === null

const asked = (
  { region }: Place,
  { tasks }: CaseState,
  keys: readonly string[],
  due_day: string,
  { moved } = { moved: false },
): RowChange[] =>
  rows(
    keys.map((key) => ({
      region,
      task: tasks[key]!.ref,
      done: false,
      meeting: true,
      meeting_moved: moved,
      due_day,
    })),
  )

/** Whoever has spoken is told as well, and goes there; to do they have nothing. */
const told = ({ region }: Place, { tasks }: CaseState, keys: readonly string[]): RowChange[] =>
  rows(
    keys
      .map((key) => tasks[key]!)
      .map(({ ref, due }) => ({
        region,
        task: ref,
        done: true,
        meeting: false,
        meeting_moved: true,
        due_day: due.day,
      })),
  )

const released = ({ region }: Place, { tasks }: CaseState, keys: readonly string[]): RowChange[] =>
  rows(
    // A task that is being drawn anew lies on no desk.
    keys
      .map((key) => tasks[key]!)
      .filter(({ code }) => code !== null)
      .map(({ ref, verdict, due }) => ({
        region,
        task: ref,
        done: verdict !== null,
        meeting: false,
        meeting_moved: false,
        due_day: due.day,
      })),
  )

type MeetingRow = {
  region: string
  task: string
  done: boolean
  meeting: boolean
  meeting_moved: boolean
  due_day: string
}

const rows = (found: readonly MeetingRow[]) => (found.length > 0 ? [upsert(reviewTasksMeeting, ...found)] : [])
