import { comparableAnswers } from '#contracts/answers.ts'
import type { CaseEvent, Verdict } from '#contracts/case-events.ts'
import { openTasks } from '#kernel/plan.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import type { CaseState } from '../case-state.ts'
import { stepDue } from '../due.ts'

/** The event and the tasks that the plan opens after it. */
export function withOpened(state: CaseState, env: CaseEnv, event: CaseEvent): CaseEvent[] {
  const next = evolve(state, event)
  const opened = openTasks(env.item.plan, closings(next), comparableAnswers(env.item, next.plain)).open.filter(
    (key) => !next.tasks[key],
  )
  return [
    event,
    ...opened.map((key): CaseEvent => {
      const definition = env.item.tasks.find((task) => task.key === key)
      if (!definition) throw new RangeError(`the plan of ${env.item.code} names a task that is not defined: ${key}`)
      return {
        type: 'task-opened',
        task: key,
        ref: env.newRef(),
        due: stepDue(next, env, { ...definition, openedDay: env.day }),
        ...(definition.whenLate && { late: definition.whenLate }),
        day: env.day,
      }
    }),
  ]
}

export function closings(state: CaseState): Record<string, Verdict> {
  return Object.fromEntries(
    Object.entries(state.tasks).flatMap(([key, task]) => (task.verdict ? [[key, task.verdict]] : [])),
  )
}
