import { ReloadOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { listDeskCases, type CaseSummary } from '#contracts/cases.ts'
import { copy } from '../copy.ts'
import { BoxTabs } from '../parts/box-tabs.tsx'
import { CaseNumber } from '../parts/case-number.tsx'
import { DueTag } from '../parts/due-tag.tsx'
import { ListTable, type Column } from '../parts/list-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePaging } from '../parts/paging.ts'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { navigate, useAddress } from '../router.ts'
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

const isBox = (text: string | null): text is Box => boxes.some((box) => box === text)

/** 待办收件箱: what waits for the acceptors, by box; the supervisor reads the same lists. */
export function InboxPage() {
  const { session } = useSession()
  const wanted = useAddress().search.get('box')
  const box = isBox(wanted) ? wanted : 'intake'
  const { after, paging } = usePaging(box)
  const cases = useQuery(
    listDeskCases,
    { params: { region: session.region }, query: { box, after, limit: 25 } },
    { remember: true },
  )
  const counts = cases.data?.counts ?? {}
  return (
    <>
      <PageHead
        title={copy.inbox.title}
        extra={
          <Button
            icon={<ReloadOutlined />}
            loading={cases.loading}
            onClick={cases.reload}
            aria-label={copy.common.reload}
          />
        }
      >
        {session.role === 'supervisor' && <p className="quiet">{copy.inbox.readOnly}</p>}
      </PageHead>
      <BoxTabs
        label={copy.inbox.title}
        boxes={boxes
          .filter((key) => (onlyFor[key] ?? session.role) === session.role)
          .map((key) => ({
            key,
            title: copy.inbox.boxes[key],
            count: counts[key],
            alarming: alarming.has(key) && (counts[key] ?? 0) > 0,
          }))}
        current={box}
        onChange={(key) => void navigate(`/desk/inbox?box=${key}`)}
      />
      {box in copy.inbox.about && <p className="quiet">{copy.inbox.about[box as keyof typeof copy.inbox.about]}</p>}
      <Reading query={cases}>
        {(data) => (
          <ListTable
            label={copy.inbox.boxes[box]}
            rows={data.cases}
            columns={caseColumns}
            rowKey={(row) => row.case}
            href={(row) => `/desk/cases/${row.case}`}
            empty={copy.inbox.empty[box]}
            paging={paging(data.next)}
          />
        )}
      </Reading>
    </>
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
        {row.statusText}
        {row.deemedAccepted && <Tag color="warning">{copy.inbox.deemed}</Tag>}
        {row.toldLate != null && <Tag color="error">{copy.intake.toldLateShort(row.toldLate)}</Tag>}
      </>
    ),
  },
  { key: 'submitted', title: columns.submitted, className: 'num nowrap', cell: (row) => row.submittedDay },
  {
    key: 'due',
    title: columns.due,
    className: 'nowrap',
    cell: (row) => (row.phase === 'closed' ? '—' : <DueTag {...row} />),
  },
]
