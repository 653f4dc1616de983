import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Document } from './document.tsx'
import type { PageName, PageProps, Pages } from './pages.ts'
import { ApplyPage, applyTitle } from './pages/apply.tsx'
import { CasePage, caseTitle } from './pages/case.tsx'
import { CasesPage, casesTitle } from './pages/cases.tsx'
import { AskPage, askTitle } from './pages/ask.tsx'
import { PrecasePage, precaseTitle } from './pages/precase.tsx'
import { ObligationsPage, obligationsTitle } from './pages/obligations.tsx'
import { PrecasesPage, precasesTitle } from './pages/precases.tsx'
import { CorrectPage, correctTitle } from './pages/correct.tsx'
import { DrawsPage, drawsTitle } from './pages/draws.tsx'
import { EntryPage, entryTitle } from './pages/entry.tsx'
import { GuidePage, guideTitle } from './pages/guide.tsx'
import { HallsPage, hallsTitle } from './pages/halls.tsx'
import { HomePage, homeTitle } from './pages/home.tsx'
import { ItemsPage, itemsTitle } from './pages/items.tsx'
import { KioskPage, kioskTitle } from './pages/kiosk.tsx'
import { LeadPage, leadTitle } from './pages/lead.tsx'
import { LicencesPage, licencesTitle } from './pages/licences.tsx'
import { LoginPage, loginTitle } from './pages/login.tsx'
import { ProblemPage, problemTitle } from './pages/problem.tsx'
import { ProgressPage, progressTitle } from './pages/progress.tsx'
import { NoticesPage, noticesTitle } from './pages/notices.tsx'
import { ProjectPage, projectTitle } from './pages/project.tsx'
import { ProjectsPage, projectsTitle } from './pages/projects.tsx'
import { PublicNoticePage, publicNoticeTitle } from './pages/public-notice.tsx'
import { ChecksPage, checksTitle } from './pages/checks.tsx'
import { GrantsPage, grantsTitle } from './pages/grants.tsx'
import { PublicNoticesPage, publicNoticesTitle } from './pages/public-notices.tsx'
import { ReadsPage, readsTitle } from './pages/reads.tsx'
import { VerifyPage, verifyTitle } from './pages/verify.tsx'
import { WhyPage, whyTitle } from './pages/why.tsx'

type Page<Name extends PageName> = {
  View: (props: PageProps<Name>) => ReactNode
  title: (props: Pages[Name]) => string
}

const pages: { [Name in PageName]: Page<Name> } = {
  home: { View: HomePage, title: homeTitle },
  items: { View: ItemsPage, title: itemsTitle },
  entry: { View: EntryPage, title: entryTitle },
  halls: { View: HallsPage, title: hallsTitle },
  lead: { View: LeadPage, title: leadTitle },
  guide: { View: GuidePage, title: guideTitle },
  apply: { View: ApplyPage, title: applyTitle },
  cases: { View: CasesPage, title: casesTitle },
  case: { View: CasePage, title: caseTitle },
  why: { View: WhyPage, title: whyTitle },
  ask: { View: AskPage, title: askTitle },
  precases: { View: PrecasesPage, title: precasesTitle },
  precase: { View: PrecasePage, title: precaseTitle },
  obligations: { View: ObligationsPage, title: obligationsTitle },
  correct: { View: CorrectPage, title: correctTitle },
  verify: { View: VerifyPage, title: verifyTitle },
  progress: { View: ProgressPage, title: progressTitle },
  reads: { View: ReadsPage, title: readsTitle },
  notices: { View: NoticesPage, title: noticesTitle },
  kiosk: { View: KioskPage, title: kioskTitle },
  projects: { View: ProjectsPage, title: projectsTitle },
  project: { View: ProjectPage, title: projectTitle },
  licences: { View: LicencesPage, title: licencesTitle },
  publicNotices: { View: PublicNoticesPage, title: publicNoticesTitle },
  publicNotice: { View: PublicNoticePage, title: publicNoticeTitle },
  grants: { View: GrantsPage, title: grantsTitle },
  checks: { View: ChecksPage, title: checksTitle },
  draws: { View: DrawsPage, title: drawsTitle },
  login: { View: LoginPage, title: loginTitle },
  problem: { View: ProblemPage, title: problemTitle },
}

/** A page as a whole HTML document. Pure: the same props give the same bytes. */
export function renderPage<Name extends PageName>(name: Name, props: PageProps<Name>): string {
  const page: Page<Name> = pages[name]
  return `<!doctype html>${renderToStaticMarkup(
    <Document frame={props.frame} page={name} title={page.title(props)}>
      {page.View(props)}
    </Document>,
  )}`
}
