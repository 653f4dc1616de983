import { z } from 'zod'
import { Due } from './due.ts'
import { DayText } from './ids.ts'

/** One limit whose last day a change of the calendar has moved, or made firm. */
export const MovedLimit = z.object({
  limit: z.string().meta({
    description:
      'intake, watch, agreement, statutory, promised, internal, delivery, withdrawal, hearing-request, hearing-hold, closure-statement, deferred-material, promise-check, inspection, rectification, step: or rung: with the key of the task, revision: or confirm: with that of the panel, statement: or hearing-choice: with that of the 利害关系人, announcement, or recusal:, tell:, pass-on:, comments:, put-forward: or hand-over: with which of them',
  }),
  from: Due,
  to: Due,
})
export type MovedLimit = z.infer<typeof MovedLimit>

/**
 * 期限重新计算: what a notice on holidays did to the limits of an open case.
 *
 * @source 行政许可法 第八十二条
 */
export const recomputeEvents = [
  z.object({
    type: z.literal('limits-recomputed'),
    notice: z.string().meta({ description: '节假日安排通知的名称' }),
    moved: z.array(MovedLimit).min(1),
    day: DayText,
  }),
] as const
