import { daysBetween, isDay } from '#kernel/day.ts'

export type Urgency = 'none' | 'calm' | 'soon' | 'today' | 'overdue'

/**
 * How near a due day is, counted in civil days: what a list shows. Working days are the server's to count and stand on the case page.
 *
 * @param due null while a pause holds the limit back
 */
export function urgencyOf(due: string | null, today: string, overdue: boolean): Urgency {
  if (overdue) return 'overdue'
  if (due === null || !isDay(due) || !isDay(today)) return 'none'
  const days = daysBetween(today, due)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= 2 ? 'soon' : 'calm'
}

/** Civil days until the due day; negative after it; null when there is none. */
export function daysUntil(due: string | null, today: string): number | null {
  return due !== null && isDay(due) && isDay(today) ? daysBetween(today, due) : null
}
