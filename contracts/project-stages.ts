import { z } from 'zod'

/**
 * 审批阶段 of a construction project, in their order; what belongs to none of the four goes on beside them.
 *
 * @source 《国务院办公厅关于全面开展工程建设项目审批制度改革的实施意见》（国办发〔2019〕11号）(四个阶段; 其他事项并行推进)
 */
export const projectStages = {
  land: '立项用地规划许可',
  works: '工程建设许可',
  construction: '施工许可',
  completion: '竣工验收',
  beside: '并联申报与并行推进',
} as const

/** One of `projectStages`. */
export const ProjectStageKey = z.enum(['land', 'works', 'construction', 'completion', 'beside'])
/** A stage by its key. */
export type ProjectStage = z.infer<typeof ProjectStageKey>

/** What an item may say of itself; without it, it goes on beside the stages. */
export const ItemStage = ProjectStageKey.exclude(['beside'])
