import type { TimelineEntry } from '#contracts/cases.ts'
import type { TaskId } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import { mostMeetings, type MeetingView } from '#contracts/meetings.ts'
import type { TaskView } from '#contracts/review.ts'
import { byDay, parseDay, type Day } from '#kernel/day.ts'
import type { CaseState } from '../case-state.ts'
import type { CaseTask } from '../review/task-definitions.ts'
import { hasSat, mayMove, unsignedOf, type MeetingState } from './meeting-state.ts'

type Reader = { task: string; key: string; labels: Readonly<Record<string, string>> }

/** 会商 as the reader of a task may know it: whoever called it reads what was said once nobody can speak any more. */
export function meetingViews(meetings: readonly MeetingState[], item: Item, reader: Reader, day: Day): MeetingView[] {
  return meetings.map((meeting) => {
    const { agenda, statements, closed, sitting, moves = [], notes = [], signed = {}, settledDay } = meeting
    const convenes = meeting.task === reader.key
    const own = statements.find(({ task }) => task === reader.key)
    return {
      meeting: meeting.meeting,
      calledDay: parseDay(meeting.calledDay),
      due: parseDay(meeting.due.day),
      agenda: [...agenda],
      sitting: sitting
        ? {
            heldOn: parseDay(sitting.heldOn),
            time: sitting.time,
            place: sitting.place,
            link: sitting.link,
            cases: sitting.cases,
            others: convenes
              ? sitting.agenda.map(({ task }) => task as TaskId).filter((task) => task !== reader.task)
              : [],
          }
        : null,
      moves: moves.map(({ heldOn, time, place, reason, by, day: movedDay }) => ({
        heldOn: parseDay(heldOn),
        time,
        place,
        reason,
        by,
        day: parseDay(movedDay),
      })),
      notes: notes.map(({ point, words, day: notedDay }) => ({ point, words, day: parseDay(notedDay) })),
      invited: meeting.invited.length,
      spoken: statements.length,
      own: own ? { votes: [...own.votes], words: own.words, day: parseDay(own.day) } : null,
      statements:
        convenes && isOver(meeting, day)
          ? statements.map(({ task, votes, words }) => ({
              title: item.tasks.find(({ key }) => key === task)?.title ?? '',
              label: reader.labels[task] ?? '',
              votes: [...votes],
              words,
            }))
          : [],
      closed: closed && {
        day: parseDay(closed.day),
        minutes: closed.minutes,
        counts: [...closed.counts],
        absent: closed.absent,
        signBy: closed.signBy ? parseDay(closed.signBy) : null,
        signed: Object.entries(signed).map(([task, differs]) => ({
          title: item.tasks.find(({ key }) => key === task)?.title ?? '',
          label: reader.labels[task] ?? '',
          differs,
        })),
        settledDay: settledDay ? parseDay(settledDay) : null,
      },
    }
  })
}

/** It has sat where it sits, and everybody has spoken, or nobody can any more. */
const isOver = (meeting: MeetingState, day: Day): boolean =>
  hasSat(meeting, day) && (meeting.statements.length === meeting.invited.length || day > parseDay(meeting.due.day))

/** What a task may do about meetings. */
export function meetingActs(
  meetings: readonly MeetingState[],
  task: { key: string; kind: CaseTask['kind']; opinions: number },
  day: Day,
): TaskView['can'] {
  const open = meetings.find(({ closed }) => !closed)
  if (task.kind === 'review') {
    if (meetings.some((one) => unsignedOf(one).includes(task.key))) return ['sign-meeting']
    if (!open?.invited.includes(task.key) || day > parseDay(open.due.day)) return []
    return !open.statements.some((one) => one.task === task.key) ? ['speak-at-meeting'] : []
  }
  if (task.kind !== 'merge' && task.kind !== 'decide') return []
  if (open) {
    if (open.task !== task.key) return []
    const moves: TaskView['can'] = mayMove(open, day) ? ['move-meeting'] : []
    if (!hasSat(open, day)) return moves
    return [...moves, ...heldActs(open, day)]
  }
  return task.opinions >= 2 && meetings.length < mostMeetings ? ['call-meeting'] : []
}

const heldActs = (open: MeetingState, day: Day): TaskView['can'] =>
  isOver(open, day) ? ['note-at-meeting', 'close-meeting'] : ['note-at-meeting']

/** 会商 in the timeline: that it was held and how long it took, never what was said. */
export const meetingEntries = (state: CaseState): TimelineEntry[] =>
  state.meetings.map(({ meeting, task, agenda, due, calledDay, closed }) => ({
    key: meeting,
    title: '会商',
    state: closed || state.phase !== 'review' ? 'done' : 'current',
    day: parseDay(closed?.day ?? calledDay),
    who: state.tasks[task]?.label ?? null,
    note: closed
      ? `议题 ${agenda.length} 项，已形成会商纪要`
      : state.phase !== 'review'
        ? `议题 ${agenda.length} 项，审查已结束，未形成会商纪要`
        : `议题 ${agenda.length} 项，应于${byDay(due.day)}发言和表决；办理时限照常计算`,
    usedDays: null,
    paper: null,
  }))
