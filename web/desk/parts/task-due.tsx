import { Tag } from 'antd'
import type { TaskSummary } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { urgencyOf } from '../due-words.ts'

const tones = { near: 'warning', remind: 'error', supervise: 'error' } as const

/** That a day was near is old news once it is over. */
const isMarked = ({ reminded, done, overdue }: TaskSummary): boolean =>
  reminded !== null && !done && !(reminded === 'near' && overdue)

/** A task's due day and the working days left, as the server counted them. */
export function TaskDue({ task }: { task: TaskSummary }) {
  const waits = task.held || task.aside !== null
  const urgency = task.done || waits ? 'none' : urgencyOf(task.left, task.overdue)
  const words = task.returned
    ? copy.returning.returned
    : task.done
      ? copy.tasks.finished
      : task.overdue
        ? copy.due.overdue
        : task.aside !== null
          ? `${copy.aside.state}，${copy.due.left(task.left)}`
          : copy.due[task.held ? 'held' : 'left'](task.left, copy.common.working)
  return (
    <span className={`due due-${urgency}`}>
      <span className="num">{task.due}</span>
      <b>{words}</b>
      {isMarked(task) && <Tag color={tones[task.reminded!]}>{copy.reminded[task.reminded!]}</Tag>}
      {task.urged > 0 && !task.done && <Tag color="warning">{copy.urging.times(task.urged)}</Tag>}
    </span>
  )
}
