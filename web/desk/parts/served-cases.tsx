import { listServedCases } from '#contracts/case-search.ts'
import type { PartyId } from '#contracts/ids.ts'
import { copy } from '../copy.ts'
import { caseColumns } from '../pages/inbox.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { ListTable } from './list-table.tsx'
import { usePaging } from './paging.ts'
import { Reading } from './reading.tsx'

/** 本大厅办件: what this person has had filed here or will fetch here, so that nobody asks them for it again. */
export function ServedCases({ party }: { party: PartyId }) {
  const { session } = useSession()
  const { after, paging } = usePaging(party)
  const cases = useQuery(listServedCases, {
    params: { region: session.region },
    body: { party, limit: 10, ...(after && { after }) },
  })
  return (
    <section className="panel">
      <h2>{copy.window.served}</h2>
      <p className="quiet">{copy.window.servedAbout}</p>
      <Reading query={cases}>
        {(data) => (
          <ListTable
            label={copy.window.served}
            rows={data.cases}
            columns={caseColumns}
            rowKey={(row) => row.case}
            href={(row) => `/desk/cases/${row.case}`}
            empty={copy.window.servedNone}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </section>
  )
}
