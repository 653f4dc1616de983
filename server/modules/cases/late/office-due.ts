import type { Due } from '#contracts/due.ts'
import { officeWaitDays, type OfficeWait } from '#contracts/office-waits.ts'
import { parseDay } from '#kernel/day.ts'
import type { CaseEnv } from '../case-env.ts'
import { due } from '../due.ts'

/** Last day of 单位待办 that count from a day. */
export const officeDue = (what: OfficeWait, env: Pick<CaseEnv, 'calendar'>, from: string): Due =>
  due(env, parseDay(from), { unit: 'working', days: officeWaitDays[what] })
