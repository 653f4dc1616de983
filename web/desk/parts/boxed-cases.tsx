import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { listDeskCases } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { caseColumns } from '../pages/inbox.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { ListTable } from './list-table.tsx'
import { PageHead } from './page-head.tsx'
import { usePaging } from './paging.ts'
import { Reading } from './reading.tsx'

type Props = {
  box: 'intake' | 'correcting'
  title: string
  about: string
  empty: string
  href: (id: string) => string
}

/** One box of this hall as a page of its own: a clerk has no inbox, only what somebody may come to the window for. */
export function BoxedCases({ box, title, about, empty, href }: Props) {
  const { session } = useSession()
  const { after, paging } = usePaging(box)
  const cases = useQuery(
    listDeskCases,
    { params: { region: session.region }, query: { box, after, limit: 25 } },
    { remember: true },
  )
  return (
    <>
      <PageHead
        title={title}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={cases.loading}
            onClick={cases.reload}
            aria-label={copy.common.reload}
          />
        }
      >
        <p className="quiet">{about}</p>
      </PageHead>
      <Reading query={cases}>
        {(data) => (
          <ListTable
            label={title}
            rows={data.cases}
            columns={caseColumns}
            rowKey={(row) => row.case}
            href={(row) => href(row.case)}
            empty={empty}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
  )
}
