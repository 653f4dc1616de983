import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, RegionId } from './ids.ts'
import { RecusalOutcome } from './hearing-events.ts'
import { Receipt } from './receipt.ts'

/** Characters that the reason has at least: of whoever asks for the recusal, and of whoever declines it. */
export const leastRecusal = { ask: 10, decline: 20 } as const

/**
 * 申请回避 against one chair of the hearing. `lapsed`: another chair was drawn before it was decided.
 *
 * @source 行政许可法 第四十八条第一款第三项
 */
export const RecusalView = z
  .object({
    day: DayText,
    words: z.string().nullable().meta({ description: 'why; for the applicant and the supervision alone' }),
    outcome: z.enum([...RecusalOutcome.options, 'lapsed']).nullable(),
    reason: z.string().nullable().meta({ description: 'of the decision' }),
    decidedDay: DayText.nullable(),
  })
  .meta({ id: 'Recusal' })
export type RecusalView = z.infer<typeof RecusalView>

const ofCase = z.object({ region: RegionId, case: CaseId })
const reply = z.object({ receipt: Receipt })
const Expects = z.int().min(0).optional()

export const askChairRecusal = endpoint('POST /api/:region/cases/:case/hearing-recusal', {
  summary: '申请听证主持人回避',
  can: 'hearing.recuse',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    words: z.string().trim().min(leastRecusal.ask).max(1000).meta({ description: 'why, kept in the vault' }),
    expects: Expects,
  }),
  reply,
})
export const answerChairRecusal = endpoint('POST /api/:region/desk/cases/:case/hearing-recusal/decision', {
  summary: '决定听证主持人是否回避',
  can: 'hearing.supervise',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    outcome: RecusalOutcome,
    reason: z.string().trim().max(500).default('').meta({ description: 'shown to the applicant' }),
    expects: Expects,
  }),
  reply,
})
