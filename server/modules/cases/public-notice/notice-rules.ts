import type { CaseEvent } from '#contracts/case-events.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { withOpened } from '../review/opened.ts'

export type NoticeCommand =
  | { type: 'notice-last-day-began'; task: string }
  | { type: 'notice-clock-ran-out'; task: string }
  /** `comment`: the same for everything that one party says of one notice. */
  | { type: 'comment-on-notice'; task: string; comment: string; sealed: string }
  | { type: 'answer-comment'; comment: string; gist: string; answer: string }

/** Comments that one notice takes. */
const mostComments = 300
const long = (text: string, length: number) => [...text.trim()].length >= length

/**
 * 公示: lies open beside the review and ends by the clock. On its last day whoever decides is drawn and may draft; nothing is decided before
 * that day is over, and the rest of the plan goes on with it. Everybody may comment once, the office answers each comment in public and without names.
 *
 * @source 连政办传〔2023〕8号: 公示、审核、内部会签同步; 公示期满即行决定
 */
export function decideNotice(command: NoticeCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'notice-last-day-began': {
      const task = state.tasks[command.task]
      if (!isOpen(state, command.task) || state.notices[command.task]!.lastDay !== null) return []
      // Of a day that has passed meanwhile nothing is drafted ahead any more.
      if (!task || env.day !== task.due.day) return []
      return withOpened(state, env, { type: 'notice-last-day', task: command.task, day: env.day })
    }

    case 'notice-clock-ran-out': {
      const task = state.tasks[command.task]
      if (!isOpen(state, command.task) || !task || env.day <= parseDay(task.due.day)) return []
      const ended = { type: 'notice-ended' as const, task: command.task, day: task.due.day, recordedDay: env.day }
      return withOpened(state, env, ended)
    }

    case 'comment-on-notice': {
      const { task: key, comment, sealed } = command
      const task = state.tasks[key]
      demand(isOpen(state, key) && task && env.day <= task.due.day, 'notice.ended')
      const { comments } = state.notices[key]!
      demand(
        comments.every((one) => one.comment !== comment),
        'notice.commented-already',
      )
      demand(comments.length < mostComments, 'notice.full')
      return [{ type: 'notice-commented', task: key, comment, sealed, day: env.day }]
    }

    case 'answer-comment': {
      const found = Object.entries(state.notices).find(([, { comments }]) =>
        comments.some(({ comment, answered }) => comment === command.comment && !answered),
      )
      demand(found && state.phase === 'review', 'notice.no-comment')
      demand(long(command.gist, 5) && long(command.answer, 10), 'notice.needs-answer')
      const { comment, gist, answer } = command
      return [
        {
          type: 'comment-answered',
          task: found[0],
          comment,
          gist: gist.trim(),
          answer: answer.trim(),
          day: env.day,
        },
      ]
    }
  }
}

const isOpen = (state: CaseState, key: string): boolean =>
  state.phase === 'review' && state.notices[key]?.endedDay === null
