import { extensionTask } from '#contracts/extensions.ts'
import { hearingTask } from '#contracts/hearings.ts'
import type { Item, TaskDefinition } from '#contracts/item.ts'

/** 环节 as a draw and its page see it: those of the item's plan, and those that a procedure may add to any case. */
export type CaseTask = Omit<TaskDefinition, 'kind'> & { kind: TaskDefinition['kind'] | 'extend' | 'hear' }

/** All tasks that a case of the item may have. */
export function tasksOfCase({ tasks, extension, hearing }: Pick<Item, 'tasks' | 'extension' | 'hearing'>): CaseTask[] {
  const added: CaseTask[] = []
  if (extension)
    added.push({
      key: extensionTask,
      title: '延长办理期限审批',
      kind: 'extend',
      office: extension.office,
      limitDays: 1,
      sees: [],
    })
  if (hearing)
    added.push({ key: hearingTask, title: '主持听证', kind: 'hear', office: hearing.office, limitDays: 20, sees: [] })
  return [...tasks, ...added]
}
