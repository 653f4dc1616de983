import { Tag } from 'antd'
import { listDeskCases, type CaseSummary } from '#contracts/cases.ts'
import { officeWaitTitles } from '#contracts/office-waits.ts'
import { copy } from '../copy.ts'
import { BoxedList } from '../parts/boxed-list.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import { DueTag } from '../parts/due-tag.tsx'
import type { Column } from '../parts/list-table.tsx'
import { useSession } from '../session.ts'

const boxes = [
  'intake',
  'taken-over',
  'unanswered',
  'correcting',
  'running',
  'withdrawing',
  'to-pass-on',
  'overdue',
  'refused',
  'urged',
  'recusal',
  'closed',
] as const
type Box = (typeof boxes)[number]

/** Boxes of one role alone. */
const onlyFor: Partial<Record<Box, string>> = {
  'taken-over': 'acceptor',
  'to-pass-on': 'acceptor',
  unanswered: 'supervisor',
  refused: 'supervisor',
  urged: 'supervisor',
  recusal: 'supervisor',
}
const alarming = new Set<Box>(['overdue', 'withdrawing', 'to-pass-on', 'taken-over', 'unanswered', 'urged', 'recusal'])

/** 待办收件箱: what waits for the acceptors, by box; the supervisor reads the same lists. */
export function InboxPage() {
  const { session } = useSession()
  const { about: note, readOnly, ...words } = copy.inbox
  return (
    <BoxedList
      list={listDeskCases}
      boxes={boxes.filter((box) => (onlyFor[box] ?? session.role) === session.role)}
      alarming={alarming}
      address="/desk/inbox"
      words={{ ...words, about: session.role === 'supervisor' && readOnly }}
      note={note}
      rows={(data) => data.cases}
      columns={caseColumns}
      rowKey={(row) => row.case}
      href={(row) => `/desk/cases/${row.case}`}
    />
  )
}

/** Columns of every list of cases on the desk. Who applied is read with the case, which leaves a trace, and not with a list. */
const { columns } = copy.inbox
export const caseColumns: Column<CaseSummary>[] = [
  { key: 'number', title: columns.number, className: 'num nowrap', cell: (row) => <CaseNumber number={row.number} /> },
  { key: 'item', title: columns.item, cell: (row) => row.itemName },
  {
    key: 'status',
    title: columns.status,
    cell: (row) => (
      <>
        {row.statusText} {row.deemedAccepted && <Tag color="warning">{copy.inbox.deemed}</Tag>}{' '}
        {row.toldLate != null && <Tag color="error">{copy.intake.toldLateShort(row.toldLate)}</Tag>}
      </>
    ),
  },
  { key: 'submitted', title: columns.submitted, className: 'num nowrap', cell: (row) => row.submittedDay },
  {
    key: 'due',
    title: columns.due,
    className: 'nowrap',
    cell: ({ waits, ...row }) =>
      waits ? (
        <>
          <p className="quiet">{officeWaitTitles[waits.what]}</p>
          <DueTag {...waits} due={waits.day} />
        </>
      ) : row.phase === 'closed' ? (
        '—'
      ) : (
        <DueTag {...row} />
      ),
  },
]
