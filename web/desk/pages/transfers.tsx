import { listTransfers, OriginalsPlace, type TransferSummary } from '#contracts/deliveries.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'
import { usePaging } from '../parts/paging.ts'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.transfers

/** 材料交接: paper originals of this hall or this office, by where they lie. */
export function TransfersPage() {
  const { session } = useSession()
  const asked = OriginalsPlace.safeParse(useAddress().search.get('place'))
  const place = asked.success ? asked.data : session.role === 'clerk' ? 'window' : 'under-way'
  const { after, paging } = usePaging(`transfers-${place}`)
  const transfers = useQuery(
    listTransfers,
    { params: { region: session.region }, query: { place, after, limit: 25 } },
    { remember: true },
  )
  return (
    <BoxedList
      title={words.title}
      boxes={OriginalsPlace.options.map((key) => ({ key, title: words.places[key] }))}
      box={place}
      address="/desk/transfers?place="
      list={transfers}
      paging={paging}
      rows={(data) => data.transfers}
      columns={columns}
      rowKey={(row) => row.transfer}
      href={(row) => `/desk/transfers/${row.transfer}`}
      empty={words.empty[place]}
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
