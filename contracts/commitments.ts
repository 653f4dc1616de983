import { z } from 'zod'
import { CheckFinding } from './commitment-events.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, RegionId } from './ids.ts'
import { boxed } from './lists.ts'
import { Receipt } from './receipt.ts'

/** 核查 of what was promised: the list of the office that checks, its findings, and the applicant who takes a promise back before. */
const inRegion = z.object({ region: RegionId })
const ofCase = inRegion.extend({ case: CaseId })
const Expects = z.int().min(0).optional()
const reply = z.object({ receipt: Receipt })

/** 核查检查台账 entry: whose promise or licence it is stands on the page of the case. */
export const CheckSummary = z
  .object({
    case: CaseId,
    number: z.string(),
    itemName: z.string(),
    decidedDay: DayText,
    due: DayText.meta({ description: '核查期限; after a first check the day by which it is put right' }),
    left: z.int().min(0).meta({ description: '剩余工作日' }),
    overdue: z.boolean(),
    state: z.enum([
      'made',
      'found-true',
      'to-rectify',
      'revoked',
      'found-false',
      'closing',
      'kept',
      'repaired',
      'taken-back',
      'to-inspect',
      'to-put-right',
      'clear',
      'handed-over',
      'dropped',
    ]),
    stateText: z.string(),
  })
  .meta({ id: 'CheckSummary' })
export type CheckSummary = z.infer<typeof CheckSummary>

export const listChecks = endpoint('GET /api/:region/desk/checks', {
  summary: '核查检查台账',
  can: 'promise.check',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: boxed(['waiting', 'ended']),
  reply: z.object({ checks: z.array(CheckSummary), next: z.string().nullable() }),
})
export const checkPromise = endpoint('POST /api/:region/cases/:case/promise-check', {
  summary: '登记承诺核查结论',
  can: 'promise.check',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    finding: CheckFinding,
    report: z.string().trim().max(2000).meta({
      description: '核查情况, told to the applicant; without names where it opens a 撤销程序, whose facts it is',
    }),
    officers: z
      .array(z.string().trim().min(2).max(30))
      .max(10)
      .meta({ description: '核查人员: two at least, kept sealed' }),
    rectifyDays: z.int().min(1).max(90).nullable().default(null).meta({ description: '整改期限, 工作日' }),
    signed: z.boolean().default(false).meta({ description: '核查人员均已在核查记录上签字' }),
    expects: Expects,
  }),
  reply,
})
/** 有因核查: what no draw chose is checked all the same, on a report or another cause; the office that checks is not asked. */
export const orderCheck = endpoint('POST /api/:region/cases/:case/promise-check-order', {
  summary: '要求核查承诺备案',
  can: 'promise.order-check',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    reason: z
      .string()
      .trim()
      .max(1000)
      .meta({ description: '线索, without whoever told it; for who checks and supervises' }),
    expects: Expects,
  }),
  reply,
})
/** 信用修复: what was promised falsely was put right, and the office has confirmed it. */
export const repairPromise = endpoint('POST /api/:region/cases/:case/promise-repair', {
  summary: '确认承诺失信修复',
  can: 'promise.check',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    reason: z.string().trim().max(1000).meta({ description: '纠正情况和确认依据, seen by supervision and applicant' }),
    expects: Expects,
  }),
  reply,
})
export const takeBackPromise = endpoint('POST /api/:region/cases/:case/promise-withdrawal', {
  summary: '撤回承诺',
  can: 'case.withdraw',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ reason: z.string().trim().min(2).max(500), expects: Expects }),
  reply,
})
