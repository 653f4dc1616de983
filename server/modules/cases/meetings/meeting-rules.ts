import type { CaseEvent } from '#contracts/case-events.ts'
import type { Vote, VoteCount } from '#contracts/meeting-events.ts'
import { meetingDays, mostMeetings } from '#contracts/meetings.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { openTask } from '../review/open-task.ts'
import type { MeetingState } from './meeting-state.ts'

export type MeetingCommand =
  | { type: 'call-meeting'; task: string; agenda: readonly string[] }
  | { type: 'speak-at-meeting'; task: string; meeting: string; votes: readonly Vote[]; words: string }
  | { type: 'close-meeting'; task: string; meeting: string; minutes: string }

/**
 * 会商: the lead, or whoever decides, calls those who reviewed; they speak and vote in writing within five working days, none knowing what
 * the others say; the convener closes it with minutes. It stops no clock, and outvotes neither a failed review nor a veto.
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
      return [
        {
          type: 'meeting-called',
          meeting: `meeting-${state.meetings.length + 1}`,
          task: command.task,
          code: task.code,
          agenda: [...command.agenda],
          invited,
          due: due(env, env.day, { unit: 'working', days: meetingDays }),
          day: env.day,
        },
      ]
    }

    case 'speak-at-meeting': {
      const meeting = ofKey(state, command.meeting)
      const code = state.tasks[command.task]?.code
      demand(meeting.invited.includes(command.task) && code, 'meeting.not-invited')
      demand(!meeting.closed && state.phase === 'review', 'meeting.over')
      demand(!meeting.statements.some((one) => one.task === command.task), 'meeting.spoken-already')
      demand(env.day <= parseDay(meeting.due.day), 'meeting.over')
      demand(command.votes.length === meeting.agenda.length, 'meeting.votes-incomplete')
      demand([...command.words.trim()].length >= 10, 'meeting.needs-words')
      const { meeting: key, task, votes, words } = command
      return [{ type: 'meeting-spoken', meeting: key, task, code, votes: [...votes], words, day: env.day }]
    }

    case 'close-meeting': {
      const { task } = openTask(state, env, command.task)
      const meeting = ofKey(state, command.meeting)
      demand(meeting.task === command.task, 'meeting.not-convener')
      demand(!meeting.closed, 'meeting.over')
      demand(isHeard(meeting, env.day), 'meeting.waits')
      demand([...command.minutes.trim()].length >= 20, 'meeting.needs-minutes')
      const spoken = new Set(meeting.statements.map((one) => one.task))
      return [
        {
          type: 'meeting-closed',
          meeting: command.meeting,
          task: command.task,
          code: task.code,
          counts: meeting.agenda.map((_point, place) => countOf(meeting, place)),
          absent: meeting.invited.filter((key) => !spoken.has(key)),
          minutes: command.minutes,
          day: env.day,
        },
      ]
    }
  }
}

/** No feedback and no decision while a meeting goes on. */
export const demandNoMeeting = (state: CaseState): void => demand(!openMeeting(state), 'meeting.still-open')

const openMeeting = ({ meetings }: Pick<CaseState, 'meetings'>) => meetings.find(({ closed }) => !closed)

function ofKey({ meetings }: CaseState, key: string): MeetingState {
  const found = meetings.find(({ meeting }) => meeting === key)
  demand(found, 'meeting.none')
  return found
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
