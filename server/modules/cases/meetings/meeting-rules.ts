import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Sitting, Vote, VoteCount } from '#contracts/meeting-events.ts'
import { meetingDays, mostMeetings, mostNotes, signingDays } from '#contracts/meetings.ts'
import { dayText, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { openTask } from '../review/open-task.ts'
import { decideMove, demandSittable, type MoveMeeting } from './move-rules.ts'
import { hasSat, meetingsAfter, ofKey, unsignedOf, type MeetingEvent, type MeetingState } from './meeting-state.ts'

export type MeetingCommand =
  | { type: 'call-meeting'; task: string; agenda: readonly string[]; sitting?: Sitting | null }
  | MoveMeeting
  | { type: 'note-at-meeting'; task: string; meeting: string; point: number; words: string }
  | { type: 'speak-at-meeting'; task: string; meeting: string; votes: readonly Vote[]; words: string }
  | { type: 'close-meeting'; task: string; meeting: string; minutes: string }
  | { type: 'sign-meeting'; task: string; meeting: string; differs: string | null }
  /** The time to sign the minutes has passed. */
  | { type: 'meeting-clock-ran-out'; meeting: string }

/**
 * 会商: the lead, or whoever decides, calls those who reviewed; they speak and vote in writing within five working days, none knowing what
 * the others say; the convener closes it with minutes, which those who spoke sign. It stops no clock, and outvotes neither a failed review nor a veto. A
 * 联席会议 sits on a day within the same limit, and has several cases of one convener on its agenda, each with its own votes and minutes.
 *
 * @source 连政办传〔2023〕8号 (内部牵头人会商会办)
 */
export function decideMeeting(command: MeetingCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'call-meeting': {
      const { task, definition } = openTask(state, env, command.task)
      demand(definition.kind !== 'review', 'meeting.not-convener')
      demand(!openMeeting(state), 'meeting.open-already')
      demand(state.meetings.length < mostMeetings, 'meeting.limit', { most: String(mostMeetings) })
      const invited = reviewersIn(state, env)
      demand(invited.length >= 2, 'meeting.needs-two')
      const last = due(env, env.day, { unit: 'working', days: meetingDays })
      const { sitting } = command
      if (sitting) demandSittable(sitting.heldOn, last.day, env)
      return [
        {
          type: 'meeting-called',
          meeting: `meeting-${state.meetings.length + 1}`,
          task: command.task,
          code: task.code,
          agenda: [...command.agenda],
          invited,
          ...(sitting ? { sitting } : {}),
          due: last,
          day: env.day,
        },
      ]
    }

    case 'move-meeting':
      return decideMove(command, state, env)

    case 'note-at-meeting': {
      const { task } = openTask(state, env, command.task)
      const meeting = convened(command, state, env.day)
      demand(command.point <= meeting.agenda.length, 'meeting.no-such-point')
      demand((meeting.notes?.length ?? 0) < mostNotes, 'meeting.too-many-notes', { most: String(mostNotes) })
      const { meeting: key, point, words } = command
      return [{ type: 'meeting-noted', meeting: key, task: command.task, code: task.code, point, words, day: env.day }]
    }

    case 'speak-at-meeting': {
      const meeting = ofKey(state, command.meeting)
      const code = state.tasks[command.task]?.code
      demand(meeting.invited.includes(command.task) && code, 'meeting.not-invited')
      demand(!meeting.closed && state.phase === 'review', 'meeting.over')
      demand(!meeting.statements.some((one) => one.task === command.task), 'meeting.spoken-already')
      demand(env.day <= parseDay(meeting.due.day), 'meeting.over')
      demand(command.votes.length === meeting.agenda.length, 'meeting.votes-incomplete')
      demand(saysAtLeast(command.words, 10), 'meeting.needs-words')
      const { meeting: key, task, votes, words } = command
      return [{ type: 'meeting-spoken', meeting: key, task, code, votes: [...votes], words, day: env.day }]
    }

    case 'close-meeting': {
      const { task } = openTask(state, env, command.task)
      const meeting = convened(command, state, env.day)
      demand(isHeard(meeting, env.day), 'meeting.waits')
      demand(saysAtLeast(command.minutes, 20), 'meeting.needs-minutes')
      const spoken = new Set(meeting.statements.map((one) => one.task))
      const signBy = due(env, env.day, { unit: 'working', days: signingDays })
      const closed: MeetingEvent = {
        type: 'meeting-closed',
        meeting: command.meeting,
        task: command.task,
        code: task.code,
        counts: meeting.agenda.map((_point, place) => countOf(meeting, place)),
        absent: meeting.invited.filter((key) => !spoken.has(key)),
        minutes: command.minutes,
        signBy,
        day: env.day,
      }
      return withSettled(state, env, command.meeting, closed)
    }

    case 'sign-meeting': {
      const meeting = ofKey(state, command.meeting)
      const code = state.tasks[command.task]?.code
      demand(code && unsignedOf(meeting).includes(command.task), 'meeting.nothing-to-sign')
      const differs = command.differs?.trim() || null
      demand(differs === null || saysAtLeast(differs, 10), 'meeting.difference-unclear')
      const { meeting: key, task } = command
      return withSettled(state, env, key, { type: 'meeting-signed', meeting: key, task, code, differs, day: env.day })
    }

    case 'meeting-clock-ran-out': {
      const meeting = state.meetings.find((one) => one.meeting === command.meeting)
      if (!meeting?.closed?.signBy || meeting.settledDay || env.day <= parseDay(meeting.closed.signBy)) return []
      return [{ type: 'meeting-settled', meeting: command.meeting, unsigned: unsignedOf(meeting), day: env.day }]
    }
  }
}

/** With the last signature the record is complete, and is printed. */
function withSettled(state: CaseState, env: CaseEnv, key: string, event: MeetingEvent): CaseEvent[] {
  const after = meetingsAfter(state.meetings, event)
  if (unsignedOf(ofKey({ meetings: after }, key)).length > 0) return [event]
  return [event, { type: 'meeting-settled', meeting: key, unsigned: [], day: env.day }]
}

/** No feedback and no decision while a meeting goes on. */
export const demandNoMeeting = (state: CaseState): void => demand(!openMeeting(state), 'meeting.still-open')

const openMeeting = ({ meetings }: Pick<CaseState, 'meetings'>) => meetings.find(({ closed }) => !closed)

/** A meeting that goes on, for who convened it; on the day on which it sits, or later. */
function convened({ meeting: key, task }: { meeting: string; task: string }, state: CaseState, day: Day): MeetingState {
  const meeting = ofKey(state, key)
  demand(meeting.task === task, 'meeting.not-convener')
  demand(!meeting.closed, 'meeting.over')
  const { sitting } = meeting
  demand(hasSat(meeting, day), 'meeting.not-yet-sat', sitting ? { day: dayText(parseDay(sitting.heldOn)) } : {})
  return meeting
}

/** Everybody has spoken, or nobody can any more. */
const isHeard = (meeting: MeetingState, day: string): boolean =>
  meeting.statements.length === meeting.invited.length || day > meeting.due.day

/** Tasks whose reviewers have given an opinion of their own. */
const reviewersIn = (state: CaseState, env: CaseEnv): string[] =>
  env.item.tasks
    .filter(({ key, kind }) => {
      const task = state.tasks[key]
      return kind === 'review' && task !== undefined && task.verdict !== null && task.code !== null && !task.silent
    })
    .map(({ key }) => key)

function countOf({ statements, invited }: MeetingState, place: number): VoteCount {
  const of = (vote: Vote) => statements.filter(({ votes }) => votes[place] === vote).length
  const [yes, no] = [of('for'), of('against')]
  return {
    for: yes,
    against: no,
    abstain: of('abstain'),
    absent: invited.length - statements.length,
    carried: yes > no,
  }
}
