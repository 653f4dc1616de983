import { ReloadOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { listOpenings, type OpeningSummary } from '#contracts/seal-openings.ts'
import { copy } from '../copy.ts'
import { BoxTabs } from '../parts/box-tabs.tsx'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { navigate, useAddress } from '../router.ts'
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
    <>
      <PageHead
        title={words.title}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={list.loading}
            onClick={list.reload}
            aria-label={copy.common.reload}
          />
        }
      >
        <p className="quiet">{words.about}</p>
      </PageHead>
      <BoxTabs
        label={words.title}
        boxes={[
          { key: 'waiting', title: words.boxes.waiting },
          { key: 'ended', title: words.boxes.ended },
        ]}
        current={box}
        onChange={(key) => void navigate(`/desk/openings?box=${key}`)}
      />
      <Reading query={list}>
        {(data) => (
          <ListTable
            label={words.boxes[box]}
            rows={data.openings}
            columns={columns}
            rowKey={(row) => row.opening}
            href={(row) => `/desk/openings/${row.opening}?case=${row.case}`}
            empty={words.empty[box]}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}
