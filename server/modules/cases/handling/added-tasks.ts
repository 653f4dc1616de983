import type { AddedHow } from '#contracts/handling-events.ts'
import type { Item, TaskDefinition } from '#contracts/item.ts'
import type { Plan } from '#kernel/plan.ts'

/** 加签、委派: a review that somebody had added beside their own task. */
export type AddedTask = {
  task: string
  beside: string
  how: AddedHow
  /** 委派: it only drafts what the task beside it signs. */
  draft: boolean
  office: string
  section: string | null
  limitDays: number
  reason: string
  day: string
  /** 减签. */
  removed: boolean
}

/** 加签 or 委派, as a task is called by its key alone. */
export function addedTitle({ tasks }: Pick<Item, 'tasks'>, key: string): string | null {
  const [, beside, kind] = /^(.+)(Added|Draft)\d+$/.exec(key) ?? []
  const title = tasks.find((one) => one.key === beside)?.title
  return title === undefined ? null : kind === 'Draft' ? `协办：${title}` : `加签：${title}`
}

/**
 * The item of a case with what was added to its plan: before, beside and after the task, all of it waited for. What stood there of it before is
 * put there anew.
 */
export function withAdded(item: Item, added: readonly AddedTask[]): Item {
  if (added.length === 0) return item
  const keys = new Set(added.map(({ task }) => task))
  const bare = { ...item, tasks: item.tasks.filter(({ key }) => !keys.has(key)), plan: without(item.plan, keys) }
  const wanted = added.filter(({ removed }) => !removed)
  const definitions = wanted.flatMap((one) => {
    const beside = bare.tasks.find(({ key }) => key === one.beside)
    return beside ? [definitionOf(bare, one, beside)] : []
  })
  return { ...bare, tasks: [...bare.tasks, ...definitions], plan: branched(bare.plan, wanted) }
}

function definitionOf(item: Item, one: AddedTask, beside: TaskDefinition): TaskDefinition {
  return {
    key: one.task,
    title: addedTitle(item, one.task) ?? one.task,
    kind: 'review',
    office: one.office as TaskDefinition['office'],
    ...(one.section ? { section: one.section } : {}),
    limitDays: one.limitDays,
    ...(one.draft && beside.sheet ? { sheet: beside.sheet } : {}),
    sees: beside.sees,
  }
}

/** Every task of a plan put as `put` says. */
function mapped(plan: Plan, put: (task: Plan & { task: string }) => Plan): Plan {
  if ('task' in plan) return put(plan)
  if ('series' in plan) return { ...plan, series: plan.series.map((part) => mapped(part, put)) }
  if ('parallel' in plan) return { ...plan, parallel: plan.parallel.map((part) => mapped(part, put)) }
  return {
    ...plan,
    then: mapped(plan.then, put),
    ...(plan.otherwise ? { otherwise: mapped(plan.otherwise, put) } : {}),
  }
}

/** A group of nothing drops out of a plan. */
const without = (plan: Plan, keys: ReadonlySet<string>): Plan =>
  mapped(plan, (one) => (keys.has(one.task) ? { series: [] } : one))

/** What was added says what it found; whoever it was added for goes on in any case. */
function branched(plan: Plan, added: readonly AddedTask[]): Plan {
  return mapped(plan, (one) => {
    const at = (how: AddedHow): Plan[] =>
      added.filter((other) => other.beside === one.task && other.how === how).map(({ task }) => ({ task }))
    const [before, beside, after] = [at('before'), at('parallel'), at('after')]
    if (before.length + beside.length + after.length === 0) return one
    const goesOn = { onFail: 'continue' } as const
    return {
      series: [
        ...(before.length > 0 ? [{ parallel: before, join: 'all', ...goesOn } as const] : []),
        { parallel: [one, ...beside], join: 'all', ...(after.length > 0 ? goesOn : {}) },
        ...(after.length > 0 ? [{ parallel: after, join: 'all' } as const] : []),
      ],
      ...(one.onFail ? { onFail: one.onFail } : {}),
    }
  })
}
