import {
  CalendarOutlined,
  CarryOutOutlined,
  ApiOutlined,
  AuditOutlined,
  ClockCircleOutlined,
  FileAddOutlined,
  FileDoneOutlined,
  FileSyncOutlined,
  FormOutlined,
  DiffOutlined,
  FieldTimeOutlined,
  HistoryOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  LogoutOutlined,
  MailOutlined,
  ScheduleOutlined,
  SafetyCertificateOutlined,
  SearchOutlined,
  SendOutlined,
  UnlockOutlined,
  SwapOutlined,
  IdcardOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { App as Dialogs, Button } from 'antd'
import { Suspense, type ReactNode } from 'react'
import { closeSession } from '#contracts/identity.ts'
import { call } from '#web/shared/call.ts'
import { copy } from './copy.ts'
import { useKeys } from './keyboard.ts'
import { outbox } from './outbox/outbox.ts'
import { isUnsent } from './outbox/filing.ts'
import { useLink } from './outbox/use-outbox.ts'
import { Link } from './parts/link.tsx'
import { useVisitLink } from './outbox/use-visits.ts'
import { visits } from './outbox/kept-visits.ts'
import { OutboxLine } from './parts/outbox-line.tsx'
import { VisitLine } from './parts/visit-line.tsx'
import { forgetQueries } from './query.ts'
import { navigate, useAddress } from './router.ts'
import { entriesFor, entryOf, pageAt } from './routes.ts'
import { SessionEnd } from './session-end.tsx'
import { useSession } from './session.ts'
import { weekdayName } from './weekday.ts'

const icons: Record<string, ReactNode> = {
  inbox: <InboxOutlined />,
  duty: <TeamOutlined />,
  precases: <QuestionCircleOutlined />,
  obligations: <CarryOutOutlined />,
  window: <FileAddOutlined />,
  takingIn: <FileDoneOutlined />,
  corrections: <FileSyncOutlined />,
  transfers: <SwapOutlined />,
  handOver: <SendOutlined />,
  search: <SearchOutlined />,
  tasks: <AuditOutlined />,
  items: <FormOutlined />,
  experts: <TeamOutlined />,
  hallHours: <CalendarOutlined />,
  posts: <IdcardOutlined />,
  calendar: <ScheduleOutlined />,
  lateSteps: <HistoryOutlined />,
  overInternal: <FieldTimeOutlined />,
  consistency: <DiffOutlined />,
  copies: <MailOutlined />,
  checks: <SafetyCertificateOutlined />,
  openings: <UnlockOutlined />,
  ownOpenings: <UnlockOutlined />,
  ownAbsence: <CalendarOutlined />,
  clock: <ClockCircleOutlined />,
  health: <ApiOutlined />,
}

/** What stands around every page: who is here, which day it is, and where one can go. */
export function Frame({ children }: { children: ReactNode }) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  useLink(session)
  useVisitLink(session)
  const current = entryOf(pageAt(useAddress().pathname).page)
  const showKeys = () =>
    modal.info({ title: copy.app.keys, content: <KeyTable />, okText: copy.common.close, width: 460 })
  const searches = entriesFor(session).some((entry) => entry.key === 'search')
  useKeys({ '?': showKeys, ...(searches && current !== 'search' && { '/': () => void navigate('/desk/search') }) })
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {copy.app.skip}
      </a>
      {session.demonstration && (
        <aside className="demonstration" aria-label={copy.app.notice}>
          {copy.app.demonstration}
        </aside>
      )}
      <header className="top">
        <Link href="/desk/" className="brand">
          <b>{copy.app.name}</b>
          <span>{copy.app.desk}</span>
        </Link>
        <div className="who">
          <span className="who-place">
            {[session.officeName, session.counter && copy.app.counter(session.counter)].filter(Boolean).join(' · ')}
          </span>
          <span>
            <b>{session.name}</b> {session.title !== session.name && <span className="quiet">{session.title}</span>}
          </span>
          <span className="num today" title={copy.app.today}>
            {session.today} {weekdayName(session.today)}
          </span>
          <LogOut />
        </div>
      </header>
      <nav className="side" aria-label={copy.app.navigation}>
        {entriesFor(session).map((entry) => (
          <Link key={entry.key} href={entry.path} aria-current={entry.key === current ? 'page' : undefined}>
            {icons[entry.key]}
            <span>{copy.entries[entry.key]}</span>
          </Link>
        ))}
        <button type="button" className="side-keys" onClick={showKeys}>
          {copy.app.keys} <kbd>?</kbd>
        </button>
      </nav>
      <SessionEnd />
      <main id="main" tabIndex={-1}>
        {session.can.includes('window.identify') && <OutboxLine />}
        {session.can.includes('visit.make') && <VisitLine />}
        <Suspense fallback={null}>{children}</Suspense>
      </main>
    </div>
  )
}

function LogOut() {
  const { modal } = Dialogs.useApp()
  const ask = () => {
    const left = outbox.snapshot().filings.filter(isUnsent).length + visits.snapshot().drafts.length
    if (left === 0) return void leave()
    modal.confirm({
      title: copy.outbox.logOutTitle,
      content: copy.outbox.logOutText(left),
      okText: copy.outbox.logOut,
      okButtonProps: { danger: true },
      onOk: leave,
    })
  }
  const leave = async () => {
    try {
      await call(closeSession, {})
    } finally {
      // Whatever came of it, nothing of this person stays on the screen.
      forgetQueries()
      await outbox.wipe()
      location.assign('/desk/')
    }
  }
  return (
    <Button size="small" icon={<LogoutOutlined />} onClick={ask}>
      {copy.app.logOut}
    </Button>
  )
}

function KeyTable() {
  return (
    <table className="keys">
      <tbody>
        {copy.keys.map(([key, meaning]) => (
          <tr key={key}>
            <td>
              <kbd>{key}</kbd>
            </td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
