import { z } from 'zod'
import { Defect } from './case-events.ts'
import { MaterialView } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, FileId, InstantCursor, ItemCode, Key, LogPosition, RegionId, StreamId } from './ids.ts'
import { boxed, PageLimit } from './lists.ts'
import { Finding, PrecaseKind } from './precase-events.ts'
import { Receipt } from './receipt.ts'

const inRegion = z.object({ region: RegionId })
const ofPrecase = inRegion.extend({ precase: StreamId })
const ofCase = inRegion.extend({ case: CaseId })

/** 答复期限 promised by the city, in working days; no clock of the law is touched by it. */
export const precaseDays = { enquiry: 2, 'pre-review': 3 } as const satisfies Record<PrecaseKind, number>

/** Whose turn it is: `waiting` for the office, `answered` for the one who asked, `closed` for nobody. */
export const PrecasePhase = z.enum(['waiting', 'answered', 'closed'])
export type PrecasePhase = z.infer<typeof PrecasePhase>

const Question = z.string().trim().min(5, '请把问题写得具体一些，至少 5 个字').max(2000)
const AnswerText = z.string().trim().min(5, '请写明答复，至少 5 个字').max(4000)

const Opened = z.object({ receipt: Receipt, precase: StreamId, number: z.string(), due: DayText })
const Done = z.object({ receipt: Receipt })

/* ---------------------------------------------------------------- commands */

export const askEnquiry = endpoint('POST /api/:region/precases', {
  summary: '提交咨询',
  can: 'precase.ask',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: inRegion,
  body: z.strictObject({ item: ItemCode, question: Question }),
  reply: Opened,
})
export const handInPreReview = endpoint('POST /api/:region/drafts/:case/pre-review', {
  summary: '提交预审',
  can: 'precase.ask',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({}),
  reply: Opened,
})
export const askAgain = endpoint('POST /api/:region/precases/:precase/questions', {
  summary: '追问',
  can: 'precase.ask',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofPrecase,
  body: z.strictObject({ question: Question }),
  reply: Done,
})
export const closeEnquiry = endpoint('POST /api/:region/precases/:precase/closing', {
  summary: '结束咨询并评价答复',
  can: 'precase.ask',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofPrecase,
  body: z.strictObject({ satisfied: z.boolean() }),
  reply: Done,
})
export const answerEnquiry = endpoint('POST /api/:region/desk/precases/:precase/answer', {
  summary: '答复咨询',
  can: 'precase.answer',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofPrecase,
  body: z.strictObject({ answer: AnswerText }),
  reply: Done,
})
export const answerPreReview = endpoint('POST /api/:region/desk/precases/:precase/findings', {
  summary: '答复预审',
  can: 'precase.answer',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofPrecase,
  body: z.strictObject({
    defects: z.array(Defect).max(60).meta({ description: '需要修改的内容; none means 可以申报' }),
    answer: AnswerText.nullable().default(null).meta({ description: '补充说明' }),
  }),
  reply: Done,
})

/* ---------------------------------------------------------------- views */

const Core = z.object({
  precase: StreamId,
  kind: PrecaseKind,
  number: z.string(),
  item: ItemCode,
  itemName: z.string(),
  phase: PrecasePhase,
  statusText: z.string().meta({ description: '中文状态' }),
  askedDay: DayText.meta({ description: 'of the first question' }),
  due: DayText.nullable().meta({ description: '答复期限; null when nothing waits for an answer' }),
  left: z.int().min(0).nullable(),
  overdue: z.boolean(),
})

/** 咨询 or 预审 as a line of a list. */
export const PrecaseSummary = Core.meta({ id: 'PrecaseSummary' })
export type PrecaseSummary = z.infer<typeof PrecaseSummary>

/** One question or one look at the draft, with its answer. */
export const RoundView = z.object({
  round: z.int(),
  question: z.string().nullable().meta({ description: 'null for 预审, which shows a draft' }),
  askedDay: DayText,
  due: DayText,
  answeredDay: DayText.nullable(),
  late: z.boolean().meta({ description: 'answered, or still unanswered, after the promised day' }),
  finding: Finding.nullable(),
  answer: z.string().nullable(),
  defects: z.array(Defect.extend({ name: z.string(), reasonText: z.string() })),
})
export type RoundView = z.infer<typeof RoundView>

/**
 * What a page may offer on an enquiry or pre-review; the server lists in `can` what the asking session may do now.
 */
export const PrecaseAction = z.enum(['ask-again', 'close', 'answer', 'change-draft'])
export type PrecaseAction = z.infer<typeof PrecaseAction>

/** 咨询 or 预审 with all its rounds, for the one who asked and the office. */
export const PrecaseView = Core.extend({
  revision: z.int(),
  asker: z.object({ name: z.string(), kind: z.enum(['person', 'enterprise']), phone: z.string().nullable() }),
  rounds: z.array(RoundView),
  draft: CaseId.nullable(),
  case: CaseId.nullable().meta({ description: '后来提交的办件' }),
  satisfied: z.boolean().nullable(),
  answers: z
    .array(z.object({ key: Key, label: z.string(), group: z.string(), value: z.unknown(), text: z.string() }))
    .meta({ description: '预审: the form as it was handed in last' }),
  materials: z.array(MaterialView).meta({ description: '预审: the materials as they were handed in last' }),
  can: z.array(PrecaseAction),
}).meta({ id: 'Precase' })
export type PrecaseView = z.infer<typeof PrecaseView>

export const listMyPrecases = endpoint('GET /api/:region/precases', {
  summary: '我的咨询和预审',
  can: 'precase.ask',
  zones: ['public'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({ limit: PageLimit, after: InstantCursor.optional() }),
  reply: z.object({ precases: z.array(PrecaseSummary), next: z.string().nullable() }),
})
export const readMyPrecase = endpoint('GET /api/:region/precases/:precase', {
  summary: '咨询、预审详情',
  can: 'precase.ask',
  zones: ['public'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofPrecase,
  query: z.object({ after: LogPosition.optional() }),
  reply: PrecaseView,
})
export const readDraftPreReview = endpoint('GET /api/:region/drafts/:case/pre-review', {
  summary: '草稿的预审',
  can: 'precase.ask',
  zones: ['public'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase,
  query: z.object({ after: LogPosition.optional() }),
  reply: z.object({ preReview: PrecaseView.nullable() }),
})
export const listCasePrecases = endpoint('GET /api/:region/cases/:case/precases', {
  summary: '办件申报前的咨询和预审',
  can: 'precase.ask',
  zones: ['public'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase,
  reply: z.object({ precases: z.array(PrecaseView) }),
})
export const listDeskCasePrecases = endpoint('GET /api/:region/desk/cases/:case/precases', {
  summary: '办件申报前的咨询和预审（工作台）',
  can: 'precase.read-desk',
  zones: ['desk'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase,
  reply: z.object({ precases: z.array(PrecaseView) }),
})
/** The boxes of the desk's inbox for enquiries and pre-reviews. */
export const precaseBoxes = ['enquiry', 'pre-review', 'overdue', 'answered', 'closed'] as const
export const listDeskPrecases = endpoint('GET /api/:region/desk/precases', {
  summary: '咨询和预审收件箱',
  can: 'precase.read-desk',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: boxed(precaseBoxes),
  reply: z.object({
    precases: z.array(PrecaseSummary),
    next: z.string().nullable(),
    counts: z.record(z.string(), z.int()),
  }),
})
export const readDeskPrecase = endpoint('GET /api/:region/desk/precases/:precase', {
  summary: '咨询、预审详情（工作台）',
  can: 'precase.read-desk',
  zones: ['desk'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofPrecase,
  query: z.object({ after: LogPosition.optional() }),
  reply: PrecaseView,
})
export const downloadPrecaseFile = endpoint('GET /api/:region/desk/precases/:precase/files/:file', {
  summary: '查看预审材料（工作台）',
  can: 'precase.read-desk',
  zones: ['desk'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofPrecase.extend({ file: FileId }),
  reply: z.instanceof(Uint8Array),
  answers: 'application/octet-stream',
})
