import { Tag } from 'antd'
import { lateBoxes, listLateSteps, type LateStep } from '#contracts/late-steps.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'
import { OfficeReminders } from '../parts/office-reminders.tsx'

const words = copy.lateSteps
const { columns: heads } = words

const columns: Column<LateStep>[] = [
  { key: 'number', title: heads.number, className: 'num', cell: (row) => <CaseNumber number={row.number} /> },
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
    className: 'nowrap',
    cell: (row) => words.states[row.state] + (row.closedDay === null ? '' : `（${dayText(row.closedDay)}）`),
  },
  {
    key: 'acted',
    title: heads.acted,
    cell: (row) => (
      <>
        <span className="nowrap">{words.acts[row.acted]}</span>
        {row.nextAfter !== null && words.next(row.nextAfter)}
      </>
    ),
  },
]

/** 环节超期: which office did not answer its step in time, by how much, and what followed; below it, how early each office is reminded. */
export function LateStepsPage() {
  return (
    <div className="stack">
      <div>
        <BoxedList
          list={listLateSteps}
          boxes={lateBoxes}
          address="/desk/late-steps"
          words={words}
          rows={(data) => data.steps}
          columns={columns}
          rowKey={(row) => `${row.case} ${row.step}`}
          href={(row) => `/desk/cases/${row.case}`}
        />
      </div>
      <OfficeReminders />
    </div>
  )
}
