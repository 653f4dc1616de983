import { Tag } from 'antd'
import { listTasks, type TaskSummary } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import type { Column } from '../parts/list-table.tsx'
import { TaskDue } from '../parts/task-due.tsx'

const columns: Column<TaskSummary>[] = [
  { key: 'code', title: copy.tasks.columns.code, className: 'num nowrap', cell: (task) => task.code },
  {
    key: 'title',
    title: copy.tasks.columns.title,
    cell: (task) => (
      <>
        {task.acting && <Tag>{copy.absence.tag}</Tag>}
        {task.meeting ? `${task.title}（${copy.meetings.tag}）` : task.title}{' '}
        {task.meetingMoved && <Tag color="warning">{copy.meetings.movedTag}</Tag>}
      </>
    ),
  },
  { key: 'item', title: copy.tasks.columns.item, cell: (task) => task.itemName },
  { key: 'due', title: copy.tasks.columns.due, className: 'nowrap', cell: (task) => <TaskDue task={task} /> },
]

/** What the draw gave to this person, open and done. */
export function TasksPage() {
  return (
    <BoxedList
      list={listTasks}
      boxes={['open', 'done']}
      address="/desk/tasks"
      words={copy.tasks}
      rows={(data) => data.tasks}
      columns={columns}
      rowKey={(task) => task.task}
      href={(task) => `/desk/tasks/${task.task}`}
    />
  )
}
