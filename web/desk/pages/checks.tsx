import { Tag } from 'antd'
import { listChecks, type CheckSummary } from '#contracts/commitments.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'

const words = copy.checks
const { columns: heads } = words

const columns: Column<CheckSummary>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => <CaseNumber number={row.number} /> },
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
  return (
    <BoxedList
      list={listChecks}
      boxes={['waiting', 'ended']}
      address="/desk/checks"
      words={words}
      rows={(data) => data.checks}
      columns={columns}
      rowKey={(row) => row.case}
      href={(row) => `/desk/cases/${row.case}`}
    />
  )
}
