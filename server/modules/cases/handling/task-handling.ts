import type { TaskDefinition } from '#contracts/item.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { sendBackGrounds } from '#contracts/handling.ts'
import type { TaskView } from '#contracts/review.ts'
import { parseDay } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'
import type { BriefOpinion, TaskBrief } from '../review/task-brief.ts'
import type { AddedTask } from './added-tasks.ts'
import type { CaseTask } from '../review/task-definitions.ts'

type Event<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** What `cases.task_handling` lets through. */
type HandlingFact =
  | Pick<Event<'task-sent-back'>, 'type' | 'task' | 'from' | 'ground' | 'reason' | 'day'>
  | (Pick<Event<'answer-taken-back' | 'opinion-given' | 'feedback-merged'>, 'type' | 'task'> & Partial<BriefOpinion>)
  | Omit<Event<'review-added'>, 'code'>
  | Pick<Event<'review-removed'>, 'type' | 'task'>
  | { type: 'task-opened' }

/** 环节操作 as one task knows them. */
export type TaskHandling = {
  /** By the task that was sent back; `open` until it is answered again. */
  sentBack: ReadonlyMap<string, { from: string; groundText: string; reason: string; day: string; open: boolean }>
  /** Whether anything was opened after this task's own answer. */
  goneOn: boolean
  takenBack: boolean
  /** 加签、委派 that the task may know of. */
  added: readonly AddedTask[]
  /** Tasks that were answered. */
  answered: ReadonlySet<string>
  /** 拟办意见 for this task, by the helper’s task. */
  drafts: ReadonlyMap<string, BriefOpinion>
}

/** No row for a task of another desk. */
export function readTaskHandling(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_handling($1, $2)`, [region, task])
}

/** @param silent tasks whose silence was taken for an answer, past which nothing is awaited */
export function handlingOf(rows: readonly Row[], key: string, silent: Readonly<Record<string, string>>): TaskHandling {
  const sentBack = new Map<string, { from: string; groundText: string; reason: string; day: string; open: boolean }>()
  let goneOn = false
  let takenBack = false
  const answered = new Set<string>()
  const drafts = new Map<string, BriefOpinion>()
  for (const row of rows) {
    const fact = eventFrom<HandlingFact>(row['type'] as string, row['data'] as string)
    switch (fact.type) {
      case 'task-sent-back': {
        const { task, from, ground, reason, day } = fact
        const groundText = ground === 'materials' ? '' : sendBackGrounds[ground]
        sentBack.set(task, { from, groundText, reason, day, open: silent[task] === undefined })
        break
      }
      case 'answer-taken-back':
        takenBack ||= fact.task === key
        break
      case 'opinion-given':
      case 'feedback-merged': {
        const sent = sentBack.get(fact.task)
        if (sent) sentBack.set(fact.task, { ...sent, open: false })
        if (fact.task === key) goneOn = false
        answered.add(fact.task)
        const { verdict, scores, total, reasons } = fact
        if (verdict && scores && total !== undefined && reasons !== undefined)
          drafts.set(fact.task, { verdict, scores, total, reasons })
        break
      }
      case 'task-opened':
        goneOn = true
        break
      case 'review-added':
      case 'review-removed':
        break // `addedIn` folds them: they make the item that the page is drawn from.
    }
  }
  return { sentBack, goneOn, takenBack, added: addedIn(rows), answered, drafts }
}

/** 加签、委派 and what of them was taken back. */
export function addedIn(rows: readonly Row[]): AddedTask[] {
  const added: AddedTask[] = []
  for (const row of rows) {
    const fact = eventFrom<HandlingFact>(row['type'] as string, row['data'] as string)
    if (fact.type === 'review-added') {
      const { type: _type, ...one } = fact
      added.push({ ...one, removed: false })
    }
    const at = fact.type === 'review-removed' ? added.findIndex(({ task }) => task === fact.task) : -1
    if (at >= 0) added[at] = { ...added[at]!, removed: true }
  }
  return added
}

/** What leads and deciders do not read as opinions: answers that are awaited anew, and drafts of helpers. */
export const notCounted = (handling: TaskHandling): ReadonlySet<string> =>
  new Set([...awaited(handling), ...handling.added.filter(({ draft }) => draft).map(({ task }) => task)])

/** Tasks whose answers do not count until they are given again. */
export const awaited = ({ sentBack }: TaskHandling): ReadonlySet<string> =>
  new Set([...sentBack].flatMap(([task, { open }]) => (open ? [task] : [])))

/** What of it stands on the page of the task. */
export function handlingView(
  handling: TaskHandling,
  definition: Pick<CaseTask, 'key' | 'kind'>,
  brief: TaskBrief,
  tasks: readonly Pick<TaskDefinition, 'key' | 'title' | 'kind'>[],
): Pick<TaskView, 'sentBack' | 'waitsFor' | 'earlier'> {
  const { sentBack } = handling
  const own = sentBack.get(definition.key)
  const step = (key: string) => ({
    key,
    title: tasks.find((one) => one.key === key)?.title ?? key,
    label: brief.labels[key] ?? '',
  })
  const told = ({ groundText, reason, day }: { groundText: string; reason: string; day: string }) => ({
    groundText,
    reason,
    day: parseDay(day),
  })
  const previous = tasks.some(({ key, kind }) => kind === 'merge' && brief.labels[key]) ? 'merge' : 'review'
  const kind = { merge: 'review', decide: previous }[definition.kind as 'merge' | 'decide']
  const answered = (key: string) =>
    kind === 'merge' ? brief.feedback?.task === key : brief.opinions[key] !== undefined
  return {
    sentBack: own?.open ? told(own) : null,
    waitsFor: [...sentBack].flatMap(([key, sent]) =>
      sent.open && sent.from === definition.key ? [{ ...step(key), ...told(sent) }] : [],
    ),
    earlier: tasks
      .filter(
        (one) => one.kind === kind && answered(one.key) && !sentBack.has(one.key) && !notCounted(handling).has(one.key),
      )
      .map(({ key }) => step(key)),
  }
}
