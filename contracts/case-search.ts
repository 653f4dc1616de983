import { z } from 'zod'
import { CaseSummary } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { DayCursor, DayText, InstantCursor, ItemCode, PartyId, RegionId } from './ids.ts'

/** 办件状态, as desks file them. */
export const DeskStatus = z.enum(['intake', 'correcting', 'running', 'hand-over', 'closed'])
export type DeskStatus = z.infer<typeof DeskStatus>

/** What is looked for. Everything that is given must hold; without `text` the newest come first, as far back as `from`. */
export const CaseSearch = z.strictObject({
  text: z
    .string()
    .trim()
    .min(2, '请至少输入两个字')
    .max(100)
    .optional()
    .meta({ description: '办件编号或其末尾至少八位；申请人姓名或名称、证件号码，须填写完整' }),
  item: ItemCode.optional(),
  status: DeskStatus.optional(),
  overdue: z.literal(true).optional(),
  from: DayText.optional().meta({ description: '提交日, inclusive' }),
  to: DayText.optional().meta({ description: '提交日, inclusive' }),
  after: DayCursor.optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type CaseSearch = z.infer<typeof CaseSearch>

/** One page of cases found; `next` is null on the last. `counts.more` says that counting stopped at its limit. */
export const CaseSearchReply = z.object({
  cases: z.array(CaseSummary),
  next: z.string().nullable(),
  /** How many of the cases found are in each status and how many are late, counted to 1000, whatever `status` was asked for. */
  counts: z.object({ status: z.record(z.string(), z.int()), overdue: z.int(), more: z.boolean() }),
})
export type CaseSearchReply = z.infer<typeof CaseSearchReply>

/** 办件查询. The words looked for may be a name or the number of a document: they stand in the body, never in an address or a log. */
export const searchDeskCases = endpoint('POST /api/:region/desk/case-search', {
  summary: '查询办件',
  can: 'case.read-desk',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'query',
  asksInBody: true,
  params: z.object({ region: RegionId }),
  body: CaseSearch,
  reply: CaseSearchReply,
})

/**
 * 本大厅办件: what somebody who stands at the window has had filed or will fetch in this hall. Asked in the body, since the id of a party
 * is found again in every address that holds it.
 */
export const listServedCases = endpoint('POST /api/:region/window/cases', {
  summary: '窗口查看来办人的办件',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'query',
  asksInBody: true,
  params: z.object({ region: RegionId }),
  body: z.strictObject({
    party: PartyId,
    after: InstantCursor.optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  reply: z.object({ cases: z.array(CaseSummary), next: z.string().nullable() }),
})
