import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, FileId, Key, OfficeId, RegionId, TaskId } from './ids.ts'
import { Receipt } from './receipt.ts'
import { mostVisitPhotos, StatedPosition, VisitFinding, VisitPhoto } from './visit-events.ts'

/** 核查要点: one line of the checklist. */
export const VisitPoint = z.strictObject({
  key: Key,
  title: z.string().min(2),
  measure: z.string().min(4),
  basis: z.string().min(4),
})

/**
 * 现场核查、联合勘验 as an item orders it, on a task of kind `site-visit`: of which offices how many officers go together. They know the place,
 * and so perhaps whose it is: the reason for that is said here and published.
 *
 * @source 行政许可法 第三十四条第三款, 第五十五条
 */
export const SiteVisit = z
  .strictObject({
    teams: z
      .array(z.strictObject({ office: OfficeId, section: z.string(), people: z.int().min(1).max(4) }))
      .min(1)
      .max(6),
    place: Key.meta({ description: 'the question of the form that says where' }),
    identityNeeded: z.string().min(10).meta({ description: '为什么核查人员须知道地点: published with the item' }),
    noticeDays: z.int().min(0).max(10).default(1).meta({ description: '工作日 between the notice and the visit' }),
    points: z.array(VisitPoint).min(1).max(40),
    basis: z.string().min(4),
    inspects: z
      .strictObject({
        way: z.enum(['检验', '检测', '检疫']),
        standards: z.array(z.string().min(4).max(120)).min(1).max(20).meta({ description: '技术标准、技术规范' }),
      })
      .optional()
      .meta({
        description: '由行政机关实施的检验、检测、检疫: opens with the acceptance, and a refusal names the standard',
      }),
  })
  .refine(({ teams }) => teams.reduce((sum, { people }) => sum + people, 0) >= 2, {
    error: '现场核查须有两名以上工作人员',
    path: ['teams'],
  })
export type SiteVisit = z.infer<typeof SiteVisit>

/** How far a visit has come. */
export const VisitStanding = z.enum(['drawn', 'appointed', 'recorded', 'closed'])
export type VisitStanding = z.infer<typeof VisitStanding>

/** 现场核查记录: what the officers found, null and empty before they wrote it down. */
export const VisitRecordView = z.object({
  visited: z
    .object({
      visitedOn: DayText,
      time: z.string().nullable().meta({ description: 'for the applicant, the desk and the officers; null to others' }),
    })
    .nullable()
    .default(null)
    .meta({ description: 'when the officers were there, as they state it' }),
  points: z.array(VisitPoint.extend({ met: z.boolean().nullable(), seen: z.string() })),
  photos: z
    .array(
      VisitPhoto.pick({ point: true, takenAt: true, located: true }).extend({
        number: z.int().min(1).meta({ description: 'numbered through all the records of a visit' }),
        file: FileId.nullable().meta({ description: 'for the applicant and the desk; officers ask by number' }),
      }),
    )
    .default([])
    .meta({ description: '现场照片: looked at by officers, applicant and desk, for they may show whose it is' }),
  summary: z.string().nullable(),
  present: z.boolean().nullable(),
  signed: z.array(z.object({ label: z.string(), differs: z.string().nullable() })),
})
export type VisitRecordView = z.infer<typeof VisitRecordView>

/** 现场核查 as applicant, desk and tasks may see it. */
export const VisitView = z
  .object({
    ...VisitRecordView.shape,
    visit: Key,
    title: z.string(),
    standing: VisitStanding,
    people: z.int(),
    offices: z.array(z.string()).meta({ description: '参加核查的单位' }),
    due: DayText,
    earliest: DayText.nullable().meta({ description: 'for officers: the first day that the notice allows' }),
    appointed: z
      .object({ visitOn: DayText, time: z.string() })
      .nullable()
      .meta({ description: 'for the applicant, the desk and the officers; null to others' }),
    identityNeeded: z.string(),
    superseded: z
      .array(
        VisitRecordView.extend({
          drawnSince: z.string().meta({ description: 'the officer who was drawn after it and can not sign it' }),
          again: DayText.meta({ description: 'when the visit was appointed once more' }),
        }),
      )
      .default([])
      .meta({ description: '已被重新核查取代的记录, oldest first' }),
    verdict: z.enum(['pass', 'fail']).nullable(),
  })
  .meta({ id: 'SiteVisit' })
export type VisitView = z.infer<typeof VisitView>

const ofTask = z.object({ region: RegionId, task: TaskId })
const reply = z.object({ receipt: Receipt })

/** The one thing of the applicant that an officer of a visit may know, because nobody visits what they can't find. */
export const readVisitPlace = endpoint('GET /api/:region/review/tasks/:task/visit-place', {
  summary: '现场核查的地点',
  can: 'visit.make',
  zones: ['review'],
  reads: ['identity'],
  kind: 'query',
  params: ofTask,
  reply: z.object({ label: z.string(), place: z.string() }),
})
export const appointVisit = endpoint('POST /api/:region/review/tasks/:task/visit-appointment', {
  summary: '确定现场核查时间',
  can: 'visit.make',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    visitOn: DayText,
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .meta({ description: '到达时间' }),
  }),
  reply,
})
/** One photograph from the place, kept until the record names it. The id is the device's own, so that one sent twice is one. */
export const addVisitPhoto = endpoint('POST /api/:region/review/tasks/:task/visit-photos', {
  summary: '上传现场照片',
  can: 'visit.make',
  zones: ['review'],
  reads: [],
  kind: 'action',
  params: ofTask,
  query: z.object({ file: FileId }),
  raw: { mediaTypes: ['application/octet-stream'], maxBytes: mostVisitPhotos.bytes },
  reply: z.object({ file: FileId }),
})
/** A photograph as its officers see it: re-encoded, and nothing in it but the picture. */
export const readVisitPhoto = endpoint('GET /api/:region/review/tasks/:task/visit-photos/:photo', {
  summary: '现场照片',
  can: 'visit.make',
  zones: ['review'],
  reads: ['identity'],
  kind: 'query',
  params: ofTask.extend({ photo: z.coerce.number().int().min(1).max(10_000) }),
  reply: z.instanceof(Uint8Array),
  answers: 'image/webp',
})
export const recordVisit = endpoint('POST /api/:region/review/tasks/:task/visit-record', {
  summary: '提交现场核查记录',
  can: 'visit.make',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    findings: z.array(VisitFinding).min(1).max(40),
    summary: z.string().trim().max(2000),
    present: z.boolean(),
    visitedOn: DayText.nullable().default(null).meta({ description: 'the day of the visit; null for today' }),
    visitedAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    position: StatedPosition.nullable().default(null),
    photos: z
      .array(z.strictObject({ file: FileId, point: Key }))
      .max(mostVisitPhotos.photos)
      .default([]),
  }),
  reply,
})
export const signVisit = endpoint('POST /api/:region/review/tasks/:task/visit-signature', {
  summary: '签字确认现场核查记录',
  can: 'visit.make',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    differs: z.string().trim().max(1000).nullable().default(null).meta({ description: '不同意见, without names' }),
  }),
  reply,
})
