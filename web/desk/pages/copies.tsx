import { copyBoxes, listCopies, type CopyLine } from '#contracts/copies.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import type { Column } from '../parts/list-table.tsx'
import { usePaging } from '../parts/paging.ts'
import { useQuery } from '../query.ts'
import { useAddress } from '../router.ts'
import { useSession } from '../session.ts'

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
  const { session } = useSession()
  const asked = useAddress().search.get('box')
  const box = copyBoxes.find((one) => one === asked) ?? 'unseen'
  const { after, paging } = usePaging(box)
  const list = useQuery(
    listCopies,
    { params: { region: session.region }, query: { box, after, limit: 25 } },
    { remember: true },
  )
  return (
    <BoxedList
      title={words.title}
      about={words.about}
      boxes={copyBoxes.map((key) => ({ key, title: words.boxes[key] }))}
      box={box}
      address="/desk/copies?box="
      list={list}
      paging={paging}
      rows={(data) => data.copies}
      columns={columns}
      rowKey={(row) => row.copy}
      href={(row) => `/desk/copies/${row.copy}`}
      empty={words.empty[box]}
    />
  )
}
