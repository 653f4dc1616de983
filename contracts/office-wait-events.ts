import { z } from 'zod'
import { Due } from './due.ts'
import { DayText } from './ids.ts'

/** 单位逾期未办 as a fact of a case, by the clock: once for each limit of an office beside the steps of the plan. */
export const officeWaitEvents = [
  z.object({
    type: z.literal('office-overdue'),
    limit: z
      .string()
      .meta({ description: 'recusal:, tell:, pass-on:, comments:, put-forward: or hand-over: with which of them' }),
    due: Due.meta({ description: 'the limit that ran out' }),
    day: DayText,
  }),
] as const
