export type Urgency = 'none' | 'calm' | 'soon' | 'today' | 'overdue'

/**
 * How near a due day is.
 *
 * @param left working days left as the server counted them; null where nothing is due, as while a pause holds the limit back
 */
export function urgencyOf(left: number | null, overdue: boolean): Urgency {
  if (overdue) return 'overdue'
  if (left === null) return 'none'
  return left === 0 ? 'today' : left <= 2 ? 'soon' : 'calm'
}
