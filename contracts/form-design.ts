import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ItemCode, Key, RegionId } from './ids.ts'
import { FieldGroup, Hold, Material, type Item } from './item.ts'
import { ProjectStageKey } from './project-stages.ts'
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
  event('rules-published', {
    item: z.string(),
    revision: z.int(),
    basedOn: z.int(),
    version: z.string().meta({ description: '规则集版本' }),
    tried: z
      .object({ tried: z.int(), same: z.int(), toPerson: z.int(), differs: z.int() })
      .meta({ description: 'how the rules came out on past cases before they took effect' }),
    content: z.string().meta({ description: 'SHA-256 of the canonical definition of this revision, hexadecimal' }),
  }),
])
export type ItemEvent = z.infer<typeof ItemEvent>

/**
 * 表单 of an item as its designer hands it in: the questions in groups, what must hold between answers, and the materials with the tasks
 * that see them. Without materials these stay as they are.
 */
export const FormDesign = z.strictObject({
  form: z.array(FieldGroup).min(1).max(30),
  holds: z.array(Hold).max(50).default([]),
  materials: z.array(Material).max(60).optional(),
  sees: z.record(Key, z.array(Key).max(60)).optional().meta({ description: '环节 → materials shown to it' }),
  stage: ProjectStageKey.optional().meta({
    description: '审批阶段 of a project item; without it the item stays where it is',
  }),
})
export type FormDesign = z.infer<typeof FormDesign>

/** The item as it is with this design, as its next revision. */
export const designed = (
  { stage: was, ...newest }: Item,
  { form, holds, materials, sees, stage }: FormDesign,
): Item => ({
  ...newest,
  ...stagedAs(stage, was),
  form,
  holds,
  ...(materials && { materials }),
  ...(sees && { tasks: newest.tasks.map((task) => ({ ...task, sees: sees[task.key] ?? task.sees })) }),
  revision: newest.revision + 1,
})

/** An item beside the four stages says nothing of a stage. */
function stagedAs(stage: FormDesign['stage'], was: Item['stage']): Pick<Item, 'stage'> {
  if (stage === 'beside') return {}
  const now = stage ?? was
  return now === undefined ? {} : { stage: now }
}

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
