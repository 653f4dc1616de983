import { listDeskPrecases, precaseBoxes, type PrecaseSummary } from '#contracts/precases.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { DueTag } from '../parts/due-tag.tsx'
import type { Column } from '../parts/list-table.tsx'
import { useSession } from '../session.ts'

const words = copy.precases

/** 咨询预审: what waits for an answer before filing, soonest due first. */
export function PrecasesPage() {
  const { session } = useSession()
  return (
    <BoxedList
      list={listDeskPrecases}
      boxes={precaseBoxes}
      alarming={alarming}
      address="/desk/precases"
      words={{ ...words, about: session.role === 'supervisor' ? copy.inbox.readOnly : words.about }}
      rows={(data) => data.precases}
      columns={columns}
      rowKey={(row) => row.precase}
      href={(row) => `/desk/precases/${row.precase}`}
    />
  )
}

const alarming = new Set(['overdue'] as const)

/** Who asked is read with the enquiry, which leaves a trace, and not with a list. */
const columns: Column<PrecaseSummary>[] = [
  { key: 'number', title: words.columns.number, className: 'num nowrap', cell: (row) => row.number },
  { key: 'kind', title: words.columns.kind, className: 'nowrap', cell: (row) => words.kinds[row.kind] },
  { key: 'item', title: words.columns.item, cell: (row) => row.itemName },
  { key: 'status', title: words.columns.status, cell: (row) => row.statusText },
  { key: 'asked', title: words.columns.asked, className: 'num nowrap', cell: (row) => row.askedDay },
  {
    key: 'due',
    title: words.columns.due,
    className: 'nowrap',
    cell: (row) => (row.due === null ? '—' : <DueTag {...row} />),
  },
]
