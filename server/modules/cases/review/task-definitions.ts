import { extensionTask } from '#contracts/extensions.ts'
import type { Item, TaskDefinition } from '#contracts/item.ts'

/** 环节 as a draw and its page see it: those of the item's plan, and those that a procedure may add to any case. */
export type CaseTask = Omit<TaskDefinition, 'kind'> & { kind: TaskDefinition['kind'] | 'extend' }

/** All tasks that a case of the item may have. */
export function tasksOfCase(item: Pick<Item, 'tasks' | 'extension'>): CaseTask[] {
  const { extension } = item
  if (!extension) return item.tasks
  const { office } = extension
  return [
    ...item.tasks,
    { key: extensionTask, title: '延长办理期限审批', kind: 'extend', office, limitDays: 1, sees: [] },
  ]
}
