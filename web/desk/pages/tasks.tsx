import { Tag } from 'antd'
import { listTasks, type TaskSummary } from '#contracts/review.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import type { Column } from '../parts/list-table.tsx'
import { usePaging } from '../parts/paging.ts'
import { TaskDue } from '../parts/task-due.tsx'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

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
  const { session } = useSession()
  const box = useAddress().search.get('box') === 'done' ? 'done' : 'open'
  const { after, paging } = usePaging(box)
  const tasks = useQuery(
    listTasks,
    { params: { region: session.region }, query: { box, after, limit: 25 } },
    { remember: true },
  )
  return (
    <BoxedList
      title={copy.tasks.title}
      about={copy.tasks.blind}
      boxes={[
        { key: 'open', title: copy.tasks.open },
        { key: 'done', title: copy.tasks.done },
      ]}
      box={box}
      address="/desk/tasks?box="
      list={tasks}
      paging={paging}
      rows={(data) => data.tasks}
      columns={columns}
      rowKey={(task) => task.task}
      href={(task) => `/desk/tasks/${task.task}`}
      empty={box === 'open' ? copy.tasks.emptyOpen : copy.tasks.emptyDone}
    />
  )
}
