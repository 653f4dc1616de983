import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key, TaskId } from './ids.ts'

/**
 * 公示 as an item provides for it: how long what is asked for lies open to everybody, beside the review, and which answers are published.
 *
 * @source the law of each item; 民法典 第二百零一条 (the day of publication does not count)
 */
export const PublicNoticeRule = z.strictObject({
  unit: z.enum(['working', 'calendar']),
  days: z.int().min(1).max(60),
  shows: z.array(Key).min(1).meta({
    description:
      'form fields that are published; nothing else of the application is. Of an address its county alone, where no law publishes the applicant',
  }),
  basis: z.string().min(4),
})
export type PublicNoticeRule = z.infer<typeof PublicNoticeRule>

const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/**
 * 公示 as facts of a case. Who said what stands in the vault; the log has the gist and the answer, which are published without names.
 */
export const publicNoticeEvents = [
  z.object({
    type: z.literal('notice-published'),
    task: Key,
    notice: TaskId.meta({ description: 'under which everybody may read it; leads to no case' }),
    until: Due.meta({ description: '公示期满日' }),
    another: z.literal(true).optional().meta({
      description: 'that it announces another hearing than the notice before: nobody has signed up for it yet',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('notice-commented'),
    task: Key,
    comment: z.uuid(),
    sealed: Commitment.meta({ description: 'commitment to the words and whose they are' }),
    answerBy: Due.optional().meta({ description: 'last day to answer it; absent where none was set yet' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('comment-answered'),
    task: Key,
    comment: z.uuid(),
    gist: z.string().meta({ description: '意见要点, without names; for the public and for whoever decides' }),
    answer: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('notice-last-day'),
    task: Key,
    day: DayText.meta({
      description: 'on which whoever decides may begin to draft; nothing is decided before its end',
    }),
  }),
  z.object({
    type: z.literal('notice-ended'),
    task: Key,
    day: DayText.meta({ description: '公示期满日' }),
    recordedDay: DayText,
  }),
] as const
