import type { CaseSummary } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { BoxedCases } from '../parts/boxed-cases.tsx'
import type { Column } from '../parts/list-table.tsx'
import { caseColumns } from './inbox.tsx'

/** 待出件: results that wait at the window for those who asked to fetch them. */
export function HandOverPage() {
  return (
    <BoxedCases box="hand-over" title={copy.handOver.title} columns={columns} href={(id) => `/desk/hand-over/${id}`} />
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
