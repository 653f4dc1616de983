import type { CaseEvent } from '#contracts/case-events.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { withOpened } from '../review/opened.ts'
import type { LateEvent } from './late-state.ts'
import { isUnderWay } from '../review/special-procedures.ts'

export type LateCommand = { type: 'step-clock-ran-out'; task: string }

/**
 * 环节超期: said once of a step, and only by the clock. Where the item lets silence stand for 无意见 the plan goes on, but not while a
 * special procedure of that step is under way: who waits for an expert is not silent.
 *
 * @source 逾期未反馈的处理 is the item's own rule; the law knows no silence of an office between offices
 */
export function decideLate({ task: key }: LateCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const task = state.tasks[key]
  if (state.phase !== 'review' || !task?.late || task.verdict !== null || task.overdueDay !== null) return []
  if (env.day <= parseDay(task.due.day)) return []
  // Who answered once, and is to answer again, is not silent either.
  const isAgain = state.handling.sentBack[key] !== undefined || state.handling.takenBack.includes(key)
  const silent = task.late.then === 'no-opinion' && !isUnderWay(state, key) && !isAgain
  const event: LateEvent = {
    type: 'task-overdue',
    task: key,
    office: env.item.tasks.find((one) => one.key === key)!.office,
    due: task.due,
    then: silent ? 'no-opinion' : 'supervise',
    basis: task.late.basis,
    day: env.day,
  }
  return silent ? withOpened(state, env, event) : [event]
}
