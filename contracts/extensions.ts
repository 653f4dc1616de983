import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, OfficeId, RegionId, TaskId } from './ids.ts'
import { Receipt } from './receipt.ts'

/**
 * 延长期限 as an item allows it: by how many days, and whose head approves. Twenty days by ten more of the office's own head, forty-five
 * by fifteen more of the head of the government.
 *
 * @source 行政许可法 第四十二条
 */
export const Extension = z.strictObject({
  days: z.int().min(1).max(60).meta({ description: 'in the unit of the statutory limit' }),
  by: z.enum(['office-head', 'government-head']),
  office: OfficeId.meta({ description: 'whose head approves: the deciding office, or the people’s government' }),
  basis: z.string().min(4),
  promised: z.boolean().default(false).meta({ description: 'the promised limit is extended by as many days too' }),
})
export type Extension = z.infer<typeof Extension>

/** Key of the one task that asks the head, in every case that has it. */
export const extensionTask = 'extension'

/** Whose head approves, in the words of the law. */
export const extensionHeads: Record<Extension['by'], string> = {
  'office-head': '本行政机关负责人',
  'government-head': '本级人民政府负责人',
}

/** 延长期限 as the one who proposed it, the lead, the decider and the head see it. */
export const TaskExtension = z.object({
  reason: z.string(),
  days: z.int(),
  day: DayText,
  until: DayText.meta({ description: 'the last day if it is approved, as things stood' }),
  state: z.enum(['proposed', 'granted', 'declined']),
  answer: z.string().nullable().meta({ description: 'why the head declined' }),
})
export type TaskExtension = z.infer<typeof TaskExtension>

/** What an item allows: by how many days, whose head approves, and by which law. */
export const AllowedExtension = z.object({
  days: z.int(),
  unit: z.enum(['working', 'calendar']),
  head: z.string(),
  basis: z.string(),
})
export type AllowedExtension = z.infer<typeof AllowedExtension>

/** 延长期限 of 一件事、并联 as the office that took the whole in sees it; `asked` is null until it has asked. */
export const WholeExtension = z.object({ allowed: AllowedExtension, asked: TaskExtension.nullable() })
export type WholeExtension = z.infer<typeof WholeExtension>

const inRegion = z.object({ region: RegionId })
const ofTask = inRegion.extend({ task: TaskId })
const reply = z.object({ receipt: Receipt })

export const proposeExtension = endpoint('POST /api/:region/review/tasks/:task/extension', {
  summary: '提请延长办理期限',
  can: 'extension.propose',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    reason: z.string().trim().max(1000).meta({ description: '延长理由, stands in the notice to the applicant' }),
  }),
  reply,
})
/** 统一办理、联合办理、集中办理: asked for by the office that took the whole in; the limits of its parts stay what they are. */
export const extendWhole = endpoint('POST /api/:region/desk/cases/:case/extension', {
  summary: '提请延长一件事、并联办理的期限',
  can: 'extension.ask-for-whole',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ case: CaseId }),
  body: z.strictObject({
    reason: z
      .string()
      .trim()
      .max(1000)
      .meta({ description: '延长理由, stands in the notice to the applicant, without names' }),
    expects: z.int().min(0).optional(),
  }),
  reply,
})
export const answerExtension = endpoint('POST /api/:region/review/tasks/:task/extension/answer', {
  summary: '审批延长办理期限',
  can: 'extension.answer',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    approves: z.boolean(),
    reason: z.string().trim().max(1000).default('').meta({ description: '不同意的理由' }),
  }),
  reply,
})
