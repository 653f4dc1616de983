import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { listDeskCases } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { ListTable } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { caseColumns } from './inbox.tsx'

/** 补正中: cases of this hall whose applicants were told what is missing, for whoever comes back with it. */
export function CorrectionsPage() {
  const { session } = useSession()
  const { after, paging } = usePaging('correcting')
  const cases = useQuery(
    listDeskCases,
    { params: { region: session.region }, query: { box: 'correcting', after, limit: 25 } },
    { remember: true },
  )
  return (
    <>
      <PageHead
        title={copy.correction.list}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={cases.loading}
            onClick={cases.reload}
            aria-label={copy.common.reload}
          />
        }
      >
        <p className="quiet">{copy.correction.about}</p>
      </PageHead>
      <Reading query={cases}>
        {(data) => (
          <ListTable
            label={copy.correction.list}
            rows={data.cases}
            columns={caseColumns}
            rowKey={(row) => row.case}
            href={(row) => `/desk/corrections/${row.case}`}
            empty={copy.inbox.empty.correcting}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}
