import type { TruthDeclared } from '#contracts/truth-declaration.ts'
import type {
  AgentFact,
  Defect,
  DrawPledge,
  DeliverBy,
  DeliveryProof,
  Due,
  MaterialFact,
  ReturnCause,
  Score,
  Verdict,
  Line,
} from '#contracts/case-events.ts'
import type { RefusedOpening, SealGround } from '#contracts/seal-grounds.ts'
import type { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import type { AboutLicence } from '#contracts/matters.ts'
import type { Ending, Phase } from '#contracts/cases.ts'
import type { OverInternal } from '#contracts/internal-limit.ts'
import type { NamedComment, RefusalFinding } from '#contracts/refusal-findings.ts'
import type { RemindedState } from './reminders/reminder-state.ts'
import type { LateState } from './late/late-state.ts'
import type { OfficeOverdueState } from './late/office-clock.ts'
import type { ExtensionState } from './clocks/extension-rules.ts'
import { nothingStated, type OwnStatementsState } from './third-parties/own-statement-rules.ts'
import type { ThirdPartiesState } from './third-parties/third-party-rules.ts'
import type { HearingState } from './hearing/hearing-rules.ts'
import type { ClosureState } from './closures/closure-state.ts'
import type { VisitsState } from './visits/visit-state.ts'
import type { PanelsState } from './experts/panel-state.ts'
import type { MeetingState } from './meetings/meeting-state.ts'
import { notHandled, type HandlingState } from './handling/handling-state.ts'
import type { CopyState } from './copies/copy-rules.ts'
import type { NoticeState } from './public-notice/notice-state.ts'
import type { ReferralState } from './referrals/referral-state.ts'
import type { DeferralState } from './deferral/deferral-rules.ts'
import type { Recomputed } from './clocks/recompute-state.ts'
import { notWithdrawing, type WithdrawingState } from './intake/withdrawal-rules.ts'
import { nothingFiled, type MatterState } from './intake/matter-clock.ts'
import { noReturns, type ReturnsState } from './intake/returns-rules.ts'
import type { BarBegun } from './intake/bar-rules.ts'
import { notCharged, type ChargeState } from './intake/charge-rules.ts'
import type { RefusalCheckState } from './intake/refusal-check-rules.ts'
import { notWatched, type WatchState } from './intake/watch-rules.ts'
import type { z } from 'zod'
import type { DecisionWhy } from '#contracts/item-ways.ts'
import type { SupervisionState } from './supervision/supervision-state.ts'
import type { CommitmentState } from './ways/commitment-rules.ts'
import type { SetAside } from './ways/set-aside.ts'
import type { ErasureState } from './erasure/erasure-rules.ts'
import type { OfWhole } from '#contracts/part-events.ts'
import type { PartsState } from './parts/part-state.ts'

/** 环节 as it stands: awaited from whom (by code), until when, and what came. */
export type TaskState = {
  ref: string
  due: Due
  openedDay: string
  code: string | null
  label: string | null
  verdict: Verdict | null
  scores: readonly Score[]
  total: number | null
  reasons: string | null
  closedDay: string | null
  /** Of the last draw; absent where none was made, or before its day was written down. */
  drawnDay?: string
  /** How often it went back to the draw, and why. */
  returns: readonly { ground: ReturnCause; day: string }[]
  /** 代理: answered for whoever was drawn. */
  acting: boolean
} & LateState

/** 特别程序: its days are not counted, at most those that the applicant was told. */
export type ProcedureState = {
  procedure: string
  kind: SpecialProcedureKind
  task: string
  reason: string
  expectedDays: number
  /** First day that is not counted: of the notice; until it is issued the day on which it was begun. */
  from: string
  /** Last day that is not counted: as expected while it goes on. Null as long as 特别程序告知书 is not issued: then every day counts. */
  through: string | null
  endedDay: string | null
  result: string | null
}

/** 挂起: time that steps do not count, and no limit of the case; of one task, or of all with null. */
export type HoldState = { hold: string; task: string | null; from: string; through: string | null }

/** 启封 of one task, as two persons asked for it. */
export type OpeningState = {
  opening: string
  task: string
  code: string
  ground: SealGround
  document: string
  proposedDay: string
  due: Due
  /** Null until the second person has opened it. */
  until: string | null
  openedDay: string | null
  refused: RefusedOpening | null
}

/** 文号: given before the paper is set, so that a repeated print bears the same. */
export type PaperNumber = { text: string; day: string }

export type Paper = { paper: string; kind: string; file: string; day: string }

/** Why a result is back at the window. */
export type CameBack = 'refused' | 'undeliverable' | 'lost' | 'not-fetched' | 'not-stored' | 'no-cell'

/** 办件 as the fold of its events. Plain JSON; no identity stands in it. */
export type CaseState = {
  /** Acts so far: what people and clocks did. Papers set and names drawn in between don't count, so they make no page stale. */
  acts: number
  /** 正在作出决定 is review whose last task waits, and is said by whoever reads. */
  phase: Exclude<Phase, 'deciding'> | 'none'
  ending: z.infer<typeof Ending> | null
  number: string
  item: string
  revision: number
  intakeOffice: string
  hall: string | null
  applicantKind: 'person' | 'enterprise'
  submittedDay: string
  /** 真实性声明; null before it was kept, and of a part. */
  declared: TruthDeclared | null
  /** Day from which the intake limit runs: of submission, or of the correction. */
  receivedDay: string
  intakeDue: Due | null
  /** 逾期视为同意: last day past which silence agrees; null where it never does. */
  agreedAfter: Due | null
  plain: Record<string, unknown>
  materials: readonly MaterialFact[]
  /** Null for cases that were filed before there was a pledge. */
  draw: DrawPledge | null
  /** The earlier case of the same matter whose reviewers this one goes to. */
  refiles: string | null
  /** 变更、延续、补证、注销: of which licence. */
  about: AboutLicence | null
  noticed: boolean
  noticedDay: string | null
  defects: readonly Defect[]
  /** 一件事: of which whole it is a part now, and of which it was made one when it was filed: its draws go by that one's pledge for ever. */
  whole: OfWhole | null
  bornIn: { case: string; part: string } | null
  parts: PartsState
  returns: ReturnsState
  /** 本事项 over all its filings. */
  matter: MatterState
  watch: WatchState
  /** 授权综合窗口受理. */
  charge: ChargeState
  refusalCheck: RefusalCheckState
  /** 不得再次申请 that follow from it. */
  bars: readonly BarBegun[]
  /** 容缺; null where all was handed in with the application. */
  deferral: DeferralState | null
  acceptedDay: string | null
  deemed: boolean
  acceptedBy: 'person' | 'rules'
  commitment: CommitmentState | null
  /** Lines of the formal check that a person found in order. */
  checked: number
  statutoryDue: Due | null
  promisedDue: Due | null
  /** 内部办理时限; null where there is none, and while 上报 holds it. */
  internalDue: Due | null
  tasks: Record<string, TaskState>
  procedures: readonly ProcedureState[]
  extension: ExtensionState | null
  holds: readonly HoldState[]
  handling: HandlingState
  copies: readonly CopyState[]
  recomputed: readonly Recomputed[]
  reminded: RemindedState
  officeOverdue: OfficeOverdueState
  openings: readonly OpeningState[]
  meetings: readonly MeetingState[]
  hearing: HearingState | null
  panels: PanelsState
  visits: VisitsState
  thirdParties: ThirdPartiesState | null
  /** 申请人的陈述申辩. */
  ownStatements: OwnStatementsState
  /** 公示 by task. */
  notices: Record<string, NoticeState>
  /** 上报 by task. */
  referrals: Record<string, ReferralState>
  /** 依职权撤销、撤回、注销 of the licence, oldest first. */
  closures: readonly ClosureState[]
  /** 许可后监督检查; null where the licence is under none. */
  supervision: SupervisionState | null
  erasure: ErasureState | null
  feedback: { verdict: Verdict; summary: string } | null
  decision: {
    outcome: 'granted' | 'refused'
    reasons: string
    basis: string
    /** `silence`: 视为准予延续, which nobody decided. `parts`: the parts were decided, each by itself. `superior`: 上报, by the authority above. */
    made: 'person' | 'commitment' | 'filing' | 'instant' | 'rules' | 'silence' | 'agreement' | 'parts' | 'superior'
    /** Of the rules: which, and what they looked at. */
    why: DecisionWhy | null
    /** 名额已满 is why it was refused, whether or not it met every condition. */
    noPlace: boolean
    /** Why it was refused although every review passed it. */
    finding?: RefusalFinding
    /** Which 公示、公告意见 it rests on; absent in decisions of before. */
    comments?: readonly NamedComment[]
    /** 超过内部时限的原因. */
    overInternal?: OverInternal
    /** 隐瞒有关情况或者提供虚假材料 is why it was refused. */
    falseMaterial?: true
    /** What of it; absent in decisions of before. */
    untrue?: readonly Line[]
    /** 容缺通过: what was still to be supplied. */
    deferred: readonly string[]
    /** `parts`: 一次反馈意见单 was ordered beside the 汇总单. */
    feedback?: true
    day: string
  } | null
  /** 要求人工办理: what the rules had decided. */
  setAside: SetAside | null
  refusal: {
    ground: string
    reason: string
    basis: string
    competentOffice: string | null
    gaps: readonly Line[]
    untrue: readonly Line[]
  } | null
  papers: readonly Paper[]
  /** By paper. */
  numbers: Record<string, PaperNumber>
  credential: { id: string; identifier: string; serial: string; validFrom: string; validUntil: string | null } | null
  withdrawal: {
    reason: string | null
    day: string
    /** When it had been asked for, where the office had to consent. */
    askedDay: string | null
    consent: 'not-needed' | 'given' | 'silence'
  } | null
  withdrawing: WithdrawingState
  messages: readonly { message: string; from: 'applicant' | 'office'; day: string; seen: boolean }[]
  deliverBy: DeliverBy
  /** 代领人, where the way is by one. */
  agent: AgentFact | null
  deliverDue: Due | null
  /** The parcel that is on its way to the applicant. */
  dispatched: { parcel: string; day: string } | null
  /** Parcels and stays in a locker that did not reach the applicant, oldest first. */
  cameBack: readonly { parcel: string; reason: CameBack; day: string }[]
  /** 取证柜: since when the result is on its way into one or in one, and in which. */
  deposited: { deposit: string; day: string; at: { locker: string; cell: string; until: string } | null } | null
  /** 自助打印 so far, and how often the one-time code was made anew. */
  prints: readonly { day: string; papers: readonly string[] }[]
  codesUsed: number
  proof: DeliveryProof | null
  deliveredDay: string | null
  endedDay: string | null
}

export const noCase: CaseState = {
  acts: 0,
  phase: 'none',
  ending: null,
  number: '',
  item: '',
  revision: 0,
  intakeOffice: '',
  hall: null,
  applicantKind: 'person',
  submittedDay: '',
  declared: null,
  receivedDay: '',
  intakeDue: null,
  agreedAfter: null,
  plain: {},
  materials: [],
  draw: null,
  about: null,
  refiles: null,
  whole: null,
  bornIn: null,
  parts: {},
  noticed: false,
  noticedDay: null,
  defects: [],
  returns: noReturns,
  matter: nothingFiled,
  watch: notWatched,
  charge: notCharged,
  refusalCheck: null,
  bars: [],
  deferral: null,
  acceptedDay: null,
  deemed: false,
  acceptedBy: 'person',
  commitment: null,
  checked: 0,
  statutoryDue: null,
  promisedDue: null,
  internalDue: null,
  tasks: {},
  procedures: [],
  extension: null,
  holds: [],
  handling: notHandled,
  copies: [],
  recomputed: [],
  reminded: {},
  officeOverdue: {},
  openings: [],
  meetings: [],
  hearing: null,
  panels: {},
  visits: {},
  thirdParties: null,
  ownStatements: nothingStated,
  notices: {},
  referrals: {},
  closures: [],
  supervision: null,
  erasure: null,
  feedback: null,
  decision: null,
  setAside: null,
  refusal: null,
  papers: [],
  numbers: {},
  credential: null,
  withdrawal: null,
  withdrawing: notWithdrawing,
  messages: [],
  deliverBy: 'electronic',
  agent: null,
  deliverDue: null,
  dispatched: null,
  cameBack: [],
  deposited: null,
  prints: [],
  codesUsed: 0,
  proof: null,
  deliveredDay: null,
  endedDay: null,
}
