import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { officeDue } from '../late/office-due.ts'
import { withOpened } from '../review/opened.ts'
import { everyNotice, isBeside, noticeUntil } from './notice-state.ts'

export type NoticeCommand =
  | { type: 'notice-last-day-began'; task: string }
  | { type: 'notice-clock-ran-out'; task: string }
  /** `comment`: the same for everything that one party says of one notice. `bounded`: said by an agent who may not do everything for that party. */
  | { type: 'comment-on-notice'; notice: string; comment: string; sealed: string; bounded: boolean }
  | { type: 'answer-comment'; comment: string; gist: string; answer: string }

/** Comments that one notice takes. */
const mostComments = 300

/**
 * 公示: lies open beside the review and ends by the clock. On its last day whoever decides is drawn and may draft; nothing is decided before
 * that day is over, and the rest of the plan goes on with it. Everybody may comment once, the office answers each comment in public and without names.
 *
 * @source 连政办传〔2023〕8号: 公示、审核、内部会签同步; 公示期满即行决定; 民法典 第一百六十二条 (within the mandate)
 */
export function decideNotice(command: NoticeCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  switch (command.type) {
    case 'notice-last-day-began': {
      if (!isOpen(state, command.task) || state.notices[command.task]!.lastDay !== null) return []
      // Of a day that has passed meanwhile nothing is drafted ahead any more.
      if (env.day !== noticeUntil(state, command.task)) return []
      return withOpened(state, env, { type: 'notice-last-day', task: command.task, day: env.day })
    }

    case 'notice-clock-ran-out': {
      if (!isOpen(state, command.task)) return []
      const until = noticeUntil(state, command.task)
      if (env.day <= parseDay(until)) return []
      const ended = { type: 'notice-ended' as const, task: command.task, day: until, recordedDay: env.day }
      return isBeside(command.task) ? [ended] : withOpened(state, env, ended)
    }

    case 'comment-on-notice': {
      const { notice, comment, sealed, bounded } = command
      // Of a hearing that was announced anew the announcement before is over, at its own address.
      const key = Object.keys(state.notices).find((task) => state.notices[task]!.notice === notice)
      demand(key !== undefined && isOpen(state, key) && env.day <= noticeUntil(state, key), 'notice.ended')
      // The only word of the principal, who may ask for the hearing with it, is not for an agent of some items or acts to say.
      demand(!bounded, 'notice.comment-mandate-too-narrow')
      const { comments } = state.notices[key]!
      demand(
        comments.every((one) => one.comment !== comment),
        'notice.commented-already',
      )
      demand(comments.length < mostComments, 'notice.full')
      const answerBy = officeDue('comments', env, env.day)
      return [{ type: 'notice-commented', task: key, comment, sealed, answerBy, day: env.day }]
    }

    case 'answer-comment': {
      const found = everyNotice(state).find(({ notice }) =>
        notice.comments.some(({ comment, answered }) => comment === command.comment && !answered),
      )
      demand(found && state.phase === 'review', 'notice.no-comment')
      demand(saysAtLeast(command.gist, 5) && saysAtLeast(command.answer, 10), 'notice.needs-answer')
      const { comment, gist, answer } = command
      return [
        {
          type: 'comment-answered',
          task: found.task,
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
