import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ClosedGround } from './hearing-events.ts'
import { CaseId, DayCursor, DayText, ItemCode, Key, RegionId, TaskId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 公示 as a line of the public list. */
export const PublicNoticeSummary = z
  .object({
    notice: TaskId,
    itemName: z.string(),
    title: z.string().meta({ description: '受理公示, 拟批准公示 …, as the item names the step; 听证公告' }),
    kind: z.enum(['notice', 'hearing', 'third-parties']).meta({ description: '公示, 听证公告, or 利害关系人公告' }),
    since: DayText,
    until: DayText.meta({ description: '公示期满日, the last day to comment' }),
    open: z.boolean(),
    closed: z
      .boolean()
      .default(false)
      .meta({ description: '不公开举行 of the hearing: the public was never admitted, or is not any more' }),
  })
  .meta({ id: 'PublicNoticeSummary' })
export type PublicNoticeSummary = z.infer<typeof PublicNoticeSummary>

/** An item whose law publishes who applies while the case is under review; `basis` is null where it is published outside this platform. */
export const NamingItem = z
  .object({ item: ItemCode, name: z.string(), officeName: z.string(), basis: z.string().nullable() })
  .meta({ id: 'NamingItem' })

/** 工作日 within which the office answers a comment; the law sets none, the platform publishes this one. */
export const answerDays = 5

const CommentNumber = z
  .int()
  .min(1)
  .meta({ description: 'by which a decision names it: its place among what was said of the notices of its task' })

/** What was said about a notice in substance, and the answer; without names. */
const Answered = z.object({ number: CommentNumber, gist: z.string(), answer: z.string(), day: DayText })

/** 公示: what the item's law publishes, and no more. */
export const PublicNotice = PublicNoticeSummary.extend({
  applicant: z
    .string()
    .nullable()
    .meta({ description: 'a firm in full, a person masked; null where no law publishes it, and in a 听证公告' }),
  facts: z.array(z.object({ key: Key, label: z.string(), text: z.string() })),
  basis: z.string(),
  officeName: z.string(),
  phone: z.string(),
  address: z.string(),
  waiting: z.int().meta({ description: 'comments that are not answered yet' }),
  answered: z.array(Answered).max(300),
  hearing: z
    .object({
      heldOn: DayText,
      time: z.string(),
      place: z.string(),
      reason: z.string().nullable().meta({ description: 'why it is held; null where it is closed' }),
      closed: ClosedGround.nullable().default(null).meta({ description: 'why the public is not admitted' }),
    })
    .nullable()
    .meta({ description: '听证公告: when and where; null once it is closed and not announced any more' }),
  concerned: z
    .object({ whom: z.string(), reason: z.string(), hearing: z.boolean() })
    .nullable()
    .default(null)
    .meta({ description: '利害关系人公告: who is told, of what, and whether they may ask for a hearing' }),
  barredFor: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: 'why whoever asks can’t comment under the mandate they act under; null for everybody else' }),
}).meta({ id: 'PublicNotice' })
export type PublicNotice = z.infer<typeof PublicNotice>

/** 公示 of a case as its applicant, the desk and those who decide see it. */
export const NoticeOfCase = z
  .object({
    notice: TaskId.nullable().meta({ description: 'its public address; null for every review role' }),
    task: Key,
    title: z.string(),
    since: DayText,
    until: DayText,
    ended: z.boolean(),
    closed: z.boolean().default(false).meta({ description: '不公开举行 of the hearing; false for every review role' }),
    comments: z.array(
      z.object({
        number: CommentNumber,
        comment: z.uuid().nullable().meta({ description: 'to answer it; null for everybody but the desk' }),
        day: DayText,
        from: z
          .string()
          .nullable()
          .meta({ description: 'whose it is, and who said it for them; null for everybody but the desk' }),
        words: z.string().nullable().meta({ description: 'null for everybody but the desk' }),
        gist: z.string().nullable(),
        answer: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'NoticeOfCase' })
export type NoticeOfCase = z.infer<typeof NoticeOfCase>

const inRegion = z.object({ region: RegionId })
const ofNotice = inRegion.extend({ notice: TaskId })

export const listPublicNotices = endpoint('GET /api/:region/public-notices', {
  summary: '公示列表',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(20), after: DayCursor.optional() }),
  reply: z.object({
    notices: z.array(PublicNoticeSummary),
    next: z.string().nullable(),
    naming: z
      .array(NamingItem)
      .max(200)
      .meta({ description: '审查期间公示申请人的事项, where blindness ends at the desk of the reviewer' }),
  }),
})
export const readPublicNotice = endpoint('GET /api/:region/public-notices/:notice', {
  summary: '公示内容',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: ofNotice,
  reply: PublicNotice,
})
/** 对公示提出意见: once by each who is logged in; the name goes to the office alone. The receipt names the notice, and no case. */
export const commentOnNotice = endpoint('POST /api/:region/public-notices/:notice/comments', {
  summary: '对公示提出意见',
  can: 'notice.comment',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofNotice,
  body: z.strictObject({ words: z.string().trim().min(5).max(2000) }),
  reply: z.object({ receipt: Receipt }),
})
export const answerComment = endpoint('POST /api/:region/desk/cases/:case/notice-comments/:comment/answer', {
  summary: '答复对公示的意见',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ case: CaseId, comment: z.uuid() }),
  body: z.strictObject({
    gist: z.string().trim().max(1000).meta({ description: '意见要点, without names' }),
    answer: z.string().trim().max(2000),
    expects: z.int().min(0).optional(),
  }),
  reply: z.object({ receipt: Receipt }),
})
