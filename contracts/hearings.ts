import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, Key, OfficeId, RegionId, TaskId } from './ids.ts'
import { RecusalView } from './hearing-recusals.ts'
import { ClosedGround, HearingParticipant, MinutesSigner, RecusalAsker } from './hearing-events.ts'
import { Receipt } from './receipt.ts'
import { ThirdPartyKey } from './third-party-events.ts'

/**
 * 听证 as an item provides for it: from which office the chair is drawn. That it stops the limit is said among the special procedures.
 *
 * @source 行政许可法 第四十六条、第四十七条、第四十八条
 */
export const HearingRule = z.strictObject({
  office: OfficeId,
  basis: z.string().min(4),
  required: z
    .strictObject({ reason: z.string().min(10), basis: z.string().min(4) })
    .optional()
    .meta({ description: '应当听证: the law says that it is held, whether or not anybody asks' }),
  shows: z.array(Key).default([]).meta({
    description:
      'form fields that 听证公告 publishes; of an address its county, and what tells who applies only where the 公示 of the same case published it',
  }),
})
export type HearingRule = z.infer<typeof HearingRule>

/** Key of the one task of the chair, in every case that has a hearing. */
export const hearingTask = 'hearing'

/** 工作日: to ask after being told, to hold after being asked, of notice before the hearing. */
export const hearingDays = { ask: 5, hold: 20, notice: 7 } as const

/** 工作日 before the hearing on which nobody may sign up any more; the day itself is the last one to do so. */
export const signUpDays = 3

/** What a closed hearing bears on, as papers and pages say it. */
export const closedGroundTexts = {
  'state-secret': '国家秘密',
  'trade-secret': '商业秘密',
  privacy: '个人隐私',
} as const satisfies Record<ClosedGround, string>

/** 听证笔录: how the applicant confirmed them. */
export const MinutesSigned = z.enum(['online', 'paper', 'declined'])

/** Where a hearing stands; `lapsed`: nobody asked for it in time. */
export const HearingStanding = z.enum([
  'offered',
  'lapsed',
  'waived',
  'requested',
  'appointed',
  'held',
  'signed',
  'reported',
])
export type HearingStanding = z.infer<typeof HearingStanding>

/** 听证 as somebody may see it: the applicant and the desk whole, a task without what only the other side may know. */
export const HearingView = z
  .object({
    standing: HearingStanding,
    reason: z.string().meta({ description: '事由, as the applicant was told' }),
    offeredDay: DayText,
    requestBy: DayText,
    requestedDay: DayText.nullable().meta({ description: 'on which it was asked for, or ordered' }),
    ordered: z
      .enum(['law', 'office'])
      .nullable()
      .meta({ description: '依职权听证: because the law says so, or the office; null where it was asked for' }),
    askedBy: z
      .enum(['applicant', 'third-party'])
      .nullable()
      .meta({ description: 'who asked for it; which of 利害关系人 stands beside them, by number and never by name' }),
    request: z.string().nullable().meta({ description: '申请人的听证意见; null for every review role' }),
    holdBy: DayText.nullable(),
    appointed: z
      .object({
        heldOn: DayText,
        time: z.string(),
        place: z.string(),
        closed: ClosedGround.nullable().meta({ description: 'null: open to the public' }),
        closedWhy: z.string().nullable().default(null).meta({ description: 'the facts that it is closed for' }),
        announced: z.boolean().meta({ description: '向社会公告' }),
      })
      .nullable()
      .meta({ description: 'for the chair alone among the review roles' }),
    earliest: DayText.nullable().meta({ description: 'for the chair: the first day that seven days of notice allow' }),
    applicant: z.enum(['present', 'absent']).nullable(),
    minutes: z.string().nullable(),
    heldDay: DayText.nullable().default(null),
    earlier: z
      .array(z.object({ day: DayText, minutes: z.string(), report: z.string() }))
      .default([])
      .meta({
        description: 'held before this one, oldest first: who was told only after one was held may ask for another',
      }),
    signed: MinutesSigned.nullable().meta({ description: 'by the applicant' }),
    others: z
      .array(z.object({ who: HearingParticipant, signed: MinutesSigned.nullable() }))
      .meta({ description: 'who else took part, and how they confirmed the minutes' }),
    unsigned: z.array(MinutesSigner).meta({ description: 'of whom it is not known yet whether they signed' }),
    report: z.string().nullable(),
    chair: z
      .object({ name: z.string(), office: z.string() })
      .nullable()
      .default(null)
      .meta({ description: 'who presides, once drawn and until the report; null for review roles' }),
    recusals: z.array(RecusalView).default([]).meta({ description: '申请回避, oldest first; none for review roles' }),
    mayRecuse: z
      .array(RecusalAsker)
      .default([])
      .meta({ description: 'who may still ask for another chair than this one; none for review roles' }),
  })
  .meta({ id: 'Hearing' })
export type HearingView = z.infer<typeof HearingView>

const inRegion = z.object({ region: RegionId })
const ofTask = inRegion.extend({ task: TaskId })
const ofCase = inRegion.extend({ case: CaseId })
const reply = z.object({ receipt: Receipt })
const Expects = z.int().min(0).optional()

export const offerHearing = endpoint('POST /api/:region/review/tasks/:task/hearing', {
  summary: '告知听证权利',
  can: 'hearing.offer',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({ reason: z.string().trim().max(1000).meta({ description: '事由, told to the applicant' }) }),
  reply,
})
/** 依职权听证: whoever decides finds the matter of great public interest. */
export const orderHearing = endpoint('POST /api/:region/review/tasks/:task/hearing/order', {
  summary: '决定依职权听证',
  can: 'hearing.order',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    reason: z.string().trim().max(1000).meta({ description: '事由, stands in the announcement' }),
  }),
  reply,
})
export const appointHearing = endpoint('POST /api/:region/review/tasks/:task/hearing/appointment', {
  summary: '确定听证时间和地点',
  can: 'hearing.preside',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    heldOn: DayText,
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .meta({ description: '开始时间' }),
    place: z.string().trim().min(4).max(100),
    closed: ClosedGround.nullable().default(null).meta({ description: '不公开举行 and why; null: 公开举行' }),
    closedWhy: z
      .string()
      .trim()
      .max(500)
      .default('')
      .meta({ description: 'the facts that it is closed for, which the applicant and the supervision read' }),
    announce: z.boolean().default(false).meta({
      description:
        '必要时予以公告; of the authority’s own motion an open one is announced anyway, a closed one only to 利害关系人 who were told by 公告',
    }),
  }),
  reply,
})
export const recordHearing = endpoint('POST /api/:region/review/tasks/:task/hearing/minutes', {
  summary: '记录听证笔录',
  can: 'hearing.preside',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    applicant: z.enum(['present', 'absent']),
    evidence: z.enum(['written', 'in-person']),
    minutes: z.string().trim().max(20_000).meta({ description: '听证笔录, without names' }),
    parties: z.array(ThirdPartyKey).max(30).default([]).meta({ description: '到场的利害关系人' }),
    signedUp: z.int().min(0).max(99).default(0).meta({ description: '到场的报名参加人数' }),
    reviewers: z
      .int()
      .min(0)
      .max(20)
      .default(0)
      .meta({ description: '到场的审查人员数; one at least where they gave evidence in person' }),
  }),
  reply,
})
export const reportHearing = endpoint('POST /api/:region/review/tasks/:task/hearing/report', {
  summary: '提交听证报告',
  can: 'hearing.preside',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({ report: z.string().trim().max(5000) }),
  reply,
})
export const requestHearing = endpoint('POST /api/:region/cases/:case/hearing-request', {
  summary: '申请听证',
  can: 'hearing.ask',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    words: z.string().trim().max(2000).default('').meta({ description: '听证意见, kept in the vault' }),
    expects: Expects,
  }),
  reply,
})
export const waiveHearing = endpoint('POST /api/:region/cases/:case/hearing-waiver', {
  summary: '放弃听证',
  can: 'hearing.ask',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ expects: Expects }),
  reply,
})
export const signMinutes = endpoint('POST /api/:region/cases/:case/hearing-signature', {
  summary: '确认听证笔录',
  can: 'hearing.sign',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ expects: Expects }),
  reply,
})
export const noteMinutesSigned = endpoint('POST /api/:region/desk/cases/:case/hearing-signature', {
  summary: '登记听证笔录的签字情况',
  can: 'case.intake',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    who: MinutesSigner.default('applicant'),
    how: MinutesSigned.exclude(['online']),
    expects: Expects,
  }),
  reply,
})
