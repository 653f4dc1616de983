import { z } from 'zod'
import { TimelineEntry } from './cases.ts'
import { CopyGround } from './copy-events.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, OfficeId, RegionId, StreamId } from './ids.ts'
import { boxed } from './lists.ts'
import { Receipt } from './receipt.ts'

/**
 * 抄送: a post of the desks reads where a case stands and what becomes of it. It names nobody, shows no answer and no file, and nothing can be
 * done with it. It never goes to whoever reviews.
 *
 * @source 连政办传〔2023〕8号 三(一)2 (不对应); 个人信息保护法 第六条 (no more than the purpose needs)
 */
export const CopyId = z.uuid().brand<'CopyId'>()
export type CopyId = z.infer<typeof CopyId>

/** How often one case is copied at most. */
export const mostCopies = 20

/** Each ground, as pages say it. */
export const copyGrounds: Record<CopyGround, string> = {
  cooperation: '需要协同办理',
  'follow-up': '需要做好后续监管',
  supervision: '需要了解办理情况',
}

/** One copy in the list of whoever reads it. */
export const CopyLine = z.object({
  copy: CopyId,
  number: z.string(),
  itemName: z.string(),
  statusText: z.string(),
  groundText: z.string(),
  day: DayText.meta({ description: '抄送日期' }),
  seenDay: DayText.nullable(),
})
export type CopyLine = z.infer<typeof CopyLine>

/** 抄送件, as it is read: the case as it stands today. */
export const CopyView = CopyLine.extend({
  officeName: z.string(),
  due: z
    .object({ of: z.enum(['intake', 'promise']), day: DayText })
    .nullable()
    .meta({
      description: 'what runs now: 受理期限 at the intake, 承诺办结期限 in the review; null in every other phase',
    }),
  timeline: z.array(TimelineEntry),
  can: z.array(z.enum(['mark-seen'])),
}).meta({ id: 'Copy' })
export type CopyView = z.infer<typeof CopyView>

/** A post that a case was copied to, or may be. */
export const CopyReader = z.object({
  post: StreamId,
  name: z.string(),
  roleTitle: z.string(),
  officeName: z.string(),
})
export type CopyReader = z.infer<typeof CopyReader>

/** Boxes of the list. */
export const copyBoxes = ['unseen', 'seen'] as const

const inRegion = z.object({ region: RegionId })
const ofCase = inRegion.extend({ case: CaseId })
const ofCopy = inRegion.extend({ copy: CopyId })
const reply = z.object({ receipt: Receipt })

/** To whom the case was copied, and to whom of one office it may be. */
export const listCopyReaders = endpoint('GET /api/:region/desk/cases/:case/copies', {
  summary: '办件抄送了谁，可以抄送谁',
  can: 'case.copy',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: ofCase,
  query: z.object({ office: OfficeId.optional() }),
  reply: z.object({
    sent: z.array(CopyReader.omit({ post: true }).extend({ day: DayText, seenDay: DayText.nullable() })),
    offices: z.array(z.object({ office: OfficeId, name: z.string() })),
    posts: z.array(CopyReader).meta({ description: 'of the office that was asked for' }),
  }),
})
export const copyCase = endpoint('POST /api/:region/desk/cases/:case/copies', {
  summary: '抄送',
  can: 'case.copy',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ post: StreamId, ground: CopyGround }),
  reply,
})
export const listCopies = endpoint('GET /api/:region/desk/copies', {
  summary: '抄送我的',
  can: 'copy.read',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: boxed(copyBoxes),
  reply: z.object({ copies: z.array(CopyLine), next: z.string().nullable() }),
})
export const readCopy = endpoint('GET /api/:region/desk/copies/:copy', {
  summary: '抄送件',
  can: 'copy.read',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: ofCopy,
  reply: CopyView,
})
export const markCopySeen = endpoint('POST /api/:region/desk/copies/:copy/seen', {
  summary: '阅知',
  can: 'copy.read',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCopy,
  body: z.strictObject({}),
  reply,
})
