import type { CatalogueAsk } from '#contracts/asks.ts'
import type { Item, TaskDefinition } from '#contracts/item.ts'
import { votesNeeded, type Awaits } from '#contracts/signing.ts'
import type { Plan } from '#kernel/plan.ts'

/** A task of the plan that several sign, or the task of one of them. */
export type SignedTask = TaskDefinition & { awaits: Awaits }

const ofSigner = /^(.+)Signer\d+$/

/** The step that a signer's task belongs to; null for every other task. */
export const stepOf = ({ key, awaits }: Pick<TaskDefinition, 'key' | 'awaits'>): string | null =>
  awaits ? (ofSigner.exec(key)?.[1] ?? null) : null

const isStep = (definition: TaskDefinition): definition is SignedTask =>
  definition.awaits !== undefined && stepOf(definition) === null

const keysOf = ({ key, awaits: { people } }: SignedTask): string[] =>
  Array.from({ length: people }, (_, place) => `${key}Signer${place + 1}`)

const known = new WeakMap<Item, Item>()

/**
 * The item with each step that several sign as what it comes to: a task for each of them, drawn as every task is, in the shape of the plan that
 * its rule is. So whatever holds for a task holds for a signature.
 */
export function withSigners(item: Item): Item {
  const before = known.get(item)
  if (before) return before
  const made = expanded(item)
  known.set(item, made)
  known.set(made, made)
  return made
}

function expanded(item: Item): Item {
  const steps = new Map(item.tasks.filter(isStep).map((step) => [step.key, step]))
  if (steps.size === 0) return item
  const put = (plan: Plan): Plan => signedPlan(plan, steps)
  return {
    ...item,
    tasks: item.tasks.flatMap((task) =>
      isStep(task) ? keysOf(task).map((key, place) => ({ ...task, key, title: titleOf(task, place) })) : [task],
    ),
    plan: put(item.plan),
    matters: item.matters.map((matter) => (matter.plan ? { ...matter, plan: put(matter.plan) } : matter)),
  }
}

const titleOf = ({ title, awaits }: SignedTask, place: number): string => `${title}（${place + 1}/${awaits.people}）`

/** The title of the step, without which of its people. */
export const stepTitle = ({ title }: Pick<TaskDefinition, 'title'>): string => title.replace(/（\d+\/\d+）$/, '')

function signedPlan(plan: Plan, steps: ReadonlyMap<string, SignedTask>): Plan {
  if ('task' in plan) {
    const step = steps.get(plan.task)
    return step ? { ...shapeOf(step), ...(plan.onFail ? { onFail: plan.onFail } : {}) } : plan
  }
  if ('series' in plan) return { ...plan, series: plan.series.map((part) => signedPlan(part, steps)) }
  if ('parallel' in plan) return { ...plan, parallel: plan.parallel.map((part) => signedPlan(part, steps)) }
  return {
    ...plan,
    then: signedPlan(plan.then, steps),
    ...(plan.otherwise ? { otherwise: signedPlan(plan.otherwise, steps) } : {}),
  }
}

function shapeOf(step: SignedTask): Plan {
  const tasks = keysOf(step).map((task) => ({ task }))
  switch (step.awaits.how) {
    case 'together':
      return { parallel: tasks, join: 'all' }
    case 'in-order':
      return { series: tasks }
    case 'first':
      return { parallel: tasks, join: 'first' }
    case 'vote':
      return { parallel: tasks, join: { votes: votesNeeded(step.awaits) } }
  }
}

/** The steps of an item that several sign, each with the tasks of its people. */
export function signingsOf(item: Pick<Item, 'tasks'>): { step: string; awaits: Awaits; tasks: TaskDefinition[] }[] {
  const found = new Map<string, { step: string; awaits: Awaits; tasks: TaskDefinition[] }>()
  for (const task of item.tasks) {
    const step = stepOf(task)
    if (step === null || !task.awaits) continue
    const one = found.get(step) ?? { step, awaits: task.awaits, tasks: [] }
    found.set(step, { ...one, tasks: [...one.tasks, task] })
  }
  return [...found.values()]
}

/** The catalogue as cases read it: every item with its signers as tasks. */
export const signedCatalogue = (catalogue: CatalogueAsk): CatalogueAsk => ({
  ...catalogue,
  item: async (region, code, revision) => withSigners(await catalogue.item(region, code, revision)),
})
