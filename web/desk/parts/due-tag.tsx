import type { CaseSummary } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { urgencyOf } from '../due-words.ts'

/** A due day in colour and in words, with the working days left as the server counted them. */
export function DueTag({ due, left, overdue }: Pick<CaseSummary, 'due' | 'left' | 'overdue'>) {
  const urgency = urgencyOf(left, overdue)
  const words = urgency === 'overdue' ? copy.due.overdue : left === null ? copy.due.none : copy.due.left(left)
  return (
    <span className={`due due-${urgency}`}>
      {due && <span className="num">{due}</span>}
      <b>{words}</b>
    </span>
  )
}
