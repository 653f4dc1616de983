import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

/**
 * 逾期未反馈: what the item says of an office that does not answer its step in time. `supervise`: it is recorded and supervision sees it, the
 * step waits on. `no-opinion`: 逾期视为无意见, the plan goes on without it.
 */
export const LateRule = z.strictObject({
  then: z.enum(['supervise', 'no-opinion']),
  basis: z.string().min(4).meta({ description: 'the rule or document that says so' }),
})
export type LateRule = z.infer<typeof LateRule>

/** 环节超期 as a fact of a case: by the clock, at the end of the last day of a step whose office had not answered. */
export const lateEvents = [
  z.object({
    type: z.literal('task-overdue'),
    task: Key,
    office: z.string(),
    due: Due.meta({ description: 'the limit that ran out' }),
    ...LateRule.shape,
    day: DayText,
  }),
] as const
