import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, RegionId, StreamId } from './ids.ts'
import { Receipt } from './receipt.ts'

/**
 * 离岗、代理: who holds a post is away from a day to a day. Meanwhile no draw finds them. Of a decision or an approval the deputy that they
 * named, of equal duty, takes over what lies on their desk and acts for them; every other task goes back to the draw, and instead of an
 * inspector another one is drawn.
 *
 * @source 连政办传〔2023〕8号 三(一)2 (随机抽取); 公务员法 第七十六条 (回避)
 */
export const AbsenceReason = z.enum(['leave', 'illness', 'travel', 'training'])
export type AbsenceReason = z.infer<typeof AbsenceReason>

/** Each reason, as pages say it. */
export const absenceReasons: Record<AbsenceReason, string> = {
  leave: '休假',
  illness: '病假',
  travel: '出差',
  training: '学习培训',
}

/** The most calendar days of one absence. */
export const mostAbsentDays = 30

/** Roles that a deputy may stand in for: who decides or approves. Whoever was drawn to review is nobody’s to stand in for. */
export const deputyRoles = ['decider', 'head'] as const

/** 离岗 of the asking person’s own post. */
export const AbsenceView = z.object({
  from: DayText,
  through: DayText.meta({ description: 'last day of it' }),
  reasonText: z.string(),
  deputy: z.string().nullable().meta({ description: 'name of the deputy; null where tasks go back to the draw' }),
  began: z.boolean(),
})
export type AbsenceView = z.infer<typeof AbsenceView>

const inRegion = z.object({ region: RegionId })
const ofPost = inRegion.extend({ ownPost: StreamId })
const reply = z.object({ receipt: Receipt })

export const readAbsence = endpoint('GET /api/:region/review/absence', {
  summary: '本人的离岗和代理',
  can: 'absence.own',
  zones: ['review', 'desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  reply: z.object({
    post: StreamId,
    today: DayText,
    absence: AbsenceView.nullable(),
    mayName: z.boolean().meta({ description: 'whether a deputy can act for this post' }),
    deputies: z.array(z.object({ post: StreamId, name: z.string() })).meta({ description: 'who may be named' }),
    actsFor: z
      .array(z.object({ name: z.string(), through: DayText }))
      .meta({ description: 'for whom the asking person acts now' }),
    can: z.array(z.enum(['appoint', 'end'])),
  }),
})
export const appointAbsence = endpoint('POST /api/:region/review/absence/:ownPost', {
  summary: '登记离岗、指定代理人',
  can: 'absence.own',
  zones: ['review', 'desk'],
  reads: [],
  kind: 'command',
  params: ofPost,
  body: z.strictObject({ from: DayText, through: DayText, reason: AbsenceReason, deputy: StreamId.nullable() }),
  reply,
})
/** Before its last day, or before it began. */
export const endAbsence = endpoint('POST /api/:region/review/absence/:ownPost/end', {
  summary: '提前返岗、撤销代理',
  can: 'absence.own',
  zones: ['review', 'desk'],
  reads: [],
  kind: 'command',
  params: ofPost,
  body: z.strictObject({}),
  reply,
})
