import { z } from 'zod'
import { SealDocument } from './seal-grounds.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, ErasureId, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/**
 * 销毁个人信息: two persons of the supervision and a legal ground destroy the key of an ended case. Answers, files, papers and messages can
 * be read by nobody any more; the log stays whole, and says that it happened and why.
 */
export const ErasureGround = z.enum(['retention-over', 'unlawful', 'judgment'])
export type ErasureGround = z.infer<typeof ErasureGround>

const protection = '《中华人民共和国个人信息保护法》第四十七条第一款'

/** The grounds in words, each with the law it rests on. */
export const erasureGrounds: Record<ErasureGround, { text: string; basis: string }> = {
  'retention-over': {
    text: '保存期限已经届满',
    basis: `${protection}第二项、《机关文件材料归档范围和文书档案保管期限规定》第六条`,
  },
  unlawful: { text: '处理个人信息违反法律、行政法规，依法应当删除', basis: `${protection}第四项` },
  judgment: { text: '生效裁判或者行政复议决定要求删除', basis: `${protection}第五项` },
}

/** The shortest term for which files are kept, in years after the one in which the case ended; an office's own list may say more, never less. */
export const retentionYears = 10
/** How long a proposal waits for the second person, in working days. */
export const confirmErasureDays = 5

/** `lapsed`: nobody confirmed it in time. */
export const ErasureStanding = z.enum(['proposed', 'lapsed', 'erased'])
export type ErasureStanding = z.infer<typeof ErasureStanding>

/** 销毁 as its case shows it; who proposed and who confirmed stands in the log alone. */
export const ErasureView = z
  .object({
    erasure: ErasureId,
    groundText: z.string(),
    basis: z.string(),
    document: z.string().nullable().meta({ description: '文书文号; shown to supervision alone' }),
    proposedDay: DayText,
    due: DayText.meta({ description: 'last day for the second person' }),
    erasedDay: DayText.nullable(),
    standing: ErasureStanding,
    barredFor: z.string().nullable().meta({ description: 'why the asking person may not be the second one' }),
  })
  .meta({ id: 'Erasure' })
export type ErasureView = z.infer<typeof ErasureView>

const ofCase = z.object({ region: RegionId, case: CaseId })
const reply = z.object({ receipt: Receipt, erasure: ErasureId })

export const proposeErasure = endpoint('POST /api/:region/desk/cases/:case/erasures', {
  summary: '提请销毁个人信息',
  can: 'case.erase',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ ground: ErasureGround, document: SealDocument }),
  reply,
})
export const confirmErasure = endpoint('POST /api/:region/desk/cases/:case/erasures/:erasure/confirmation', {
  summary: '确认销毁个人信息',
  can: 'case.erase',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ erasure: ErasureId }),
  body: z.strictObject({}),
  reply,
})
