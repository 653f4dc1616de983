import { listDeskObligations, obligationBoxes, type ObligationSummary } from '#contracts/obligations.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { DueTag } from '../parts/due-tag.tsx'
import type { Column } from '../parts/list-table.tsx'
import { ObligationActs } from '../parts/obligation-acts.tsx'
import { useSession } from '../session.ts'

const words = copy.obligations

/** 应办义务: who owes what by when, and what follows from default; soonest due first. */
export function ObligationsPage() {
  const { session } = useSession()
  return (
    <BoxedList
      list={listDeskObligations}
      boxes={obligationBoxes}
      alarming={alarming}
      address="/desk/obligations"
      words={{ ...words, about: session.role === 'supervisor' ? words.aboutSupervision : words.about }}
      rows={(data) => data.obligations}
      columns={columnsFor}
      rowKey={(row) => row.obligation}
      href={(row) => `/desk/cases/${row.case}`}
    />
  )
}

const alarming = new Set(['defaulted'] as const)

/** Who owes is named by the case, whose reading leaves a trace, and not by a list. */
const columnsFor = (_box: string, done: () => void): Column<ObligationSummary>[] => [
  { key: 'number', title: words.columns.number, className: 'num', cell: (row) => row.number },
  { key: 'what', title: words.columns.what, cell: (row) => `${row.title}：${row.what.join('、')}` },
  { key: 'item', title: words.columns.item, cell: (row) => row.itemName },
  {
    key: 'who',
    title: words.columns.who,
    cell: (row) => `${words.owedBy[row.owedBy]} → ${row.owedTo}`,
  },
  { key: 'status', title: words.columns.status, cell: (row) => statusOf(row) },
  {
    key: 'due',
    title: words.columns.due,
    className: 'nowrap',
    cell: (row) => (row.left === null && !row.overdue ? <span className="num">{row.due}</span> : <DueTag {...row} />),
  },
  { key: 'consequence', title: words.columns.consequence, cell: (row) => row.consequenceText },
  { key: 'acts', title: words.columns.acts, cell: (row) => <ObligationActs row={row} done={done} /> },
]

function statusOf({ statusText, overdueDays, overdue, extended }: ObligationSummary): string {
  return [statusText, ...(overdue ? [words.overdueDays(overdueDays)] : []), ...(extended ? [words.extended] : [])].join(
    '，',
  )
}
