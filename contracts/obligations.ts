import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayCursor, DayText, ItemCode, RegionId, StreamId } from './ids.ts'
import { boxed, PageLimit } from './lists.ts'
import { consequenceWords } from './item-deferral.ts'
import { ObligationConsequence, ObligationKind } from './obligation-events.ts'
import { Receipt } from './receipt.ts'

/** 应办义务: who owes what to whom by when, and what default means. */

/** 义务状态: 待履行, 待核对, 已履行, 逾期未履行, 已免除, 后果已执行. */
export const ObligationState = z.enum(['open', 'answered', 'kept', 'defaulted', 'waived', 'enforced'])
export type ObligationState = z.infer<typeof ObligationState>

/** 义务名称 by kind. */
export const obligationTitles: Record<ObligationKind, string> = {
  'deferred-material': '容缺材料补齐',
  'promise-check': '承诺核查',
  inspection: '监督检查',
  rectification: '限期整改',
  fee: '缴费',
  'expert-fee': '支付专家评审费',
}

/** 逾期的后果, in words for whoever owes. */
export const obligationConsequences: Record<ObligationConsequence, string> = {
  ...consequenceWords,
  'revoke-credential': '由核查机关复核，仍不符合条件的依法撤销',
  'hand-over': '由检查机关复查，仍未改正的移送许可机关处理',
  'supervise-office': '列入逾期清单，由监督机构督办',
  'demand-payment': '依法催告；经催告仍不缴纳的，可以依法申请强制执行',
}

/** What a page may offer on an obligation. */
export const ObligationAction = z.enum(['extend', 'waive', 'pay'])

/** 应办义务 as a line of a list; who owes is said by the case, which names its applicant. */
export const ObligationSummary = z
  .object({
    obligation: StreamId,
    kind: ObligationKind,
    title: z.string(),
    state: ObligationState,
    statusText: z.string(),
    case: CaseId,
    number: z.string(),
    item: ItemCode,
    itemName: z.string(),
    owedBy: z.enum(['party', 'office']),
    owedTo: z.string().meta({ description: '接收单位' }),
    what: z.array(z.string()).meta({ description: 'names of what is owed' }),
    since: DayText,
    due: DayText,
    left: z.int().min(0).nullable().meta({ description: '剩余工作日; null where nothing runs' }),
    overdue: z.boolean(),
    overdueDays: z.int().min(0).meta({ description: '已逾期工作日' }),
    extended: z.boolean(),
    consequence: ObligationConsequence,
    consequenceText: z.string(),
    can: z.array(ObligationAction),
  })
  .meta({ id: 'Obligation' })
export type ObligationSummary = z.infer<typeof ObligationSummary>

const inRegion = z.object({ region: RegionId })
const ofObligation = inRegion.extend({ obligation: StreamId })

/** Of a page of cases, separated by commas. */
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const CaseIds = z.string().regex(new RegExp(`^${uuid}(?:,${uuid}){0,19}$`))
const Page = z.object({ obligations: z.array(ObligationSummary), next: z.string().nullable() })

export const listMyObligations = endpoint('GET /api/:region/obligations', {
  summary: '我的应办义务',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({
    limit: PageLimit,
    after: DayCursor.optional(),
    case: CaseId.optional(),
    running: CaseIds.optional().meta({ description: 'ids of cases: what runs for their parties, soonest due first' }),
  }),
  reply: Page,
})

/** Boxes of the list, in its order. */
export const obligationBoxes = ['open', 'answered', 'defaulted', 'closed'] as const

export const listDeskObligations = endpoint('GET /api/:region/desk/obligations', {
  summary: '应办义务（工作台）',
  can: 'obligation.read-desk',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: boxed(obligationBoxes),
  reply: Page.extend({ counts: z.record(z.string(), z.int()) }),
})

const CommandReply = z.object({ receipt: Receipt })

/** Once, for what nobody could help. */
export const extendObligation = endpoint('POST /api/:region/desk/obligations/:obligation/extension', {
  summary: '因不可抗力延长义务期限',
  can: 'obligation.relieve',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofObligation,
  body: z.strictObject({
    days: z.int().min(1).max(60).meta({ description: '工作日' }),
    reason: z.string().trim().max(500),
  }),
  reply: CommandReply,
})
/** 登记缴费: the receipt of the treasury was shown. */
export const payObligation = endpoint('POST /api/:region/desk/obligations/:obligation/payment', {
  summary: '登记缴费',
  can: 'obligation.relieve',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofObligation,
  body: z.strictObject({
    voucher: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{6,40}$/)
      .meta({ description: '缴款书或者财政票据号码' }),
  }),
  reply: CommandReply,
})
/** 免除: whoever defaulted is held to it no longer, and may promise again. */
export const waiveObligation = endpoint('POST /api/:region/desk/obligations/:obligation/waiver', {
  summary: '免除逾期义务',
  can: 'obligation.relieve',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofObligation,
  body: z.strictObject({ reason: z.string().trim().max(500) }),
  reply: CommandReply,
})
