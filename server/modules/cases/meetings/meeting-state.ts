import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type { Sitting, SittingPlace, Vote, VoteCount } from '#contracts/meeting-events.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState } from '../case-state.ts'

/** 会商 as it stands. */
export type MeetingState = {
  meeting: string
  /** Of the convener. */
  task: string
  agenda: readonly string[]
  invited: readonly string[]
  due: Due
  calledDay: string
  /** None: in writing alone. A task is not told by what several cases of one agenda could be told to belong together. */
  sitting?: Omit<Sitting, 'id' | 'first'> & { id?: string }
  /** Where it was to sit before, oldest first. None: it was never moved. */
  moves?: readonly (SittingPlace & { reason: string; by: 'convener' | 'calendar'; day: string })[]
  /** None: nothing was written down. */
  notes?: readonly { point: number; words: string; day: string }[]
  statements: readonly { task: string; votes: readonly Vote[]; words: string; day: string }[]
  closed: {
    day: string
    minutes: string
    counts: readonly VoteCount[]
    absent: number
    /** None: nobody was asked to sign. */
    signBy?: string
  } | null
  /** By task: what was signed otherwise, null for nothing. */
  signed?: Readonly<Record<string, string | null>>
  settledDay?: string
}

export function ofKey({ meetings }: Pick<CaseState, 'meetings'>, key: string): MeetingState {
  const found = meetings.find(({ meeting }) => meeting === key)
  demand(found, 'meeting.none')
  return found
}

/** What sits on a day is not over before it; what is held in writing alone waits for no day. */
export const hasSat = ({ sitting }: Pick<MeetingState, 'sitting'>, day: string): boolean =>
  !sitting || day >= sitting.heldOn

/** What sits may be moved as long as it has not begun: on its day until something is written down. */
export const mayMove = ({ sitting, notes = [] }: Pick<MeetingState, 'sitting' | 'notes'>, day: string): boolean =>
  sitting !== undefined && day <= sitting.heldOn && notes.length === 0

/** Who spoke, and so is to sign the minutes, and has not. */
export const unsignedOf = ({ closed, settledDay, statements, signed }: MeetingState): string[] =>
  closed?.signBy && !settledDay ? statements.map(({ task }) => task).filter((task) => !(task in (signed ?? {}))) : []

export type MeetingEvent = Extract<CaseEvent, { type: `meeting-${string}` }>

/** What is told of an event to who takes part, without `id` and `first` of a sitting; codes are told to nobody. */
export type MeetingFact = MeetingEvent extends infer Each
  ? Each extends { type: 'meeting-moved' }
    ? Omit<Each, 'code' | 'sitting'> & { code?: string | null; by?: 'convener' | 'calendar' }
    : Each extends unknown
      ? Omit<Each, 'code'>
      : never
  : never

export function meetingsAfter(meetings: readonly MeetingState[], event: MeetingFact): MeetingState[] {
  if (event.type === 'meeting-called') {
    const { meeting, task, agenda, invited, due, day: calledDay } = event
    const called = { meeting, task, agenda, invited, due, calledDay, statements: [], closed: null }
    return [...meetings, event.sitting ? { ...called, sitting: event.sitting } : called]
  }
  return meetings.map((one) => (one.meeting === event.meeting ? meetingAfter(one, event) : one))
}

function meetingAfter(one: MeetingState, event: Exclude<MeetingFact, { type: 'meeting-called' }>): MeetingState {
  switch (event.type) {
    case 'meeting-moved': {
      const { sitting, moves = [] } = one
      if (!sitting) return one
      const { heldOn, time, place, link } = sitting
      const by = event.by ?? (event.code === null ? 'calendar' : 'convener')
      const before = { heldOn, time, place, link, reason: event.reason, by, day: event.day }
      return {
        ...one,
        sitting: { ...sitting, ...event.to },
        due: event.due?.to ?? one.due,
        moves: [...moves, before],
      }
    }
    case 'meeting-recounted':
      if (event.of !== 'signing') return { ...one, due: event.to }
      return { ...one, closed: one.closed && { ...one.closed, signBy: event.to.day } }
    case 'meeting-noted': {
      const { point, words, day } = event
      return { ...one, notes: [...(one.notes ?? []), { point, words, day }] }
    }
    case 'meeting-spoken': {
      const { task, votes, words, day } = event
      return { ...one, statements: [...one.statements, { task, votes, words, day }] }
    }
    case 'meeting-closed': {
      const { day, minutes, counts, absent, signBy } = event
      return {
        ...one,
        closed: { day, minutes, counts, absent: absent.length, ...(signBy ? { signBy: signBy.day } : {}) },
      }
    }
    case 'meeting-signed':
      return { ...one, signed: { ...one.signed, [event.task]: event.differs } }
    case 'meeting-settled':
      return { ...one, settledDay: event.day }
  }
}
