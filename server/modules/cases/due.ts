import type { Due } from '#contracts/case-events.ts'
import { isProvisional, type Calendar } from '#kernel/calendar.ts'
import { calendarDueDay, dueDay, type LimitUnit, type Pause } from '#kernel/clock.ts'
import { parseDay, type Day } from '#kernel/day.ts'

/** The day before a limit's first one: most laws count from acceptance, some from the receipt of what was complete. */
export function startOf(
  limit: { from?: 'receipt' | 'acceptance' },
  { receivedDay, acceptedDay }: { receivedDay: string; acceptedDay: string },
): Day {
  return parseDay(limit.from === 'receipt' ? receivedDay : acceptedDay)
}

/** Last day of a limit as the log keeps it; no pause may be open, and then it always ends on a day. */
export function due(
  { calendar }: { calendar: Calendar },
  start: Day,
  limit: { unit: LimitUnit; days: number },
  pauses: readonly Pause[] = [],
): Due {
  const day = (limit.unit === 'working' ? dueDay : calendarDueDay)(start, limit.days, calendar, pauses)
  if (!day) throw new RangeError('a limit with an open pause has no due day')
  return { day, provisional: isProvisional(day, calendar), calendar: calendar.revision }
}
