import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, Key, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 容缺受理: what is promised with an application, supplied after it, checked. */

/** 容缺受理申请: which materials come later, by which texts. */
export const AskedDeferral = z.strictObject({
  materials: z.array(Key).min(1).max(30),
  notice: z.string().max(20).meta({ description: 'version of the 告知书 that was read' }),
  promise: z.string().max(20).meta({ description: 'version of the 承诺书 that is agreed to' }),
  promised: z.literal(true).meta({ description: '本人承诺' }),
})
export type AskedDeferral = z.infer<typeof AskedDeferral>

/** 容缺 of a case as its applicant and the desks see it. */
export const DeferralView = z.object({
  materials: z.array(
    z.object({
      material: Key,
      name: z.string(),
      state: z.enum(['awaited', 'supplied', 'confirmed', 'returned']),
      remark: z.string().nullable().meta({ description: '退回时告知的补正方式' }),
    }),
  ),
  due: DayText.nullable().meta({ description: '受理时告知的补齐期限; null before the acceptance' }),
  limitDays: z.int(),
  consequenceText: z.string(),
  promise: z.string().meta({ description: '承诺书 as it was agreed to' }),
  completeDay: DayText.nullable(),
  defaultedDay: DayText.nullable(),
  ended: z.object({ reason: z.string(), day: DayText }).nullable(),
})
export type DeferralView = z.infer<typeof DeferralView>

/** What is promised and still to be supplied: no line of the formal check. */
export const promisedLater = (view: { readonly deferral?: DeferralView | null | undefined }): string[] =>
  (view.deferral?.materials ?? []).filter(({ state }) => state !== 'confirmed').map(({ material }) => material)

const ofCase = z.object({ region: RegionId, case: CaseId })
const Expects = z.int().min(0).optional()
const CommandReply = z.object({ receipt: Receipt })

/** 补齐: the files staged for the case and, at a window, paper originals; post reaches the window. */
export const supplyDeferred = endpoint('POST /api/:region/cases/:case/deferred-materials', {
  summary: '补交容缺材料',
  can: 'case.correct',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ paper: z.array(Key).max(30).default([]), expects: Expects }),
  reply: CommandReply,
})
export const checkDeferred = endpoint('POST /api/:region/cases/:case/deferred-check', {
  summary: '核对补交的容缺材料',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    found: z
      .array(z.strictObject({ material: Key, inOrder: z.boolean(), remark: z.string().trim().max(300).nullable() }))
      .min(1)
      .max(30),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const endForDefault = endpoint('POST /api/:region/cases/:case/deferral-ending', {
  summary: '容缺逾期未补齐终止办理',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    reason: z.string().trim().max(1000).meta({ description: 'shown to the applicant' }),
    expects: Expects,
  }),
  reply: CommandReply,
})
