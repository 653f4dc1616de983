import { Result } from 'antd'
import { Component, lazy, useEffect, type ReactNode } from 'react'
import { copy } from './copy.ts'
import { PageHead } from './parts/page-head.tsx'
import { navigate, useAddress } from './router.ts'
import { entriesFor, entryOf, pageAt, type Page } from './routes.ts'
import { useSession } from './session.ts'

// One bundle per page: a reviewer never loads what a window needs.
const InboxPage = lazy(async () => ({ default: (await import('./pages/inbox.tsx')).InboxPage }))
const DutyPage = lazy(async () => ({ default: (await import('./pages/duty.tsx')).DutyPage }))
const ExpertsPage = lazy(async () => ({ default: (await import('./pages/experts.tsx')).ExpertsPage }))
const CasePage = lazy(async () => ({ default: (await import('./pages/case.tsx')).CasePage }))
const SearchPage = lazy(async () => ({ default: (await import('./pages/search.tsx')).SearchPage }))
const ObligationsPage = lazy(async () => ({ default: (await import('./pages/obligations.tsx')).ObligationsPage }))
const PrecasesPage = lazy(async () => ({ default: (await import('./pages/precases.tsx')).PrecasesPage }))
const PrecasePage = lazy(async () => ({ default: (await import('./pages/precase.tsx')).PrecasePage }))
const WindowPage = lazy(async () => ({ default: (await import('./pages/window.tsx')).WindowPage }))
const FillingPage = lazy(async () => ({ default: (await import('./pages/filling.tsx')).FillingPage }))
const SlipPage = lazy(async () => ({ default: (await import('./pages/slip.tsx')).SlipPage }))
const OutboxPage = lazy(async () => ({ default: (await import('./pages/outbox.tsx')).OutboxPage }))
const KeptSlipPage = lazy(async () => ({ default: (await import('./pages/kept-slip.tsx')).KeptSlipPage }))
const TakingInPage = lazy(async () => ({ default: (await import('./pages/taking-in.tsx')).TakingInPage }))
const CorrectionsPage = lazy(async () => ({ default: (await import('./pages/corrections.tsx')).CorrectionsPage }))
const CorrectionPage = lazy(async () => ({ default: (await import('./pages/correction.tsx')).CorrectionPage }))
const SupplyingPage = lazy(async () => ({ default: (await import('./pages/supplying.tsx')).SupplyingPage }))
const MendingPage = lazy(async () => ({ default: (await import('./pages/mending.tsx')).MendingPage }))
const TransfersPage = lazy(async () => ({ default: (await import('./pages/transfers.tsx')).TransfersPage }))
const TransferPage = lazy(async () => ({ default: (await import('./pages/transfer.tsx')).TransferPage }))
const HandOverPage = lazy(async () => ({ default: (await import('./pages/hand-over.tsx')).HandOverPage }))
const HandOverCasePage = lazy(async () => ({ default: (await import('./pages/hand-over-case.tsx')).HandOverCasePage }))
const TasksPage = lazy(async () => ({ default: (await import('./pages/tasks.tsx')).TasksPage }))
const TaskPage = lazy(async () => ({ default: (await import('./pages/task.tsx')).TaskPage }))
const CalendarPage = lazy(async () => ({ default: (await import('./pages/calendar.tsx')).CalendarPage }))
const PostsPage = lazy(async () => ({ default: (await import('./pages/posts.tsx')).PostsPage }))
const HallHoursPage = lazy(async () => ({ default: (await import('./pages/hall-hours.tsx')).HallHoursPage }))
const ItemsPage = lazy(async () => ({ default: (await import('./pages/items.tsx')).ItemsPage }))
const RuleTrialPage = lazy(async () => ({ default: (await import('./pages/rule-trial.tsx')).RuleTrialPage }))
const FormDesignPage = lazy(async () => ({ default: (await import('./pages/form-design.tsx')).FormDesignPage }))
const ChecksPage = lazy(async () => ({ default: (await import('./pages/checks.tsx')).ChecksPage }))
const CopiesPage = lazy(async () => ({ default: (await import('./pages/copies.tsx')).CopiesPage }))
const CopiedCasePage = lazy(async () => ({ default: (await import('./pages/copied-case.tsx')).CopiedCasePage }))
const ConsistencyPage = lazy(async () => ({ default: (await import('./pages/consistency.tsx')).ConsistencyPage }))
const LateStepsPage = lazy(async () => ({ default: (await import('./pages/late-steps.tsx')).LateStepsPage }))
const OverInternalPage = lazy(async () => ({ default: (await import('./pages/over-internal.tsx')).OverInternalPage }))
const OpeningsPage = lazy(async () => ({ default: (await import('./pages/openings.tsx')).OpeningsPage }))
const OpeningPage = lazy(async () => ({ default: (await import('./pages/opening.tsx')).OpeningPage }))
const OwnAbsencePage = lazy(async () => ({ default: (await import('./pages/own-absence.tsx')).OwnAbsencePage }))
const OwnOpeningsPage = lazy(async () => ({ default: (await import('./pages/own-openings.tsx')).OwnOpeningsPage }))
const ClockPage = lazy(async () => ({ default: (await import('./pages/clock.tsx')).ClockPage }))
const HealthPage = lazy(async () => ({ default: (await import('./pages/health.tsx')).HealthPage }))

export function CurrentPage() {
  const { pathname } = useAddress()
  const { session } = useSession()
  const page = pageAt(pathname)
  const mine = entriesFor(session)
  const entry = entryOf(page.page)
  const found = page.page === 'case' && session.can.includes('case.read-desk')
  const allowed = entry === null || found || mine.some((one) => one.key === entry)
  const home = mine[0]?.path ?? null
  const goesHome = page.page === 'home' && home !== null
  useEffect(() => {
    if (goesHome && home) void navigate(home, { replace: true })
  }, [goesHome, home])
  if (goesHome) return null
  return <FaultWall key={pathname}>{allowed ? <PageOf page={page} /> : <Unknown />}</FaultWall>
}

function PageOf({ page }: { page: Page }) {
  switch (page.page) {
    case 'inbox':
      return <InboxPage />
    case 'duty':
      return <DutyPage />
    case 'experts':
      return <ExpertsPage />
    case 'case':
      return <CasePage id={page.id} />
    case 'search':
      return <SearchPage />
    case 'obligations':
      return <ObligationsPage />
    case 'precases':
      return <PrecasesPage />
    case 'precase':
      return <PrecasePage id={page.id} />
    case 'window':
      return <WindowPage />
    case 'filling':
      return <FillingPage id={page.id} />
    case 'window-receipt':
      return <SlipPage id={page.id} />
    case 'outbox':
      return <OutboxPage />
    case 'kept-slip':
      return <KeptSlipPage id={page.id} />
    case 'taking-in':
      return <TakingInPage />
    case 'corrections':
      return <CorrectionsPage />
    case 'correction':
      return <CorrectionPage id={page.id} />
    case 'supplying':
      return <SupplyingPage id={page.id} />
    case 'mending':
      return <MendingPage id={page.id} />
    case 'transfers':
      return <TransfersPage />
    case 'transfer':
      return <TransferPage id={page.id} />
    case 'hand-over':
      return <HandOverPage />
    case 'hand-over-case':
      return <HandOverCasePage id={page.id} />
    case 'tasks':
      return <TasksPage />
    case 'task':
      return <TaskPage id={page.id} />
    case 'items':
      return <ItemsPage />
    case 'rule-trial':
      return <RuleTrialPage key={page.code} code={page.code} />
    case 'form-design':
      return <FormDesignPage code={page.code} />
    case 'calendar':
      return <CalendarPage />
    case 'hall-hours':
      return <HallHoursPage />
    case 'copies':
      return <CopiesPage />
    case 'copied-case':
      return <CopiedCasePage key={page.id} id={page.id} />
    case 'consistency':
      return <ConsistencyPage />
    case 'late-steps':
      return <LateStepsPage />
    case 'over-internal':
      return <OverInternalPage />
    case 'posts':
      return <PostsPage />
    case 'checks':
      return <ChecksPage />
    case 'openings':
      return <OpeningsPage />
    case 'opening':
      return <OpeningPage id={page.id} />
    case 'own-absence':
      return <OwnAbsencePage />
    case 'own-openings':
      return <OwnOpeningsPage />
    case 'clock':
      return <ClockPage />
    case 'health':
      return <HealthPage />
    case 'home':
    case 'unknown':
      return <Unknown />
  }
}

function Unknown() {
  return (
    <>
      <PageHead title={copy.common.unknownTitle} />
      <p>{copy.common.unknownText}</p>
    </>
  )
}

/** A page that breaks leaves the frame standing. */
class FaultWall extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    if (!this.state.broken) return this.props.children
    return <Result status="error" title={copy.common.faultTitle} subTitle={copy.common.faultText} />
  }
}
