import { listTransfers, OriginalsPlace, type TransferSummary } from '#contracts/deliveries.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'
import { useSession } from '../session.ts'

const words = copy.transfers

/** 材料交接: paper originals of this hall or this office, by where they lie. */
export function TransfersPage() {
  const { session } = useSession()
  return (
    <BoxedList
      list={listTransfers}
      by="place"
      boxes={OriginalsPlace.options}
      first={session.role === 'clerk' ? 'window' : 'under-way'}
      address="/desk/transfers"
      words={{ ...words, boxes: words.places }}
      rows={(data) => data.transfers}
      columns={columns}
      rowKey={(row) => row.transfer}
      href={(row) => `/desk/transfers/${row.transfer}`}
    />
  )
}

const columns: Column<TransferSummary>[] = [
  { key: 'number', title: words.number, className: 'num nowrap', cell: (row) => <CaseNumber number={row.number} /> },
  { key: 'item', title: words.item, cell: (row) => row.itemName },
  {
    key: 'pieces',
    title: words.pieces,
    className: 'nowrap',
    cell: (row) => words.count(row.pieces, row.missing),
  },
  { key: 'sheet', title: words.sheet, className: 'nowrap', cell: (row) => row.sheet ?? '—' },
  { key: 'taken', title: words.taken, className: 'num nowrap', cell: (row) => row.takenDay },
]
