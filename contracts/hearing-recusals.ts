import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, RegionId } from './ids.ts'
import { RecusalAsker, RecusalOutcome, RecusalWay } from './hearing-events.ts'
import { Receipt } from './receipt.ts'

/** Characters that the reason has at least: of whoever asks for the recusal, and of whoever declines it. */
export const leastRecusal = { ask: 10, decline: 20 } as const

/** 工作日 within which it is decided; the law sets none, the platform publishes this one. */
export const recusalDays = 3

/**
 * 申请回避 of one asker against one chair of the hearing. `lapsed`: another chair was drawn before it was decided.
 *
 * @source 行政许可法 第四十八条第一款第三项
 */
export const RecusalView = z
  .object({
    by: RecusalAsker,
    way: RecusalWay,
    day: DayText,
    decideBy: DayText.nullable().meta({ description: 'last day to decide it' }),
    words: z.string().nullable().meta({ description: 'why; for whoever asked and the supervision alone' }),
    outcome: z.enum([...RecusalOutcome.options, 'lapsed']).nullable(),
    reason: z.string().nullable().meta({ description: 'of the decision' }),
    decidedDay: DayText.nullable(),
  })
  .meta({ id: 'Recusal' })
export type RecusalView = z.infer<typeof RecusalView>

const ofCase = z.object({ region: RegionId, case: CaseId })
const reply = z.object({ receipt: Receipt })
const Expects = z.int().min(0).optional()
const Why = z.string().trim().min(leastRecusal.ask).max(1000).meta({ description: 'why, kept in the vault' })

export const askChairRecusal = endpoint('POST /api/:region/cases/:case/hearing-recusal', {
  summary: '申请听证主持人回避',
  can: 'hearing.recuse',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ words: Why, expects: Expects }),
  reply,
})
/** The office writes down a letter, and what 利害关系人 say at its desk, who have no account here. */
export const recordChairRecusal = endpoint('POST /api/:region/desk/cases/:case/hearing-recusal', {
  summary: '登记申请听证主持人回避',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    by: RecusalAsker,
    way: RecusalWay.exclude(['online']),
    receivedOn: DayText.optional().meta({ description: 'on which a letter came in; absent: today' }),
    words: Why,
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
    by: RecusalAsker.default('applicant').meta({ description: 'whose request it answers' }),
    outcome: RecusalOutcome,
    reason: z.string().trim().max(500).default('').meta({ description: 'shown to whoever asked' }),
    expects: Expects,
  }),
  reply,
})
