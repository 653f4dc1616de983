import type { CaseEvent } from '#contracts/case-events.ts'
import { ladderOf } from '#contracts/late-events.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { withOpened } from '../review/opened.ts'
import type { LateEvent } from './late-state.ts'
import { rungDue } from './rung-due.ts'
import { tasksOfCase } from '../review/task-definitions.ts'
import { isUnderWay } from '../review/special-procedures.ts'

export type LateCommand = { type: 'step-clock-ran-out'; task: string }

/**
 * 环节超期: rung by rung of the item's ladder, each once and only by the clock. Where the ladder ends in 无意见 the plan goes on, but not while
 * a special procedure of that step is under way: who waits for an expert is not silent, and the supervision is told instead.
 *
 * @source 逾期未反馈的处理 is the item's own rule; the law knows no silence of an office between offices
 */
export function decideLate({ task: key }: LateCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const task = state.tasks[key]
  if (state.phase !== 'review' || !task?.late || task.verdict !== null) return []
  const ladder = ladderOf(task.late)
  const at = task.rungs.length
  const rung = ladder[at]
  if (!rung || (at > 0 && !task.nextRung)) return []
  const last = rungDue(state, env, key, rung)
  if (env.day <= parseDay(last.day)) {
    // The step was stopped after it was late, and counts on from there.
    const isMoved = task.nextRung !== null && task.nextRung.day !== last.day
    return isMoved ? [{ type: 'late-recounted', task: key, next: last, day: env.day }] : []
  }
  // Who answered once, and is to answer again, is not silent either.
  const isAgain = state.handling.sentBack[key] !== undefined || state.handling.takenBack.includes(key)
  const isSilent = rung.act === 'no-opinion' && !isUnderWay(state, key) && !isAgain
  const next = ladder[at + 1]
  const event: LateEvent = {
    type: 'task-overdue',
    task: key,
    office: officeOf(env, key),
    due: task.due,
    then: rung.act === 'no-opinion' && !isSilent ? 'supervise' : rung.act,
    basis: task.late.basis,
    rung: at,
    next: next ? rungDue(state, env, key, next) : null,
    day: env.day,
  }
  return isSilent ? withOpened(state, env, event) : [event]
}

/** Of a referral its own, which nobody is drawn for. */
const officeOf = ({ item }: CaseEnv, key: string): string =>
  [...tasksOfCase(item), ...item.tasks].find((one) => one.key === key)!.office
