import { z } from 'zod'
import { DayText, OfficeId } from './ids.ts'

/** On what an application may be refused at the intake. @source 行政许可法 第三十二条第一款第一、二、四项，第七十八条 */
export const RefusalGround = z.enum(['no-licence-needed', 'not-competent', 'incomplete-after-notice', 'false-material'])
export type RefusalGround = z.infer<typeof RefusalGround>

/** 抽查结论 of a 不予受理: rightly refused, or not. */
export const RefusalCheckFinding = z.enum(['in-order', 'not-in-order'])
export type RefusalCheckFinding = z.infer<typeof RefusalCheckFinding>

/** What the office that takes a case in, its deputy and the supervision owe each other, as facts of the case. */
export const intakeEvents = [
  z.object({
    type: z.literal('intake-unanswered'),
    step: z.enum(['deputy', 'supervision']).meta({ description: '逾期未处理: to whom it goes now' }),
    office: OfficeId.nullable().meta({ description: 'the deputy of the roster; null for the supervision' }),
    since: DayText.meta({ description: 'day of receipt from which it waited' }),
    next: DayText.nullable().meta({ description: 'last day for the deputy' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('second-notice-allowed'),
    reason: z.string().meta({ description: 'shown to the applicant' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('intake-refusal-examined'),
    finding: RefusalCheckFinding,
    words: z.string(),
    day: DayText,
  }),
] as const
