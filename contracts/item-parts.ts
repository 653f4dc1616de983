import { z } from 'zod'
import { ItemCode, Key, OfficeId } from './ids.ts'
import { Bearing } from './item-commitment.ts'
import type { Item } from './item.ts'

/** Most parts of one composite item, and so of one whole. */
export const mostParts = 12

/**
 * 一件事、并联: one part of a composite item. Its questions and materials are asked once, in the form of the whole; here stands which answer of the
 * whole is which of the part's. When it opens, and after which others, the plan of the whole says.
 *
 * @source 《国务院办公厅关于加快推进“一件事一次办”打造政务服务升级版的指导意见》（国办发〔2022〕32号）; 行政许可法 第二十六条第二款
 */
export const PartDefinition = z.strictObject({
  key: Key,
  item: ItemCode,
  revision: z.int().min(1).meta({ description: 'of the item, from which form and materials of the whole were made' }),
  title: z.string().min(2),
  office: OfficeId.meta({ description: '实施机关 of the part' }),
  limitDays: z.int().min(1).meta({ description: '承诺办理时限 of the part, in working days' }),
  fields: z.record(Key, Key).meta({ description: 'key of each of its questions → key in the form of the whole' }),
  materials: z.record(Key, Key).meta({ description: 'key of each of its materials → key among those of the whole' }),
  fromPart: z
    .record(Key, Key)
    .default({})
    .meta({ description: 'key of a material → key of the part whose licence it is: nobody hands that in' }),
  bearsOn: z
    .array(Bearing)
    .default([])
    .meta({ description: 'of the item: false material in the whole bars from such a part' }),
})
export type PartDefinition = z.infer<typeof PartDefinition>

/**
 * How the outcomes of the parts become that of the whole.
 * - `all`: granted when every part is granted
 * - `each-on-its-own`: granted when at least one is; each part's own decision says the rest
 */
export const PartJoin = z.enum(['all', 'each-on-its-own'])
export type PartJoin = z.infer<typeof PartJoin>

/** Whether an item is made of parts, and is decided by them. */
export const isComposite = ({ parts }: Pick<Item, 'parts'>): boolean => parts.length > 0
