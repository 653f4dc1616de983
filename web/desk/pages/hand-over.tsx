import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { listDeskCases, type CaseSummary } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { caseColumns } from './inbox.tsx'

/** 待出件: results that wait at the window for those who asked to fetch them. */
export function HandOverPage() {
  const { session } = useSession()
  const { after, paging } = usePaging('hand-over')
  const cases = useQuery(
    listDeskCases,
    { params: { region: session.region }, query: { box: 'hand-over', after, limit: 25 } },
    { remember: true },
  )
  return (
    <>
      <PageHead
        title={copy.handOver.title}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={cases.loading}
            onClick={cases.reload}
            aria-label={copy.common.reload}
          />
        }
      />
      <Reading query={cases}>
        {(data) => (
          <ListTable
            label={copy.handOver.title}
            rows={data.cases}
            columns={columns}
            rowKey={(row) => row.case}
            href={(row) => `/desk/hand-over/${row.case}`}
            empty={copy.inbox.empty['hand-over']}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}

const [number, item, status, , due] = caseColumns
const columns: Column<CaseSummary>[] = [
  number!,
  item!,
  { key: 'way', title: copy.case.deliverBy, className: 'nowrap', cell: (row) => copy.handOver.ways[row.deliverBy] },
  status!,
  due!,
]
