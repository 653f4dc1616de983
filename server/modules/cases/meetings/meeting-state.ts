import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type { Vote, VoteCount } from '#contracts/meeting-events.ts'

/** 会商 as it stands. */
export type MeetingState = {
  meeting: string
  /** Of the convener. */
  task: string
  agenda: readonly string[]
  invited: readonly string[]
  due: Due
  calledDay: string
  statements: readonly { task: string; votes: readonly Vote[]; words: string; day: string }[]
  closed: { day: string; minutes: string; counts: readonly VoteCount[]; absent: number } | null
}

export type MeetingEvent = Extract<CaseEvent, { type: 'meeting-called' | 'meeting-spoken' | 'meeting-closed' }>

/** What is told of an event to who takes part; codes are told to nobody. */
export type MeetingFact = MeetingEvent extends infer Each ? (Each extends unknown ? Omit<Each, 'code'> : never) : never

export function meetingsAfter(meetings: readonly MeetingState[], event: MeetingFact): MeetingState[] {
  switch (event.type) {
    case 'meeting-called': {
      const { meeting, task, agenda, invited, due, day: calledDay } = event
      return [...meetings, { meeting, task, agenda, invited, due, calledDay, statements: [], closed: null }]
    }
    case 'meeting-spoken': {
      const { task, votes, words, day } = event
      return meetings.map((one) =>
        one.meeting === event.meeting ? { ...one, statements: [...one.statements, { task, votes, words, day }] } : one,
      )
    }
    case 'meeting-closed': {
      const { day, minutes, counts, absent } = event
      return meetings.map((one) =>
        one.meeting === event.meeting ? { ...one, closed: { day, minutes, counts, absent: absent.length } } : one,
      )
    }
  }
}
