import { extensionTask } from '#contracts/extensions.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { mostClosures } from '#contracts/closure-events.ts'
import { closureDays } from '#contracts/closures.ts'
import type { Item, TaskDefinition } from '#contracts/item.ts'
import { isPanel, membersOf } from '../experts/panel-members.ts'
import { isVisit, officersOf } from '../visits/visit-members.ts'

/** 环节 as a draw and its page see it: those of the item's plan, and those that a procedure may add to any case. */
export type CaseTask = Omit<TaskDefinition, 'kind'> & {
  kind: Exclude<TaskDefinition['kind'], 'notice' | 'referral'> | 'extend' | 'hear' | 'close'
}

/** All tasks that a case of the item may have. */
export function tasksOfCase({
  tasks,
  extension,
  hearing,
  office,
}: Pick<Item, 'tasks' | 'extension' | 'hearing' | 'office'>): CaseTask[] {
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
  const decide = tasks.find(({ kind }) => kind === 'decide')
  for (let place = 1; place <= mostClosures + 1; place += 1)
    added.push({
      key: `closure${place}`,
      title: '决定是否撤销、撤回或者注销证照',
      kind: 'close',
      office: decide?.office ?? office,
      ...(decide?.section ? { section: decide.section } : {}),
      limitDays: closureDays.decide,
      sees: [],
    })
  return [...tasks.filter(isDrawn).flatMap(askedOf), ...added]
}

const letters = '甲乙丙丁戊己庚辛壬癸'

/** 甲, 乙 … of the experts of a case, in the order of their tasks. */
export function letterOf(
  item: Pick<Item, 'tasks' | 'extension' | 'hearing' | 'office'>,
  { key, kind, awaits }: Pick<CaseTask, 'key' | 'kind' | 'awaits'>,
): string {
  const peers = tasksOfCase(item).filter((task) => task.kind === kind && (task.awaits === undefined) === !awaits)
  const place = peers.findIndex((task) => task.key === key)
  return peers.length > 1 ? (letters[place] ?? String(place + 1)) : ''
}

/** What an expert is called in a case; nothing else of them is told. */
export const expertLabel = (item: Pick<Item, 'tasks' | 'extension' | 'hearing' | 'office'>, key: string): string =>
  `评审专家${letterOf(item, { key, kind: 'expert' })}`

/** What an officer of a visit is called in a case. */
export const officerLabel = (item: Pick<Item, 'tasks' | 'extension' | 'hearing' | 'office'>, key: string): string =>
  `核查人员${letterOf(item, { key, kind: 'site-visit' })}`

/** A task that several answer is asked of each by a task of their own. */
const askedOf = (task: Planned): CaseTask[] => {
  if (isVisit(task)) return officersOf(task).map((officer) => ({ ...task, ...officer }))
  return isPanel(task) ? membersOf(task).map((key) => ({ ...task, key })) : [task]
}

/** A task that somebody is drawn for; 公示 and 上报 wait for nobody here. */
type Planned = TaskDefinition & { kind: Exclude<TaskDefinition['kind'], 'notice' | 'referral'> }

const isDrawn = (task: TaskDefinition): task is Planned => task.kind !== 'notice' && task.kind !== 'referral'
