import { listDeskPrecases, precaseBoxes, type PrecaseSummary } from '#contracts/precases.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { DueTag } from '../parts/due-tag.tsx'
import type { Column } from '../parts/list-table.tsx'
import { usePaging } from '../parts/paging.ts'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.precases

type Box = (typeof precaseBoxes)[number]
const isBox = (text: string | null): text is Box => precaseBoxes.some((box) => box === text)

/** 咨询预审: what waits for an answer before filing, soonest due first. */
export function PrecasesPage() {
  const { session } = useSession()
  const wanted = useAddress().search.get('box')
  const box = isBox(wanted) ? wanted : 'enquiry'
  const { after, paging } = usePaging(box)
  const list = useQuery(
    listDeskPrecases,
    { params: { region: session.region }, query: { box, after, limit: 25 } },
    { remember: true },
  )
  const counts = list.data?.counts ?? {}
  return (
    <BoxedList
      title={words.title}
      about={session.role === 'supervisor' ? copy.inbox.readOnly : words.about}
      boxes={precaseBoxes.map((key) => ({
        key,
        title: words.boxes[key],
        count: counts[key],
        alarming: key === 'overdue' && (counts[key] ?? 0) > 0,
      }))}
      box={box}
      address="/desk/precases?box="
      list={list}
      paging={paging}
      rows={(data) => data.precases}
      columns={columns}
      rowKey={(row) => row.precase}
      href={(row) => `/desk/precases/${row.precase}`}
      empty={words.empty[box]}
    />
  )
}

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
