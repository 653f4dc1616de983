import { ReloadOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { listPromises, type PromiseSummary } from '#contracts/commitments.ts'
import { copy } from '../copy.ts'
import { BoxTabs } from '../parts/box-tabs.tsx'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { navigate, useAddress } from '../router.ts'
import { useSession } from '../session.ts'

const words = copy.promises
const { columns: heads } = words

const columns: Column<PromiseSummary>[] = [
  { key: 'number', title: heads.number, className: 'num nowrap', cell: (row) => row.number },
  { key: 'item', title: heads.item, cell: (row) => row.itemName },
  { key: 'decided', title: heads.decided, className: 'num nowrap', cell: (row) => row.decidedDay },
  {
    key: 'due',
    title: heads.due,
    className: 'num nowrap',
    cell: (row) => (
      <>
        {row.due} {row.overdue && <Tag color="error">{words.overdue}</Tag>}
      </>
    ),
  },
  { key: 'state', title: heads.state, cell: (row) => row.stateText },
]

/** 承诺核查: what the office is to check by when, and what it found. */
export function PromisesPage() {
  const { session } = useSession()
  const box = useAddress().search.get('box') === 'ended' ? 'ended' : 'waiting'
  const { after, paging } = usePaging(box)
  const list = useQuery(
    listPromises,
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
        onChange={(key) => void navigate(`/desk/promises?box=${key}`)}
      />
      <Reading query={list}>
        {(data) => (
          <ListTable
            label={words.boxes[box]}
            rows={data.promises}
            columns={columns}
            rowKey={(row) => row.case}
            href={(row) => `/desk/cases/${row.case}`}
            empty={words.empty[box]}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}
