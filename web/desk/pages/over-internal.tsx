import { Tag } from 'antd'
import { listOverInternal, overInternalBoxes, type OverInternalCase } from '#contracts/over-internal.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'

const words = copy.overInternal
const { columns: heads } = words

const columns: Column<OverInternalCase>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => <CaseNumber number={row.number} /> },
  { key: 'item', title: heads.item, cell: (row) => row.itemName },
  { key: 'office', title: heads.office, cell: (row) => row.office },
  { key: 'due', title: heads.due, className: 'num nowrap', cell: (row) => row.due },
  {
    key: 'late',
    title: heads.late,
    className: 'num nowrap',
    cell: (row) => <Tag color={row.decidedDay === null ? 'warning' : 'default'}>{copy.lateSteps.late(row.late)}</Tag>,
  },
]
const ofDecision: Column<OverInternalCase>[] = [
  { key: 'decided', title: heads.decided, className: 'num nowrap', cell: (row) => row.decidedDay },
  {
    key: 'reason',
    title: heads.reason,
    cell: (row) => (
      <>
        {row.reason}
        <span className="below quiet">{row.words}</span>
      </>
    ),
  },
]

/** 内部时限: what is not decided within it, and what was decided later, with the reasons. */
export function OverInternalPage() {
  return (
    <BoxedList
      list={listOverInternal}
      boxes={overInternalBoxes}
      address="/desk/over-internal"
      words={words}
      rows={(data) => data.cases}
      columns={(box) => (box === 'decided' ? [...columns, ...ofDecision] : columns)}
      rowKey={(row) => row.case}
      href={(row) => `/desk/cases/${row.case}`}
    />
  )
}
