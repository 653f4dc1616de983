import { z } from 'zod'
import { ItemCode, OfficeId } from './ids.ts'

/** 事项类型, in the order in which pages list them. */
export const powers = ['许可', '征收', '给付', '确认', '奖励', '其他', '公共服务'] as const

const ThemeKey = z.string().regex(/^[a-z]{2,20}$/)
const served = z.enum(['person', 'enterprise'])

/** 主题: an event in the life of a person or of a firm, by which items are found. */
export const Theme = z.strictObject({
  key: ThemeKey,
  name: z.string(),
  hint: z.string(),
  serves: z.array(served).min(1),
})
export type Theme = z.infer<typeof Theme>

/**
 * 目录条目: an item that the city has and this platform does not run yet. What is not known of it is not said: its guide leads to the
 * window and to whoever answers. `law` is general knowledge and awaits the authority's confirmation.
 */
export const Entry = z.strictObject({
  code: ItemCode,
  name: z.string().min(2).max(60),
  power: z.enum(powers),
  office: OfficeId,
  serves: z.array(served).min(1),
  themes: z.array(ThemeKey).min(1),
  law: z.string().nullable(),
  handles: z.array(z.string()).meta({ description: '业务办理项: what may be asked for under this name' }),
})
export type Entry = z.infer<typeof Entry>

/** 常用说法: what people say for items, by the items' codes. */
export const Saying = z.strictObject({ says: z.array(z.string()).min(1), items: z.array(ItemCode).min(1) })
export type Saying = z.infer<typeof Saying>

/** 智能导引: a question whose answers lead to items or to the next question. */
export const Lead = z.strictObject({
  key: ThemeKey,
  question: z.string(),
  hint: z.string().nullable(),
  /** Shown where the search begins; the others are reached by answers alone. */
  first: z.boolean(),
  answers: z.array(z.strictObject({ text: z.string(), next: ThemeKey.nullable(), items: z.array(ItemCode) })).min(2),
})
export type Lead = z.infer<typeof Lead>

/** Place in the list of items, as the list's own `next` gave it. */
export const ItemCursor = z
  .string()
  .regex(/^\d-\d{1,6}$/, '翻页位置不对，请从第一页重新打开')
  .meta({ description: 'the `next` of the page before' })

const Count = z.object({ value: z.string(), name: z.string(), count: z.int() })

/** How many items each choice would leave, the other choices being as they are. */
export const Facets = z
  .object({
    serves: z.array(Count),
    theme: z.array(Count),
    power: z.array(Count),
    office: z.array(Count),
    channel: z.array(Count),
  })
  .meta({ id: 'ItemFacets' })
export type Facets = z.infer<typeof Facets>
