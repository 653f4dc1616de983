import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, OfficeId, PartyId, RegionId, StreamId } from './ids.ts'
import { PageLimit } from './lists.ts'
import { Receipt } from './receipt.ts'

/** A firm or an office that an expert has to do with; the code where it is known. */
export const ExpertTie = z.strictObject({
  name: z.string().trim().min(4).max(80),
  code: z
    .string()
    .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
    .nullable()
    .meta({ description: '统一社会信用代码' }),
})
export type ExpertTie = z.infer<typeof ExpertTie>

const Entry = {
  rank: z.string().trim().min(2).max(40).meta({ description: '职称' }),
  employer: ExpertTie,
  ties: z.array(ExpertTie).max(30).meta({ description: '回避单位: besides the employer' }),
}

/** 专业 of one roll: each is a post of its own, which may give opinions on what it is drawn for and nothing else. */
export const ExpertField = z.strictObject({ office: OfficeId, field: z.string().trim().min(1).max(60) })
export type ExpertField = z.infer<typeof ExpertField>
const Fields = z.array(ExpertField).min(1).max(10)

/** 专家库: what is known of one expert besides name and 专业, which are a post's; streams of kind `expert`, one per person. */
export const ExpertEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('expert-entered'), person: PartyId, ...Entry, day: DayText }),
  z.object({ type: z.literal('expert-appointed'), fields: Fields, day: DayText }),
  z.object({ type: z.literal('expert-changed'), ...Entry, day: DayText }),
  z.object({ type: z.literal('expert-suspended'), reason: z.string(), day: DayText }),
  z.object({ type: z.literal('expert-resumed'), day: DayText }),
])
/** As it is written. */
export type ExpertEvent = z.input<typeof ExpertEvent>

/** One line of the roll as the office that keeps it sees it. */
export const ExpertView = z
  .object({
    expert: StreamId,
    name: z.string(),
    fields: z.array(z.object({ office: z.string(), field: z.string() })).meta({ description: '专业, and whose roll' }),
    ...Entry,
    suspended: z.object({ reason: z.string(), day: DayText }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Expert' })
export type ExpertView = z.infer<typeof ExpertView>

const inRegion = z.object({ region: RegionId })
const ofExpert = inRegion.extend({ expert: StreamId })
const reply = z.object({ receipt: Receipt })

export const listExperts = endpoint('GET /api/:region/desk/experts', {
  summary: '专家库',
  can: 'expert.read',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({ limit: PageLimit, after: z.uuid().optional() }),
  reply: z.object({
    experts: z.array(ExpertView),
    fields: z
      .array(ExpertField.extend({ officeName: z.string() }))
      .meta({ description: '专业 for which items of this region have experts drawn' }),
    next: z.string().nullable(),
  }),
})
export const enterExpert = endpoint('POST /api/:region/experts', {
  summary: '专家入库',
  can: 'expert.keep',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  tries: { at: 'identification' },
  params: inRegion,
  body: z.strictObject({
    name: z.string().trim().min(2).max(40),
    code: z.string().trim().toUpperCase().max(18).meta({ description: '公民身份号码' }),
    phone: z
      .string()
      .regex(/^1[3-9]\d{9}$/)
      .nullable()
      .default(null),
    ...Entry,
    fields: Fields,
    declared: z.boolean().meta({ description: '本人已书面声明工作单位和应当回避的单位' }),
  }),
  reply,
})
export const appointExpert = endpoint('POST /api/:region/experts/:expert/fields', {
  summary: '增加专家的专业',
  can: 'expert.keep',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofExpert,
  body: z.strictObject({ fields: Fields }),
  reply,
})
export const changeExpert = endpoint('POST /api/:region/experts/:expert', {
  summary: '修改专家信息和回避单位',
  can: 'expert.keep',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofExpert,
  body: z.strictObject(Entry),
  reply,
})
export const suspendExpert = endpoint('POST /api/:region/experts/:expert/suspension', {
  summary: '暂停或者恢复抽取',
  can: 'expert.keep',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofExpert,
  body: z.strictObject({
    reason: z.string().trim().max(200).nullable().meta({ description: 'why nobody draws them; null: drawn again' }),
  }),
  reply,
})
