import type { CaseEvent } from '#contracts/case-events.ts'
import type { LateAct, LateRule } from '#contracts/late-events.ts'
import type { Due } from '#contracts/due.ts'
import type { CaseState } from '../case-state.ts'

/** 逾期未反馈 of one step. */
export type LateState = {
  /** What the item said of it when the task was opened. */
  late: LateRule | null
  /** 环节超期: the day on which the clock said so. */
  overdueDay: string | null
  /** What was done so far, oldest first. */
  rungs: readonly { act: LateAct; day: string }[]
  /** Last day before what is done next; null before the step is late, and after the last rung. */
  nextRung: Due | null
  /** 逾期视为无意见: closed by silence. */
  silent: boolean
  /** When an answer was asked for once more; the ladder counts from there, where that is later. */
  askedAgainDay: string | null
}

/** @param late what the item says of it */
export const notLate = (late: LateRule | null = null): LateState => ({
  late,
  overdueDay: null,
  rungs: [],
  nextRung: null,
  silent: false,
  askedAgainDay: null,
})

export type LateEvent = Extract<CaseEvent, { type: 'task-overdue' | 'late-recounted' }>

export function foldLate(state: CaseState, event: LateEvent): CaseState {
  const before = state.tasks[event.task]!
  const task = { ...before, ...changed(before, event) }
  return { ...state, tasks: { ...state.tasks, [event.task]: task } }
}

function changed(before: LateState, event: LateEvent) {
  if (event.type === 'late-recounted') return { nextRung: event.next }
  const { then, day, next } = event
  return {
    overdueDay: before.overdueDay ?? day,
    rungs: [...before.rungs, { act: then, day }],
    nextRung: next ?? null,
    ...(then === 'no-opinion' ? ({ verdict: 'pass', silent: true, closedDay: day } as const) : {}),
  }
}
