import type { CaseEvent } from '#contracts/case-events.ts'
import type { Due } from '#contracts/due.ts'
import { hearingTask } from '#contracts/hearings.ts'
import type { NamedComment } from '#contracts/refusal-findings.ts'
import { othersTask } from '#contracts/third-parties.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState } from '../case-state.ts'

/** 公示 of one task; its last day is that of the task. */
export type NoticeState = {
  notice: string
  since: string
  /** The day on which it was last published: with another day it is published again. */
  published: string
  /** 公示期满日 as it was published; of a task that of the task counts, which a calendar may move. */
  until: string
  /** The day on which the clock said that it is the last one; null before. */
  lastDay: string | null
  endedDay: string | null
  comments: readonly {
    comment: string
    day: string
    /** Until when it is to be answered; null where no day was set. */
    answerBy: Due | null
    answered: { gist: string; answer: string; day: string } | null
  }[]
  /** Notices of the hearings before, oldest first. */
  earlier: readonly NoticeState[]
}

export type NoticeEvent = Extract<
  CaseEvent,
  { type: 'notice-published' | 'notice-commented' | 'comment-answered' | 'notice-last-day' | 'notice-ended' }
>

/** One notice after an event of its own; null before it is published. */
export function noticeAfter(before: NoticeState | null, event: NoticeEvent): NoticeState | null {
  if (event.type === 'notice-published') {
    const { notice, day, until } = event
    const published = { notice, published: day, until: until.day, lastDay: null, endedDay: null }
    if (before && event.another) {
      const over = { ...before, endedDay: before.endedDay ?? before.until, earlier: [] }
      return { ...published, since: day, comments: [], earlier: [...before.earlier, over] }
    }
    // Published again with another day it stays the same notice, and what was said stays with it.
    const { since = day, comments = [], earlier = [] } = before ?? {}
    return { ...published, since, comments, earlier }
  }
  if (!before) return null
  switch (event.type) {
    case 'notice-commented': {
      const { comment, day, answerBy = null } = event
      return { ...before, comments: [...before.comments, { comment, day, answerBy, answered: null }] }
    }
    case 'comment-answered': {
      const { gist, answer, day } = event
      return withComments(before, (one) =>
        one.comment === event.comment ? { ...one, answered: { gist, answer, day } } : one,
      )
    }
    case 'notice-last-day':
      return { ...before, lastDay: event.day }
    case 'notice-ended':
      // Ended before its last day it is open no longer than that.
      return { ...before, until: event.day, endedDay: event.day }
  }
}

export function foldNotice(state: CaseState, event: NoticeEvent): CaseState {
  const after = noticeAfter(state.notices[event.task] ?? null, event)
  if (!after) return state
  const next: CaseState = { ...state, notices: { ...state.notices, [event.task]: after } }
  // The end of an announcement is not the end of what it announces.
  if (event.type !== 'notice-ended' || isBeside(event.task)) return next
  const task = { ...state.tasks[event.task]!, verdict: 'pass' as const, closedDay: event.day }
  return { ...next, tasks: { ...state.tasks, [event.task]: task } }
}

type Comment = NoticeState['comments'][number]

/** A notice with each of its comments changed, and of those before it. */
export const withComments = (notice: NoticeState, change: (comment: Comment) => Comment): NoticeState => ({
  ...notice,
  comments: notice.comments.map(change),
  earlier: notice.earlier.map((one) => withComments(one, change)),
})

/** One notice of a task, and how many comments those before it had: the first of its own has the next number. */
export type NoticeInTurn = { task: string; notice: NoticeState; before: number }

/** A notice of a task with those that went before it, oldest first. */
export function inTurn(task: string, latest: NoticeState): NoticeInTurn[] {
  let before = 0
  return [...latest.earlier, latest].map((notice) => {
    const one = { task, notice, before }
    before += notice.comments.length
    return one
  })
}

/** Every notice of a case. */
export const everyNotice = ({ notices }: Pick<CaseState, 'notices'>): NoticeInTurn[] =>
  Object.entries(notices).flatMap(([task, one]) => inTurn(task, one))

/** What was said of the notices of a case, each by the number that it is named by. */
export const everyComment = (state: Pick<CaseState, 'notices'>): (NamedComment & { said: Comment })[] =>
  everyNotice(state).flatMap(({ task, notice, before }) =>
    notice.comments.map((said, place) => ({ notice: task, number: before + place + 1, said })),
  )

/** What was said of notices, earlier ones too, and is not answered yet. */
export const unanswered = (state: Pick<CaseState, 'notices'>): NoticeState['comments'][number][] =>
  everyNotice(state).flatMap(({ notice }) => notice.comments.filter(({ answered }) => !answered))

/** What is announced beside the steps of the plan: a hearing, and that others are concerned. Their last day is no step’s; that of a hearing stays as it was announced. */
export const isBeside = (task: string): boolean => task === hearingTask || task === othersTask

/** Last day to say something of a notice. */
export const noticeUntil = ({ notices, tasks }: Pick<CaseState, 'notices' | 'tasks'>, key: string): string =>
  (!isBeside(key) && tasks[key]?.due.day) || notices[key]!.until

/** 公示期满当日: notices on their last day, which a draft of the decision need not wait for. */
export const onLastDay = ({ notices }: Pick<CaseState, 'notices'>): string[] =>
  Object.keys(notices).filter((key) => notices[key]!.lastDay !== null && notices[key]!.endedDay === null)

/**
 * No decision while what is asked for still lies open to everybody, and none before each comment was answered.
 *
 * @throws RuleViolation `decision.…`
 */
export function demandNoticesOver({ notices }: Pick<CaseState, 'notices'>): void {
  demand(
    everyNotice({ notices }).every(({ notice }) => notice.endedDay !== null),
    'decision.notice-open',
  )
  demand(unanswered({ notices }).length === 0, 'decision.comments-unanswered')
}
