import type { ExpertPanel } from '#contracts/expert-panel.ts'
import type { TaskDefinition } from '#contracts/item.ts'

/** A task of the plan that a panel of experts answers. */
export type PanelTask = TaskDefinition & { experts: ExpertPanel }

export const isPanel = (definition: TaskDefinition): definition is PanelTask => definition.experts !== undefined

/** Keys of the tasks of a panel's experts. */
export const membersOf = ({ key, experts }: Pick<PanelTask, 'key' | 'experts'>): string[] =>
  Array.from({ length: experts.people }, (_, place) => `${key}${place + 1}`)
