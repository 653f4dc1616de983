import type { readNotices } from '#contracts/notices.ts'
import type { listMyBars } from '#contracts/bars.ts'
import type { CaseSummary, CaseView, DraftView, listDrafts } from '#contracts/cases.ts'
import type { ParcelView } from '#contracts/deliveries.ts'
import type { Guide, listItems, readEntry, readGuidance } from '#contracts/catalogue.ts'
import type { Facets } from '#contracts/directory.ts'
import type { readHalls } from '#contracts/halls.ts'
import type { listCheckRecords } from '#contracts/check-records.ts'
import type { listDraws, listGrants, listMyCredentials, verifyCredential } from '#contracts/credentials.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { DemonstrationAccount, SessionView } from '#contracts/identity.ts'
import type { listReads, ProgressView } from '#contracts/progress.ts'
import type { listMyObligations } from '#contracts/obligations.ts'
import type { listMyPrecases, PrecaseView } from '#contracts/precases.ts'
import type { listMyProjects, readMyProject } from '#contracts/projects.ts'
import type { listPublicNotices, PublicNotice } from '#contracts/public-notices.ts'
import type { RulesView } from '#contracts/ways.ts'
import type { Problem } from '#contracts/problem.ts'

/** What every page knows. */
export type Frame = {
  region: string
  regionName: string
  session: SessionView
  /** Address of this page, for the way back after a log-in. */
  path: string
  /** 长辈版: large letters and targets. */
  large: boolean
}

/** What was asked before filing; absent where nothing was. */
export type Before = readonly PrecaseView[]

export type Draft = ReplyOf<typeof listDrafts>['drafts'][number]

export type Guidance = ReplyOf<typeof readGuidance>

/** What a search was asked for, as it stands in the address; an empty text leaves everything. */
export type AskedItems = Record<'q' | 'serves' | 'theme' | 'power' | 'office' | 'channel', string>

/** The public pages and what each is drawn from. A page is added here, in `pages/` and in `render.tsx`; its route in `server/site`. */
export type Pages = {
  home: { online: ReplyOf<typeof listItems>; offices: Facets['office']; guidance: Guidance }
  items: { list: ReplyOf<typeof listItems>; asked: AskedItems; first: boolean }
  entry: ReplyOf<typeof readEntry>
  halls: ReplyOf<typeof readHalls>
  lead: { guidance: Guidance; key: string | null }
  guide: { guide: Guide; open?: { now: string; halls: ReplyOf<typeof readHalls>['halls'] } }
  apply: { guide: Guide; draft: DraftView; step: string; returnToCheck: boolean; preReview?: PrecaseView | null }
  cases: {
    cases: CaseSummary[]
    next: string | null
    drafts: Draft[]
    first: boolean
    bars?: ReplyOf<typeof listMyBars>['bars']
    /** What runs of what is owed for any of the cases. */
    owed?: ReplyOf<typeof listMyObligations>['obligations']
  }
  case: { view: CaseView; parcels: readonly ParcelView[]; before?: Before }
  why: { view: CaseView; rules: RulesView }
  ask: { guide: Guide }
  precases: ReplyOf<typeof listMyPrecases> & { first: boolean }
  precase: { view: PrecaseView }
  obligations: ReplyOf<typeof listMyObligations> & { first: boolean }
  correct: { guide: Guide; view: CaseView }
  verify: { asked: string; found: ReplyOf<typeof verifyCredential> | null; problem: Problem | 'unreadable' | null }
  progress: { asked: string; found: ProgressView | null; refused: string | null }
  kiosk: Record<string, never>
  reads: ReplyOf<typeof listReads> & { first: boolean }
  notices: ReplyOf<typeof readNotices> & { saved: 'choice' | 'phone' | null }
  projects: ReplyOf<typeof listMyProjects> & { first: boolean }
  project: ReplyOf<typeof readMyProject> & { first: boolean }
  licences: ReplyOf<typeof listMyCredentials> & { first: boolean }
  publicNotices: ReplyOf<typeof listPublicNotices> & { first: boolean }
  publicNotice: { notice: PublicNotice; said: boolean }
  /** `unread`: what was typed for a month and is none. */
  grants: ReplyOf<typeof listGrants> & { month: string | null; unread: string | null; first: boolean }
  /** `unread`: what was typed for an identifier and is none. */
  checks: ReplyOf<typeof listCheckRecords> & { licence: string | null; unread: string | null; first: boolean }
  draws: ReplyOf<typeof listDraws> & { first: boolean }
  login: { accounts: DemonstrationAccount[]; next: string | null; find: string | null; ended?: boolean }
  problem: { problem: Problem; wrongRole: boolean }
}
export type PageName = keyof Pages
export type PageProps<Name extends PageName> = { frame: Frame } & Pages[Name]

/** A page as a whole HTML document; what the built server bundle exports as `renderPage`. */
export type RenderPage = <Name extends PageName>(name: Name, props: PageProps<Name>) => string
