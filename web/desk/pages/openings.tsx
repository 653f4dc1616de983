import { Tag } from 'antd'
import { listOpenings, type OpeningSummary } from '#contracts/seal-openings.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'

const words = copy.seals
const { columns: heads } = words

const columns: Column<OpeningSummary>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => <CaseNumber number={row.number} /> },
  { key: 'title', title: heads.title, cell: (row) => row.title },
  { key: 'ground', title: heads.ground, cell: (row) => row.groundText },
  { key: 'document', title: heads.document, className: 'nowrap', cell: (row) => row.document },
  { key: 'proposed', title: heads.proposed, className: 'num nowrap', cell: (row) => row.proposedDay },
  { key: 'due', title: heads.due, className: 'num nowrap', cell: (row) => row.due },
  {
    key: 'state',
    title: heads.state,
    cell: (row) => (
      <>
        {row.stateText} {row.mine && <Tag>{words.mine}</Tag>}
      </>
    ),
  },
]

/** 启封: what waits for a second person, and what became of the others. */
export function OpeningsPage() {
  return (
    <BoxedList
      list={listOpenings}
      boxes={['waiting', 'ended']}
      address="/desk/openings"
      words={words}
      rows={(data) => data.openings}
      columns={columns}
      rowKey={(row) => row.opening}
      href={(row) => `/desk/openings/${row.opening}?case=${row.case}`}
    />
  )
}
