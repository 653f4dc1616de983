import { Tag } from 'antd'
import { lateBoxes, listLateSteps, type LateStep } from '#contracts/late-steps.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import type { Column } from '../parts/list-table.tsx'
import { OfficeReminders } from '../parts/office-reminders.tsx'
import { usePaging } from '../parts/paging.ts'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.lateSteps
const { columns: heads } = words

const columns: Column<LateStep>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => row.number },
  { key: 'item', title: heads.item, cell: (row) => row.itemName },
  { key: 'step', title: heads.step, cell: (row) => row.step },
  { key: 'office', title: heads.office, cell: (row) => row.office },
  { key: 'due', title: heads.due, className: 'num nowrap', cell: (row) => row.due },
  {
    key: 'late',
    title: heads.late,
    className: 'num nowrap',
    cell: (row) => <Tag color={row.state === 'open' ? 'error' : 'default'}>{words.late(row.late)}</Tag>,
  },
  {
    key: 'state',
    title: heads.state,
    cell: (row) => words.states[row.state] + (row.closedDay === null ? '' : `（${row.closedDay}）`),
  },
  {
    key: 'acted',
    title: heads.acted,
    cell: (row) => words.acts[row.acted] + (row.nextAfter === null ? '' : words.next(row.nextAfter)),
  },
]

/** 环节超期: which office did not answer its step in time, by how much, and what followed; below it, how early each office is reminded. */
export function LateStepsPage() {
  const { session } = useSession()
  const asked = useAddress().search.get('box')
  const box = lateBoxes.find((one) => one === asked) ?? 'open'
  const { after, paging } = usePaging(box)
  const list = useQuery(
    listLateSteps,
    { params: { region: session.region }, query: { box, after, limit: 25 } },
    { remember: true },
  )
  return (
    <div className="stack">
      <div>
        <BoxedList
          title={words.title}
          about={words.about}
          boxes={lateBoxes.map((key) => ({ key, title: words.boxes[key] }))}
          box={box}
          address="/desk/late-steps?box="
          list={list}
          paging={paging}
          rows={(data) => data.steps}
          columns={columns}
          rowKey={(row) => `${row.case} ${row.step}`}
          href={(row) => `/desk/cases/${row.case}`}
          empty={words.empty[box]}
        />
      </div>
      <OfficeReminders />
    </div>
  )
}
