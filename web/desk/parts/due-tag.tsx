import { copy } from '../copy.ts'
import { daysUntil, urgencyOf } from '../due-words.ts'

/** A due day in colour and in words. */
export function DueTag({ due, today, overdue }: { due: string | null; today: string; overdue: boolean }) {
  const urgency = urgencyOf(due, today, overdue)
  const days = daysUntil(due, today)
  const words =
    urgency === 'none'
      ? copy.due.none
      : urgency === 'overdue'
        ? copy.due.overdue(days)
        : urgency === 'today'
          ? copy.due.today
          : copy.due.days(days ?? 0)
  return (
    <span className={`due due-${urgency}`}>
      {due && <span className="num">{due}</span>}
      <b>{words}</b>
    </span>
  )
}
