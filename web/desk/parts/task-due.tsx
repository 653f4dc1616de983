import type { TaskSummary } from '#contracts/review.ts'
import { copy } from '../copy.ts'

/** A task's due day and the working days left, as the server counted them. */
export function TaskDue({ task }: { task: TaskSummary }) {
  const urgency = task.done
    ? 'none'
    : task.overdue
      ? 'overdue'
      : task.left === 0
        ? 'today'
        : task.left === 1
          ? 'soon'
          : 'calm'
  const words = task.done ? copy.tasks.finished : task.overdue ? copy.due.overdue(null) : copy.due.taskLeft(task.left)
  return (
    <span className={`due due-${urgency}`}>
      <span className="num">{task.due}</span>
      <b>{words}</b>
    </span>
  )
}
