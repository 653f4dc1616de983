import { Tag } from 'antd'
import { listOpenings, type OpeningSummary } from '#contracts/seal-openings.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import type { Column } from '../parts/list-table.tsx'
import { usePaging } from '../parts/paging.ts'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.seals
const { columns: heads } = words

const columns: Column<OpeningSummary>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => row.number },
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
  const { session } = useSession()
  const box = useAddress().search.get('box') === 'ended' ? 'ended' : 'waiting'
  const { after, paging } = usePaging(box)
  const list = useQuery(
    listOpenings,
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
      address="/desk/openings?box="
      list={list}
      paging={paging}
      rows={(data) => data.openings}
      columns={columns}
      rowKey={(row) => row.opening}
      href={(row) => `/desk/openings/${row.opening}?case=${row.case}`}
      empty={words.empty[box]}
    />
  )
}
