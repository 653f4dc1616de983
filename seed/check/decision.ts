import type { Field, Item } from '#contracts/item.ts'
import { answersUsed, type Condition } from '#kernel/condition.ts'
import { conditionsOf } from '#kernel/plan-check.ts'
import { openTasks, tasksOf, type Verdict } from '#kernel/plan.ts'
import { unless } from '#contracts/found.ts'
import { isComposite } from '#contracts/item-parts.ts'

const verdicts = ['pass', 'fail'] as const

/** Somebody decides, whatever the opinions say and whichever way the answers send the case. */
export function checkDecision(item: Item): string[] {
  if (isComposite(item)) return []
  const decision = item.tasks.find((task) => task.kind === 'decide')?.key
  if (decision === undefined) return ['nobody decides']
  const opinions = tasksOf(item.plan).filter((key) => key !== decision)
  // A series-parallel plan looks at closings by task alone, so that every way is one choice of verdicts and answers.
  if (opinions.length > 10) return [`${opinions.length} opinions are too many to try every verdict`]
  return waysOf(item).flatMap((answers) =>
    combinations(opinions, () => verdicts).flatMap((given) =>
      unless(
        reaches(item, decision, answers, given),
        `no decision after ${JSON.stringify(given)} with the answers ${JSON.stringify(answers)}`,
      ),
    ),
  )
}

/** Whether the case comes to the decision when each task closes with the verdict given. */
export function reaches(
  item: Pick<Item, 'plan'>,
  decision: string,
  answers: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, Verdict>>,
): boolean {
  const closed: Record<string, Verdict> = {}
  for (;;) {
    const { open } = openTasks(item.plan, closed, answers)
    if (open.includes(decision)) return open.length === 1
    if (open.length === 0) return false
    for (const key of open) closed[key] = given[key] ?? 'fail'
  }
}

/** Every mixture of answers on which the plan turns, silence among them. */
function waysOf(item: Item): Record<string, unknown>[] {
  const fields = new Map(item.form.flatMap((group) => group.fields).map((field) => [field.key, field]))
  const used = [
    ...new Set(
      (conditionsOf(item.plan) as { condition: Condition }[]).flatMap(({ condition }) => answersUsed(condition)),
    ),
  ]
  return combinations(used, (key) => [undefined, ...valuesOf(fields.get(key))])
}

function valuesOf(field: Field | undefined): unknown[] {
  if (field?.type === 'yes-no') return [true, false]
  if (field?.type === 'number') return [field.min ?? 0, field.max ?? 0]
  return (field?.options ?? []).map((option) => (field?.type === 'many' ? [option.value] : option.value))
}

function combinations<T>(keys: readonly string[], values: (key: string) => readonly T[]): Record<string, T>[] {
  return keys.reduce<Record<string, T>[]>(
    (all, key) => all.flatMap((one) => values(key).map((value) => ({ ...one, [key]: value }))),
    [{}],
  )
}
