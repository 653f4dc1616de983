import { z } from 'zod'
import { QuotaLeft } from './quotas.ts'
import { Entry, Facets, ItemCursor, Lead, powers, Theme } from './directory.ts'
import { endpoint } from './endpoint.ts'
import { ItemCode, Key, OfficeId, RegionId } from './ids.ts'
import { PageLimit } from './lists.ts'
import { mostParts } from './item-parts.ts'
import { Item, ItemSummary } from './item.ts'
import { Matter } from './matters.ts'

/** 机关或大厅; `code` is its 统一社会信用代码. */
export const OfficeView = z
  .object({
    id: OfficeId,
    name: z.string(),
    kind: z.enum(['bureau', 'hall', 'government']),
    code: z.string(),
    word: z.string().nullable().default(null).meta({ description: '机关代字, first in the numbers of its papers' }),
  })
  .meta({ id: 'Office' })
export type OfficeView = z.infer<typeof OfficeView>

/** 办事指南: one published revision, with the names of the offices it mentions. */
export const Guide = z
  .object({
    item: Item,
    offices: z.record(z.string(), OfficeView),
    quota: QuotaLeft.nullable().default(null).meta({ description: '剩余名额; null where the number is not limited' }),
    onlyAlone: z
      .array(z.object({ part: Key, offers: z.array(z.enum(['deferral', 'commitment'])).min(1) }))
      .max(mostParts)
      .default([])
      .meta({
        description: 'parts that offer 容缺受理 or 告知承诺 to who applies for them alone; the whole offers neither',
      }),
  })
  .meta({ id: 'Guide' })
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
    power: z.enum(powers).optional(),
    office: OfficeId.optional(),
    theme: z.string().max(20).optional(),
    facets: z.enum(['1']).optional().meta({ description: 'asks for the counts of every choice as well' }),
    limit: PageLimit,
    after: ItemCursor.optional(),
  }),
  reply: z.object({
    items: z.array(ItemSummary),
    next: z.string().nullable(),
    total: z.int(),
    near: z.boolean().meta({ description: 'nothing has all the words; these have most of their letters' }),
    facets: Facets.nullable(),
  }),
})

/** 目录条目: what is known of an item that the platform does not run yet, and who answers for it. */
export const readEntry = endpoint('GET /api/:region/entries/:item', {
  summary: '目录条目',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId, item: ItemCode }),
  reply: z.object({ entry: Entry, office: OfficeView, kin: z.array(ItemSummary) }).meta({ id: 'EntryGuide' }),
})

/** 主题与导引: by which a visitor is led to an item without knowing its name. */
export const readGuidance = endpoint('GET /api/:region/guidance', {
  summary: '主题与智能导引',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  reply: z.object({
    themes: z.array(Theme),
    leads: z.array(Lead),
    names: z.record(z.string(), z.string()).meta({ description: 'names of the items that answers lead to' }),
  }),
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
    matter: Matter.optional().meta({ description: 'the item as it is for this kind of application' }),
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
