import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ItemCode, OfficeId, RegionId } from './ids.ts'
import { Item, ItemSummary } from './item.ts'

export const OfficeView = z
  .object({ id: OfficeId, name: z.string(), kind: z.enum(['bureau', 'hall', 'government']), code: z.string() })
  .meta({ id: 'Office' })
export type OfficeView = z.infer<typeof OfficeView>

/** 办事指南: one published revision, with the names of the offices it mentions. */
export const Guide = z.object({ item: Item, offices: z.record(z.string(), OfficeView) }).meta({ id: 'Guide' })
export type Guide = z.infer<typeof Guide>

export const listItems = endpoint('GET /api/:region/items', {
  summary: '事项列表',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: z.object({
    q: z.string().max(50).optional(),
    serves: z.enum(['person', 'enterprise']).optional(),
    channel: z.enum(['site', 'window']).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    after: ItemCode.optional(),
  }),
  reply: z.object({ items: z.array(ItemSummary), next: z.string().nullable() }),
})

export const readGuide = endpoint('GET /api/:region/items/:item', {
  summary: '办事指南',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId, item: ItemCode }),
  query: z.object({
    revision: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .meta({ description: 'the one a case was filed under; without it the newest' }),
  }),
  reply: Guide,
})

export const readRegion = endpoint('GET /api/:region', {
  summary: '区域信息',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  reply: z.object({ region: RegionId, name: z.string(), offices: z.array(OfficeView) }),
})
