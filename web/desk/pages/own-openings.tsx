import { listOwnOpenings, type OwnOpening } from '#contracts/seal-openings.ts'
import { copy } from '../copy.ts'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const words = copy.seals
const { ownColumns: heads } = words

const columns: Column<OwnOpening>[] = [
  { key: 'code', title: heads.code, className: 'num nowrap', cell: (row) => row.code },
  { key: 'title', title: heads.title, cell: (row) => row.title },
  { key: 'item', title: heads.item, cell: (row) => row.itemName },
  { key: 'ground', title: heads.ground, cell: (row) => `${row.groundText}（${row.basis}）` },
  { key: 'day', title: heads.day, className: 'num nowrap', cell: (row) => row.openedDay },
  { key: 'reads', title: heads.reads, className: 'num nowrap', cell: (row) => words.times(row.reads) },
]

/** 我的启封记录: under which codes one's own name was opened. */
export function OwnOpeningsPage() {
  const { session } = useSession()
  const { after, paging } = usePaging('own-openings')
  const list = useQuery(listOwnOpenings, { params: { region: session.region }, query: { after, limit: 25 } })
  return (
    <>
      <PageHead title={words.ownTitle}>
        <p className="quiet">{words.ownAbout}</p>
      </PageHead>
      <Reading query={list}>
        {(data) => (
          <ListTable
            label={words.ownTitle}
            rows={data.openings}
            columns={columns}
            rowKey={(row) => row.opening}
            href={() => '/desk/tasks?box=done'}
            empty={words.ownEmpty}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}
