import { listDeskCases, type CaseSummary } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { caseColumns } from '../pages/inbox.tsx'
import { BoxedList } from './boxed-list.tsx'
import type { Column } from './list-table.tsx'

type Props = {
  box: 'intake' | 'correcting' | 'hand-over'
  title: string
  about?: string
  /** What is said where nothing lies in it, if not what the inbox says. */
  empty?: string
  columns?: readonly Column<CaseSummary>[]
  href: (id: string) => string
}

/** One box of this hall as a page of its own: a clerk has no inbox, only what somebody may come to the window for. */
export function BoxedCases({ box, title, about, empty, columns = caseColumns, href }: Props) {
  return (
    <BoxedList
      list={listDeskCases}
      boxes={[box]}
      words={{ title, about, boxes: copy.inbox.boxes, empty: { ...copy.inbox.empty, ...(empty && { [box]: empty }) } }}
      rows={(data) => data.cases}
      columns={columns}
      rowKey={(row) => row.case}
      href={(row) => href(row.case)}
    />
  )
}
