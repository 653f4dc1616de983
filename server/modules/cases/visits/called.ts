import type { CaseEvent } from '#contracts/case-events.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { stepDue } from '../due.ts'
import { officersOf, type VisitTask } from './visit-members.ts'

/** The officers of a visit are called: a task for each, drawn from the people of their office. The clock runs on. */
export function calledOfficers(state: CaseState, env: CaseEnv, definition: VisitTask): CaseEvent[] {
  const due = stepDue(state, env, { ...definition, openedDay: parseDay(env.day) })
  const late = definition.whenLate && { late: definition.whenLate }
  const members = officersOf(definition).map(({ key }) => key)
  return [
    { type: 'visit-called', visit: definition.key, ref: env.newRef(), members, due, day: env.day },
    ...members.map((task): CaseEvent => ({ type: 'task-opened', task, ref: env.newRef(), due, ...late, day: env.day })),
  ]
}
