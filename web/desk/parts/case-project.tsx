import type { CaseView } from '#contracts/cases.ts'
import type { Item } from '#contracts/item.ts'
import { listProjectCases } from '#contracts/projects.ts'
import { copy } from '../copy.ts'
import { caseColumns } from '../pages/inbox.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { ListTable } from './list-table.tsx'
import { usePaging } from './paging.ts'

/** 同一项目的其他办件, as far as this desk may open them; nothing where there is none. */
export function CaseProject({ view, item }: { view: CaseView; item: Pick<Item, 'form'> | null }) {
  const { session } = useSession()
  const { after, paging } = usePaging(view.case)
  const asks = item !== null && item.form.some((group) => group.fields.some(({ type }) => type === 'project-code'))
  const { data } = useQuery(
    listProjectCases,
    asks ? { params: { region: session.region, case: view.case }, query: { after } } : null,
  )
  if (!data || (data.cases.length === 0 && after === undefined)) return null
  return (
    <details className="said no-print">
      <summary>{copy.project.title(data.cases.length, data.next !== null || after !== undefined)}</summary>
      <p className="quiet">{copy.project.about}</p>
      <ListTable
        label={copy.project.label}
        rows={data.cases}
        columns={caseColumns}
        rowKey={(row) => row.case}
        href={(row) => `/desk/cases/${row.case}`}
        empty={copy.project.none}
        paging={paging(data.next)}
      />
    </details>
  )
}
