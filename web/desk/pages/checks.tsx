import { Tag } from 'antd'
import { listChecks, type CheckSummary } from '#contracts/commitments.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import type { Column } from '../parts/list-table.tsx'
import { usePaging } from '../parts/paging.ts'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.checks
const { columns: heads } = words

const columns: Column<CheckSummary>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => row.number },
  { key: 'item', title: heads.item, cell: (row) => row.itemName },
  { key: 'decided', title: heads.decided, className: 'num nowrap', cell: (row) => row.decidedDay },
  {
    key: 'due',
    title: heads.due,
    className: 'num nowrap',
    cell: (row) => (
      <>
        {row.due} {row.overdue && <Tag color="error">{words.overdue}</Tag>}
      </>
    ),
  },
  { key: 'state', title: heads.state, cell: (row) => row.stateText },
]

/** 核查检查: promises and licences that the office is to look at by when, and what it found. */
export function ChecksPage() {
  const { session } = useSession()
  const box = useAddress().search.get('box') === 'ended' ? 'ended' : 'waiting'
  const { after, paging } = usePaging(box)
  const list = useQuery(
    listChecks,
    { params: { region: session.region }, query: { box, after, limit: 25 } },
    { remember: true },
  )
  return (
    <BoxedList
      title={words.title}
      about={words.about}
      boxes={[
        { key: 'waiting', title: words.boxes.waiting },
        { key: 'ended', title: words.boxes.ended },
      ]}
      box={box}
      address="/desk/checks?box="
      list={list}
      paging={paging}
      rows={(data) => data.checks}
      columns={columns}
      rowKey={(row) => row.case}
      href={(row) => `/desk/cases/${row.case}`}
      empty={words.empty[box]}
    />
  )
}
