import type { CaseEvent } from '#contracts/case-events.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { remindersOf } from './reminder-state.ts'

/** `stands` is false where what rings was moved meanwhile: whatever follows has a ring of its own. */
export type ReminderCommand = { type: 'remind-clock-ran-out'; stands?: boolean }

/**
 * 到期提醒: by the clock alone, each limit once for each last day that it has. It changes no limit and no right.
 *
 * @source 连政办传〔2023〕8号 二(四) (政务小闹钟: 对办件及时提醒)
 */
export function decideReminder({ stands }: ReminderCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  if (stands === false) return []
  const near = remindersOf(state).filter(({ on }) => on <= env.day)
  if (near.length === 0) return []
  return [{ type: 'reminded', limits: near.map(({ limit, due }) => ({ limit, due })), day: env.day }]
}
