import { copyBoxes, listCopies, type CopyLine } from '#contracts/copies.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'

const words = copy.copies
const { columns: heads } = words

const columns: Column<CopyLine>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => <CaseNumber number={row.number} /> },
  { key: 'item', title: heads.item, cell: (row) => row.itemName },
  { key: 'status', title: heads.status, cell: (row) => row.statusText },
  { key: 'ground', title: heads.ground, cell: (row) => row.groundText },
  { key: 'day', title: heads.day, className: 'num nowrap', cell: (row) => row.day },
  { key: 'seen', title: heads.seen, className: 'num nowrap', cell: (row) => row.seenDay ?? '—' },
]

/** 抄送我的: cases that were made known to this post. */
export function CopiesPage() {
  return (
    <BoxedList
      list={listCopies}
      boxes={copyBoxes}
      address="/desk/copies"
      words={words}
      rows={(data) => data.copies}
      columns={columns}
      rowKey={(row) => row.copy}
      href={(row) => `/desk/copies/${row.copy}`}
    />
  )
}
