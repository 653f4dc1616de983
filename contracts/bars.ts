import { z } from 'zod'
import { BarGround } from './bar-events.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, ItemCode, RegionId } from './ids.ts'
import type { Item } from './item.ts'
import type { Bearing } from './item-commitment.ts'

/** 直接关系公共安全、人身健康、生命财产安全. @source 行政许可法 第七十八条、第七十九条 */
const barring: ReadonlySet<Bearing> = new Set<Bearing>(['public-safety', 'life-and-health', 'property'])

/** Whether false material in an application for the item bars its applicant from the next one. */
export const barsApplicants = ({ bearsOn }: Pick<Item, 'bearsOn'>): boolean =>
  bearsOn.some((bearing) => barring.has(bearing))

/** 限制再次申请 as whoever it concerns reads it. */
export const BarView = z
  .object({
    ground: BarGround,
    groundText: z.string(),
    basis: z.string(),
    since: DayText,
    until: DayText.meta({ description: 'last day of it' }),
    part: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: 'which part or parts of a whole it bars from, by their titles' }),
  })
  .meta({ id: 'Bar' })
export type BarView = z.infer<typeof BarView>

export const listMyBars = endpoint('GET /api/:region/bars', {
  summary: '我的限制再次申请情况',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  reply: z.object({
    bars: z
      .array(BarView.extend({ case: CaseId, item: ItemCode, itemName: z.string() }))
      .max(20)
      .meta({ description: 'those that last today, the longest first' }),
  }),
})
