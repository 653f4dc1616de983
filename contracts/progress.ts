import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, Instant, RegionId } from './ids.ts'
import { PageLimit } from './lists.ts'
import { CaseSummary, Phase } from './cases.ts'

/** 进度查询: where a case is, for whoever holds its number and query code. Statuses and days, nobody's name and no content. */
export const ProgressView = z
  .object({
    number: z.string(),
    itemName: z.string(),
    phase: Phase,
    ending: CaseSummary.shape.ending,
    statusText: z.string(),
    steps: z.array(
      z.object({
        title: z.string(),
        state: z.enum(['done', 'current', 'awaited']),
        day: DayText.nullable(),
      }),
    ),
    due: DayText.nullable().meta({ description: '本阶段期限' }),
    overdue: z.boolean(),
  })
  .meta({ id: 'Progress' })
export type ProgressView = z.infer<typeof ProgressView>

/** 进度查询. The code is a secret of the applicant's: it stands in the body, never in an address, a history or a log. */
export const readProgress = endpoint('POST /api/:region/progress', {
  summary: '凭编号和查询码查进度',
  can: 'site.read',
  zones: ['public'],
  reads: [],
  kind: 'query',
  asksInBody: true,
  params: z.object({ region: RegionId }),
  body: z.strictObject({
    number: z.string().trim().max(80).meta({ description: '办件编号' }),
    code: z.string().trim().max(40).meta({ description: '查询码, printed on the receipt' }),
  }),
  tries: { at: 'progress', account: 'number' },
  reply: ProgressView,
})

/** 谁看过我的信息: one read of personal data, by office and post, never by a person's name. */
export const ReadView = z.object({
  id: z.string(),
  at: Instant,
  who: z.string().meta({ description: 'office and post' }),
  what: z.array(z.enum(['identity', 'personal'])),
  purpose: z.string(),
  case: z
    .object({ id: z.string(), number: z.string(), itemName: z.string() })
    .nullable()
    .meta({ description: 'null: the person was looked up at a window, apart from any case' }),
})
export type ReadView = z.infer<typeof ReadView>

export const listReads = endpoint('GET /api/:region/reads', {
  summary: '谁看过我的信息',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: z.object({
    limit: PageLimit,
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  reply: z.object({ reads: z.array(ReadView), next: z.string().nullable() }),
})
