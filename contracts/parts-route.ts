import { answersUsed, type Condition } from '#kernel/condition.ts'
import { beforeIt, neededWhen } from '#kernel/plan-order.ts'
import { shortestRoute } from '#kernel/route.ts'
import { comparableAnswers, type GivenAnswers } from './answers.ts'
import type { Item } from './item.ts'

type Composite = Pick<Item, 'form' | 'parts' | 'plan'>

/**
 * 用时最短的办理路线 through the parts of a composite, in the working days that they promise.
 *
 * @param answers with them, only the parts that these answers need
 */
export const routeOfParts = ({ form, parts, plan }: Composite, answers?: GivenAnswers) =>
  shortestRoute(
    parts.map(({ key }) => ({ key, after: beforeIt(plan, key), when: conditionOf(plan, key) })),
    (key) => parts.find((part) => part.key === key)?.limitDays ?? 0,
    answers && comparableAnswers({ form }, answers),
  )

/** The questions that a part's being needed hangs on and that nobody has answered yet, in the order of the form. */
export function undecidedQuestions(
  { form, parts, plan }: Composite,
  answers: GivenAnswers,
): Item['form'][number]['fields'] {
  const asked = decidingQuestions({ parts, plan })
  return form.flatMap(({ fields }) => fields.filter(({ key }) => asked.has(key) && answers[key] === undefined))
}

/** Keys of the questions that decide which parts are needed. */
export const decidingQuestions = ({ parts, plan }: Pick<Composite, 'parts' | 'plan'>): ReadonlySet<string> =>
  new Set(parts.flatMap(({ key }) => neededWhen(plan, key).flatMap(answersUsed)))

function conditionOf(plan: Item['plan'], key: string): Condition | undefined {
  const needed = neededWhen(plan, key)
  return needed.length > 1 ? { and: needed } : needed[0]
}
