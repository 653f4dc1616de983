import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ItemCode, RegionId } from './ids.ts'
import { FieldGroup, Hold } from './item.ts'
import { Receipt } from './receipt.ts'

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** 事项的事实: streams of kind `item`, one per item of a region. */
export const ItemEvent = z.discriminatedUnion('type', [
  event('form-published', {
    item: z.string(),
    revision: z.int(),
    basedOn: z.int(),
    content: z.string().meta({ description: 'SHA-256 of the canonical definition of this revision, hexadecimal' }),
  }),
])
export type ItemEvent = z.infer<typeof ItemEvent>

/** 表单 of an item as its designer hands it in: the questions in groups, and what must hold between answers. */
export const FormDesign = z.strictObject({
  form: z.array(FieldGroup).min(1).max(30),
  holds: z.array(Hold).max(50).default([]),
})
export type FormDesign = z.infer<typeof FormDesign>

/** 发布表单: the next revision of an item, with another form. Cases and drafts stay on the revision they were begun under. */
export const publishForm = endpoint('POST /api/:region/items/:item/form', {
  summary: '发布申请表单',
  can: 'item.design',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId, item: ItemCode }),
  body: z.strictObject({
    ...FormDesign.shape,
    basedOn: z.int().min(1).meta({ description: 'the revision that was changed; a newer one answers 409' }),
  }),
  reply: z.object({ receipt: Receipt, revision: z.int() }),
})
