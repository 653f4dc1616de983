import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key, TaskId } from './ids.ts'

/**
 * 上报 as an item provides for it: the office that takes in reviews first, and sends its opinions with all materials to the authority that
 * decides. Nothing is asked of the applicant again.
 *
 * @source 行政许可法 第三十五条、第四十三条
 */
export const ReferralRule = z.strictObject({
  to: z.string().min(4).max(40).meta({ description: '上级行政机关, which decides' }),
  code: z.string().length(18).meta({ description: '其统一社会信用代码' }),
  firstDays: z.int().min(1).max(60).default(20).meta({
    description: '初步审查期限, working days from the acceptance; twenty unless a law or regulation says otherwise',
  }),
  basis: z.string().min(4),
})
export type ReferralRule = z.infer<typeof ReferralRule>

/** 批准文号 of the authority that decides: no other words of its answer stand in the log. */
export const ReferralDocument = z.string().regex(/^[\p{Script=Han}]{1,12}〔\d{4}〕第?\d{1,6}号$/u)

const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/**
 * 上报 as facts of a case. What the authority wrote may name the applicant: it stands in the vault, the log has the outcome and the number
 * of its document.
 */
export const referralEvents = [
  z.object({
    type: z.literal('referred'),
    task: Key,
    package: TaskId.meta({ description: 'under which the authority knows it; leads to no case' }),
    to: z.string(),
    firstDue: Due.meta({ description: '初步审查期限届满日' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('referral-received'),
    task: Key,
    receipt: z.string().max(40).meta({ description: '收文编号 of the authority' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('referral-recalled'),
    task: Key,
    receipt: z.string().max(40).meta({ description: '收文编号 under which the authority answers the withdrawal' }),
    confirmed: z
      .boolean()
      .optional()
      .meta({ description: 'false: it had decided before; absent in older events: it confirmed' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('referral-answered'),
    task: Key,
    outcome: z.enum(['granted', 'refused']),
    document: ReferralDocument,
    decidedOn: DayText.meta({ description: 'as the authority dates it' }),
    sealed: Commitment.meta({ description: 'commitment to its reasons and grounds' }),
    day: DayText,
  }),
] as const
