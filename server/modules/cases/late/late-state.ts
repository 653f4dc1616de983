import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseState } from '../case-state.ts'

export type LateEvent = Extract<CaseEvent, { type: 'task-overdue' }>

export function foldLate(state: CaseState, { task: key, then, day }: LateEvent): CaseState {
  const task = { ...state.tasks[key]!, overdueDay: day }
  const closed = then === 'no-opinion' ? ({ verdict: 'pass', silent: true, closedDay: day } as const) : {}
  return { ...state, tasks: { ...state.tasks, [key]: { ...task, ...closed } } }
}
