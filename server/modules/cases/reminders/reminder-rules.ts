import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { remindersOf } from './reminder-state.ts'

export type ReminderCommand = { type: 'remind-clock-ran-out' }

/**
 * 到期提醒: by the clock alone, each limit once for each last day that it has. It changes no limit and no right.
 *
 * @source 连政办传〔2023〕8号 二(四) (政务小闹钟: 对办件及时提醒)
 */
export function decideReminder(_command: ReminderCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const near = remindersOf(state).filter(({ on }) => on <= env.day)
  if (near.length === 0) return []
  return [{ type: 'reminded', limits: near.map(({ limit, due }) => ({ limit, due })), day: env.day }]
}
