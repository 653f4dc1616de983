import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 好差评: one rating per case. @source 国办发〔2019〕51号; GB/T 39735-2020 */
export const grades = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' } as const

/** 评价标签: what a rating is about. */
export const RatingTag = z.enum(['efficiency', 'guide-accuracy', 'convenience', 'platform'])
/** 评价的事实; the words of a rating stay in the vault. */
export const AssessmentEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('rated'),
    case: CaseId,
    stars: z.int().min(1).max(5),
    tags: z.array(RatingTag),
    remark: z
      .string()
      .regex(/^c1:[0-9a-f]{64}$/)
      .nullable()
      .meta({ description: 'commitment to the words, which are in the vault; null: none' }),
    day: DayText,
  }),
])
/** As it is written: ids are plain text here, branded where they cross a boundary. */
export type AssessmentEvent = z.input<typeof AssessmentEvent>

export const rateCase = endpoint('POST /api/:region/cases/:case/rating', {
  summary: '评价办件',
  can: 'case.rate',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId, case: CaseId }),
  body: z.strictObject({
    stars: z.int().min(1).max(5),
    tags: z.array(RatingTag).max(4).default([]),
    remark: z.string().trim().max(500).nullable().default(null),
  }),
  reply: z.object({ receipt: Receipt }),
})
