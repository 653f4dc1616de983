import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, ItemCode, RegionId } from './ids.ts'

/** 裁量一致性: whether one item is decided alike where the facts are alike, and whether its reviewers score alike. */

/** Most decided cases that one report looks at. */
export const consistencyCases = 200
/** Fewest opinions of one reviewer, and of all others, of which a difference is told. */
export const leastOpinions = 3

/** Cases that were answered alike and decided differently. */
export const UnlikeResults = z.object({
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  granted: z.int(),
  refused: z.int(),
  cases: z
    .array(z.object({ case: CaseId, number: z.string(), day: DayText, outcome: z.enum(['granted', 'refused']) }))
    .max(20)
    .meta({ description: 'the latest of them' }),
})
export type UnlikeResults = z.infer<typeof UnlikeResults>

/** 评分偏离 of one reviewer in one step, under a code that says nothing outside this report. */
export const ScoreDrift = z.object({
  step: z.string(),
  reviewer: z.string(),
  opinions: z.int(),
  mean: z.number().nullable().meta({ description: 'of the totals; null where the step has no scoring sheet' }),
  others: z.number().nullable().meta({ description: 'mean of everybody else in the same step' }),
  drift: z.number().nullable().meta({ description: 'mean less others; null where there are too few' }),
  failed: z.int().meta({ description: 'opinions that did not pass, of a hundred' }),
  othersFailed: z.int().nullable(),
})
export type ScoreDrift = z.infer<typeof ScoreDrift>

export const readConsistency = endpoint('GET /api/:region/desk/items/:item/consistency', {
  summary: '裁量一致性报告',
  can: 'consistency.read',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId, item: ItemCode }),
  query: z.object({ last: z.coerce.number().int().min(1).max(consistencyCases).default(consistencyCases) }),
  reply: z.object({
    itemName: z.string(),
    cases: z.int().meta({ description: 'decided cases that were looked at, the latest ones' }),
    since: DayText.nullable(),
    compared: z.array(z.string()).meta({ description: 'labels of the answers that were compared' }),
    unlike: z.array(UnlikeResults).max(50),
    drift: z.array(ScoreDrift).max(200),
  }),
})
