import { z } from 'zod'
import type { Item } from './item.ts'
import { isComposite } from './item-parts.ts'

/**
 * 内部办理时限 where an item sets no other: working days from the acceptance to the decision. Softer than the promise: past it nothing is refused,
 * and whoever decides says why.
 *
 * @source 连政办传〔2023〕8号 三（一）1: 初审受理后按承诺时限完成审批，最长审批时间原则上不超过5个工作日（上报省主管部门审批除外）
 */
export const internalDays = 5

type Limited = Pick<Item, 'internalDays' | 'parts'>

/** Working days of the internal limit of one item; null for what is made of parts, each of which has its own. */
export const internalDaysOf = (item: Limited): number | null =>
  isComposite(item) ? null : (item.internalDays ?? internalDays)

/** 超过内部时限的原因. */
export const OverInternalGround = z.enum([
  'complex',
  'consulted',
  'other-office',
  'supplied-late',
  'workload',
  'system',
])
export type OverInternalGround = z.infer<typeof OverInternalGround>

/** Each of them in words. */
export const overInternalTexts: Record<OverInternalGround, string> = {
  complex: '情况复杂，需要进一步核实',
  consulted: '需要会商、现场核查或者公示',
  'other-office': '等待其他部门反馈',
  'supplied-late': '等待申请人后补材料',
  workload: '同期办件集中',
  system: '系统或者设备故障',
}

/** What whoever decides says where the internal limit is over; without names, as every text of the review. */
export const OverInternal = z.strictObject({ ground: OverInternalGround, words: z.string().trim().max(500) })
export type OverInternal = z.infer<typeof OverInternal>
