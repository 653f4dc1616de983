import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, Key, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'
import { InspectionFinding, InspectionKey } from './supervision-events.ts'

/** 许可后监督检查: what the page of a case tells of it, the order for cause, and the record. */

/** 检查方式: chosen by the draw, or for cause. */
export const InspectionCause = z.enum(['drawn', 'ordered'])
export type InspectionCause = z.infer<typeof InspectionCause>
/** Each of them in words. */
export const inspectionCauses: Record<InspectionCause, string> = { drawn: '随机抽查', ordered: '有因检查' }

/** 监督检查 of the licence of one case. */
export const SupervisionView = z.object({
  every: z.string().meta({ description: '抽查频次和比例, as published' }),
  basis: z.string(),
  draws: z
    .array(z.object({ day: DayText, percent: z.int(), drawn: z.boolean() }))
    .meta({ description: 'the latest draws, oldest first' }),
  endedText: z.string().nullable().meta({ description: 'why no draw is made any more' }),
  points: z.array(z.object({ key: Key, title: z.string(), measure: z.string() })),
  inspections: z
    .array(
      z.object({
        inspection: InspectionKey,
        cause: InspectionCause,
        causeText: z.string(),
        reason: z.string().nullable().meta({ description: '线索, for the desk alone' }),
        day: DayText,
        due: DayText.nullable().meta({ description: '检查期限, while it is to be made' }),
        rectifyBy: DayText.nullable().meta({ description: '改正期限, while it runs' }),
        mine: z.boolean().meta({ description: 'whoever reads was drawn for it' }),
        redrawn: z
          .array(z.object({ text: z.string(), day: DayText }))
          .meta({ description: '检查人员更换, for inspectors and the supervision alone' }),
        officers: z.array(z.string()).meta({ description: 'names of the two who were drawn, for the two alone' }),
        records: z.array(
          z.object({ findingText: z.string(), report: z.string(), day: DayText, paper: z.string().nullable() }),
        ),
      }),
    )
    .meta({ description: 'the latest inspections, oldest first' }),
  handleBy: DayText.nullable().default(null).meta({ description: 'until when what waits handed over is taken up' }),
  settled: z
    .array(z.object({ reason: z.string(), day: DayText }))
    .meta({ description: '移送事项的处理情况, where no proceeding about the licence was opened' }),
})
export type SupervisionView = z.infer<typeof SupervisionView>

const ofCase = z.object({ region: RegionId, case: CaseId })
const Expects = z.int().min(0).optional()
const reply = z.object({ receipt: Receipt })

/** 有因检查: on a report or another cause; two inspectors are drawn, and nobody chooses them. */
export const orderInspection = endpoint('POST /api/:region/cases/:case/inspection-order', {
  summary: '要求监督检查',
  can: 'licence.order-inspection',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    reason: z
      .string()
      .trim()
      .max(1000)
      .meta({ description: '线索, without whoever told it; for who inspects and supervises' }),
    expects: Expects,
  }),
  reply,
})

/** 登记监督检查记录: by one of the two who were drawn, once both have signed it; it names the two as the draw did. */
export const recordInspection = endpoint('POST /api/:region/cases/:case/inspections/:inspection/record', {
  summary: '登记监督检查记录',
  can: 'licence.inspect',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase.extend({ inspection: InspectionKey }),
  body: z.strictObject({
    finding: InspectionFinding,
    points: z
      .array(z.strictObject({ point: Key, met: z.boolean(), seen: z.string().trim().max(500) }))
      .max(30)
      .meta({ description: '逐项检查情况' }),
    report: z.string().trim().max(2000).meta({ description: '检查情况和处理意见, told to the holder' }),
    rectifyDays: z.int().min(1).max(90).nullable().default(null).meta({ description: '改正期限, 工作日' }),
    signed: z.boolean().default(false).meta({ description: '检查人员均已在检查记录上签字' }),
    expects: Expects,
  }),
  reply,
})

/** 登记移送事项的处理情况: punished, sent on or nothing to be done; what is a ground to end the licence gets a proceeding instead. */
export const settleHandOver = endpoint('POST /api/:region/desk/cases/:case/hand-over', {
  summary: '登记移送事项的处理情况',
  can: 'closure.conduct',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    reason: z.string().trim().max(1000).meta({ description: '处理情况和依据, told to the holder, without names' }),
    expects: Expects,
  }),
  reply,
})
