import type { FormPaper } from '#contracts/form-paper.ts'
import type { PaperKind } from '#contracts/papers.ts'

/** What each 文书 says. The words of the law stand in the templates; only what differs from case to case stands here. */

/** Civil date `YYYY-MM-DD`, Asia/Shanghai. */
export type PaperDay = string

/** 印章: the office name runs along the arc, `sealText` stands below the star. */
export type PaperSeal = { officeName: string; sealText: string }

/** What every paper carries. */
export type PaperFrame = {
  /** 文头: the office in whose name the paper is issued */
  office: string
  /** 文号 as printed, for instance 连行审受〔2026〕123号 */
  documentNumber: string
  /** 文书编号 in the footer: the paper's own register number */
  paperNumber: string
  issuedOn: PaperDay
  /** null: not sealed yet (a preview) */
  seal: PaperSeal | null
  /** text of the QR; null: no QR */
  qr: string | null
  /** true: demonstration seal, pale 演示 across every page */
  specimen: boolean
}

/** The case a paper speaks about. */
export type PaperCase = {
  caseNumber: string
  itemName: string
  /** 申请人, the addressee */
  applicant: string
  /** day on which the application was received */
  appliedOn: PaperDay
  /** 行政许可: the licensing law applies; false: what is asked for is no licence, and its articles are followed by analogy (参照) */
  licensing: boolean
}

/** 授权综合窗口: whose window gave the paper in the name of the office, and by what charge; absent: the office itself did. */
export type PaperCharge = { charge?: { hall: string; basis: string } }

/** 救济途径: where a person may turn against the paper. */
export type PaperRemedies = {
  /** 行政复议机关 */
  reviewOffice: string
  /** 行政复议 online channel, named because the paper is delivered online (行政复议法 第二十二条) */
  reviewOnline: string
  /** court with jurisdiction */
  court: string
}

/** One article of law the paper rests on, for instance { law: '中华人民共和国行政许可法', article: '第三十二条第一款第（四）项' }; free words of the decider have no law and stand in `article`. */
export type LegalGround = { law: string; article: string }

export type ReceivedMaterial = {
  name: string
  copies: number
  /** 收取方式 */
  way: '纸质' | '附件' | '扫描' | '证照库' | '材料库' | '数据核验' | '网上填写' | '网上签署' | '窗口录入' | '窗口签署'
}

/** 申请表: what the applicant wrote, or the blank form and the filled sample that anybody may fetch before. */
export type ApplicationForm = PaperFrame &
  FormPaper & {
    kind: 'application-form'
    /** null: not submitted, a blank form or a sample */
    caseNumber: string | null
    applicant: string | null
    declaredOn: PaperDay | null
    materials: ReceivedMaterial[]
  }

export type MaterialReceipt = PaperFrame &
  PaperCase & {
    kind: 'material-receipt'
    materials: ReceivedMaterial[]
    /** last day on which the office must accept, refuse or ask for correction */
    answerDueOn: PaperDay
    /** 先审后验: originals are to be brought when the result is fetched; absent: none */
    originalsAtPickUp?: boolean
    /** 查询码 printed for a person without an account; null: none */
    querySecret: string | null
    /** telephone for questions; null: none */
    telephone: string | null
  }

export type AcceptanceNotice = PaperFrame &
  PaperCase &
  PaperCharge & {
    kind: 'acceptance-notice'
    acceptedOn: PaperDay
    /** true: silence past the limit, accepted from the day of receipt (行政许可法 第三十二条) */
    deemed: boolean
    statutoryLimitDays: number
    statutoryUnit: 'working' | 'calendar'
    /** Given where the law counts from the receipt of the complete application instead of its acceptance. */
    statutoryFromOn?: PaperDay
    statutoryDueOn: PaperDay
    promisedLimitDays: number
    promisedUnit: 'working' | 'calendar'
    promisedDueOn: PaperDay
    /** procedures whose time is not counted (行政许可法 第四十五条), empty: none */
    notCounted: string[]
    /** 一件事: what is accepted together, each with the limits of its own; absent: nothing */
    parts?: { title: string; office: string; statutory: string; promised: string; after: string | null }[]
    querySecret: string | null
    telephone: string | null
  }

/** 容缺受理通知书: what is to be supplied, by when, and what follows otherwise. */
export type DeferralNotice = PaperFrame &
  PaperCase &
  PaperCharge & {
    kind: 'deferral-notice'
    acceptedOn: PaperDay
    materials: { name: string; standard: string }[]
    /** working days */
    limitDays: number
    dueOn: PaperDay
    consequence: string
    basis: string
    telephone: string | null
  }

/** 确认补齐通知书. */
export type DeferralCompleteNotice = PaperFrame &
  PaperCase & {
    kind: 'deferral-complete-notice'
    acceptedOn: PaperDay
    completedOn: PaperDay
    materials: string[]
    telephone: string | null
  }

/** 容缺逾期终止办理通知书. */
export type DeferralEnding = PaperFrame &
  PaperCase & {
    kind: 'deferral-ending'
    acceptedOn: PaperDay
    dueOn: PaperDay
    endedOn: PaperDay
    /** what was never supplied */
    materials: string[]
    reasons: string[]
    basis: string
    remedies: PaperRemedies
  }

export type Deficiency = {
  /** material or form field */
  subject: string
  reason: string
  howToFix: string
}

export type DeficiencyNotice = PaperFrame &
  PaperCase &
  PaperCharge & {
    kind: 'deficiency-notice'
    /** the complete list; there is no second notice */
    deficiencies: Deficiency[]
    /** last day to bring what is missing; null where the law sets none */
    dueOn: PaperDay | null
    telephone: string | null
  }

export type IntakeRefusal = PaperFrame &
  PaperCase &
  PaperCharge & {
    kind: 'intake-refusal'
    /** no-licence-needed: 第三十二条第一款第（一）项; not-competent: 第（二）项; other: the grounds alone speak */
    because: 'no-licence-needed' | 'not-competent' | 'other'
    grounds: LegalGround[]
    reasons: string[]
    /** 不实的材料或者填报的内容, by name; absent: nothing was found untrue */
    untrue?: string[]
    /** the office to turn to; required when `because` is not-competent, else null */
    competentOffice: string | null
    /** 不得再次申请 (第七十八条): last day of it; absent: nothing bars */
    barredUntil?: PaperDay
    /** which parts of a whole it bars from, by their titles; absent: from what was applied for */
    barredFrom?: string
    /** 隐瞒有关情况或者提供虚假材料 (第七十八条): a warning follows; absent: none does */
    falseMaterial?: boolean
    remedies: PaperRemedies
  }

/** 特别程序告知书 (行政许可法 第四十五条). */
export type SpecialProcedureNotice = PaperFrame &
  PaperCase & {
    kind: 'special-procedure-notice'
    acceptedOn: PaperDay
    /** 听证、招标、拍卖、检验、检测、检疫、鉴定 or 专家评审 */
    procedure: string
    reason: string
    /** what the item rests the procedure on */
    basis: string
    /** the day on which it is issued, or was begun where it is issued only after the end */
    from: PaperDay
    /** working days */
    expectedDays: number
    /** last day that is not counted; null where it is issued only after the end */
    through: PaperDay | null
    /** where it is issued only after the end: that day; else null or absent */
    endedOn?: PaperDay | null
    statutoryDueOn: PaperDay
    promisedDueOn: PaperDay
    /** true: the promised limit runs on meanwhile */
    bundled: boolean
    /** 延续: last day of the licence, which no procedure moves the limits past; null or absent for every other case */
    licenceEndsOn?: PaperDay | null
    telephone: string | null
  }

/** 延长期限告知书 (行政许可法 第四十二条). */
export type ExtensionNotice = PaperFrame &
  PaperCase & {
    kind: 'extension-notice'
    acceptedOn: PaperDay
    /** the limit without the extension */
    statutoryLimitDays: number
    unit: 'working' | 'calendar'
    /** days added, in the same unit */
    days: number
    /** 延续: last day of the licence, where it left fewer days than the law allows; null or absent where it did not */
    licenceEndsOn?: PaperDay | null
    /** who approved, in the words of the law */
    head: string
    reason: string
    /** what the item rests the extension on */
    basis: string
    statutoryDueOn: PaperDay
    /** null: the promised limit is not extended */
    promisedDueOn: PaperDay | null
    telephone: string | null
  }

/** 利害关系人告知书 (行政许可法 第三十六条、第四十七条); who it goes to stands on the envelope, since the applicant reads it too. Of the applicant's own it is the 陈述申辩告知书. */
export type ThirdPartyNotice = PaperFrame &
  PaperCase & {
    kind: 'third-party-notice'
    /** which of those who are told, from 1; null: the applicant */
    place: number | null
    reason: string
    /** last day to state and defend */
    dueOn: PaperDay
    /** last day to ask for a hearing; absent where there is no such right */
    hearingBy?: PaperDay
    telephone: string | null
  }

/** 听证权利告知书 (行政许可法 第四十七条). */
export type HearingRightsNotice = PaperFrame &
  PaperCase & {
    kind: 'hearing-rights-notice'
    acceptedOn: PaperDay
    reason: string
    /** last day to ask for the hearing */
    requestBy: PaperDay
    telephone: string | null
  }

/** 听证通知书 (行政许可法 第四十八条). */
export type HearingNotice = PaperFrame &
  PaperCase & {
    kind: 'hearing-notice'
    /** null: 依职权, on which article and why stand instead */
    requestedOn: PaperDay | null
    /** absent: the applicant did */
    askedBy?: '利害关系人'
    /** whether it is the addressee who asked, and who alone gives it up by staying away */
    asks?: boolean
    /** which of 利害关系人 it goes to, from 1; absent: to the applicant */
    party?: number
    ordered?: string
    reason?: string
    /** not open to the public: 国家秘密、商业秘密 or 个人隐私; absent: open */
    closed?: string
    /** whether it is told to everybody, who may sign up; absent: it is not */
    announced?: boolean
    heldOn: PaperDay
    /** of day, HH:MM */
    time: string
    place: string
    /** 听证主持人 as the draw calls them */
    chair: string
    /** of the chair, or nobody could tell whether to ask for another (第四十八条) */
    chairName?: string
    chairOffice?: string
    /** whether they stand in for whoever was drawn */
    deputy?: boolean
    /** whether only the chair is another than in the notice of before */
    anew?: boolean
    telephone: string | null
  }

/** 回避申请决定书 (行政许可法 第四十八条第一款第三项): what whoever asked for another chair of the hearing is answered. */
export type RecusalAnswer = PaperFrame &
  PaperCase & {
    kind: 'recusal-answer'
    /** which of 利害关系人 it goes to, from 1; absent: to the applicant */
    party?: number
    askedOn: PaperDay
    granted: boolean
    /** null where it was granted without one */
    reason: string | null
    telephone: string | null
  }

/** 撤回申请终止办理通知书. */
export type TerminationNotice = PaperFrame &
  PaperCase & {
    kind: 'termination-notice'
    /** when the applicant asked for it */
    withdrawnOn: PaperDay
    endedOn: PaperDay
    /** how the office consented, once the application was accepted; null where it needed not */
    consent: string | null
    telephone: string | null
  }

/** 告知承诺书: what the applicant was told and signed. */
export type CommitmentLetter = PaperFrame &
  PaperCase & {
    kind: 'commitment-letter'
    /** paragraphs of the two texts */
    notice: string[]
    promise: string[]
    noticeVersion: string
    promiseVersion: string
    /** materials that were not asked for */
    dispensed: string[]
    /** Null where a draw says whether it is checked. */
    checkDueOn: PaperDay | null
    /** 抽查: the share in hundredths, and within how long after the draw. */
    sample: { percent: number; within: string } | null
    signedBy: string
    signedOn: PaperDay
    telephone: string | null
  }

/** 办理结果汇总单: one sheet over the papers of all parts (一件事、并联). */
export type CoverSheet = PaperFrame &
  PaperCase & {
    kind: 'cover-sheet'
    acceptedOn: PaperDay
    /** null: never opened */
    parts: {
      title: string
      office: string
      result: string
      endedOn: PaperDay | null
      /** 文号 of its own decision; null where it came to none */
      decision: string | null
      /** 证照编号; null where none was issued */
      licence: string | null
    }[]
    telephone: string | null
  }

/** 一次反馈意见单: what the offices of all parts have to say, told once and as one. */
export type JointFeedback = PaperFrame &
  PaperCase & {
    kind: 'joint-feedback'
    acceptedOn: PaperDay
    parts: { title: string; office: string; conclusion: string; words: string[] }[]
    telephone: string | null
  }

/** 视为准予延续通知书 (行政许可法 第五十条第二款). */
export type DeemedRenewalNotice = PaperFrame &
  PaperCase & {
    kind: 'deemed-renewal-notice'
    /** 证照名称 and the identifier of the version that ran out */
    licence: string
    identifier: string
    /** last day of the term that ran out */
    ranOutOn: PaperDay
    /** first day on which the licence is good by silence */
    renewedOn: PaperDay
    telephone: string | null
  }

/** 视为同意通知书: nothing was told in time (建设项目环境保护管理条例 第十二条第二款). */
export type DeemedAgreementNotice = PaperFrame &
  PaperCase & {
    kind: 'deemed-agreement-notice'
    receivedOn: PaperDay
    /** such as 10个自然日 */
    limit: string
    /** last day on which an opinion could be told */
    lastOn: PaperDay
    /** first day on which it is agreed by silence */
    agreedOn: PaperDay
    /** what the agreement is given as */
    result: string
    basis: string
    telephone: string | null
  }

/** 核查结果: that it is so, what is to be put right, or what was found of a licence that had ended. */
export type CheckNotice = PaperFrame &
  PaperCase & {
    kind: 'check-notice'
    title: string
    finding: 'true' | 'to-rectify' | 'not-rectified' | 'false'
    conclusion: string
    report: string
    basis: string
    checkedOn: PaperDay
    /** null where nothing is to be put right */
    rectifyByOn: PaperDay | null
    licenceTitle: string
    licenceNumber: string
    telephone: string | null
  }

/** 拟撤销、撤回、注销: what the office finds, and until when the holder may state and defend. */
export type ClosureNotice = PaperFrame &
  PaperCase & {
    kind: 'closure-notice'
    title: string
    /** 撤销, 撤回 or 注销 */
    act: string
    groundText: string
    facts: string
    /** the authority elsewhere that decided it, the day and the number of its document; absent where the office knows the end itself */
    proof?: string | null
    basis: string
    licenceTitle: string
    licenceNumber: string
    /** null where there is nothing to be heard about */
    stateByOn: PaperDay | null
    telephone: string | null
  }

/** 撤销、撤回、注销 by the office, or that it does not (行政许可法 第八条、第六十九条、第七十条). */
export type ClosureDecision = PaperFrame &
  PaperCase & {
    kind: 'closure-decision'
    title: string
    act: string
    outcome: 'ended' | 'kept'
    openedOn: PaperDay
    /** whether the holder was heard, in words; null where there was nothing to be heard about */
    heard: string | null
    groundText: string
    facts: string
    /** the authority elsewhere that decided it, the day and the number of its document; absent where the office knows the end itself */
    proof?: string | null
    reasons: string
    basis: string
    /** what follows for whoever held it; null where nothing does */
    consequence: string | null
    licenceTitle: string
    licenceNumber: string
    /** 不得再次申请 (第七十九条): last day of it; absent: nothing bars */
    barredUntil?: PaperDay
    remedies: PaperRemedies
    telephone: string | null
  }

export type Decision = PaperFrame &
  PaperCase & {
    kind: 'decision'
    /** 准予行政许可决定书, 不予备案通知书 … */
    title: string
    /** 准予行政许可, 不予备案 … */
    verdict: string
    acceptedOn: PaperDay
    decidedOn: PaperDay
    /** day of the hearing on whose minutes it rests; absent: none was held */
    heardOn?: PaperDay
    /** by rules alone: which version, and until when a person may be asked for; absent: people decided */
    automated?: { version: string; askUntilOn: PaperDay | null }
    /** 上报: which authority decided, by which document; absent: the office itself did */
    superior?: { name: string; document: string; decidedOn: PaperDay; referredOn: PaperDay }
    grounds: LegalGround[]
    remedies: PaperRemedies
  } & (
    | {
        outcome: 'granted'
        /** what is permitted, one sentence each */
        permits: string[]
        /** conditions and duties of the holder */
        conditions: string[]
        /** 容缺通过: what is still to be supplied, by when, and what default brings; absent: nothing is */
        deferred?: { materials: string[]; dueOn: PaperDay; consequence: string | null; basis: string }
      }
    | {
        outcome: 'refused'
        /** 行政许可法 第三十八条: never empty */
        reasons: string[]
        /** 名额已满 (第五十七条): nothing is said of its conditions then; absent: it does not meet them */
        noPlace?: boolean
        /** 隐瞒有关情况或者提供虚假材料 (第七十八条): why it is refused, and a warning follows; absent: it is not */
        falseMaterial?: boolean
        /** 不实的材料或者填报的内容, by name; absent: nothing was found untrue */
        untrue?: string[]
        /** 不得再次申请 (第七十八条): last day of it; absent: nothing bars */
        barredUntil?: PaperDay
      }
  )

export type LicenceField = { label: string; value: string }

export type Licence = PaperFrame & {
  kind: 'licence'
  orientation: 'portrait' | 'landscape'
  /** 证照名称 */
  title: string
  /** 证照标识 */
  identifier: string
  holder: string
  /** 持证主体代码, masked by the caller where the paper must not show it */
  holderCode: string
  holderCodeLabel: string
  fields: LicenceField[]
  validFrom: PaperDay
  /** last day of validity; null: 长期 */
  validUntil: PaperDay | null
}

/** 送达回执: what was served, by which way, and what shows that it was received. */
export type DeliveryReceipt = PaperFrame &
  PaperCase & {
    kind: 'delivery-receipt'
    /** papers that were served, by title and number */
    served: { title: string; number: string }[]
    way: 'electronic' | 'window' | 'agent' | 'courier' | 'self-print' | 'locker'
    /** instant of the receipt in words, Asia/Shanghai */
    receivedAt: string
    deliverDueOn: PaperDay | null
    /** who received: 本人、代领人, or as the courier reported */
    receiver: string
    /** waybill and company; null for the other ways */
    parcel: { company: string; waybill: string } | null
    signature: { how: 'drawn'; svg: string } | { how: 'typed'; name: string } | null
  }

/** 会商纪要: internal, and without the applicant's name. */
export type MeetingMinutes = PaperFrame & {
  kind: 'meeting-minutes'
  title: string
  caseNumber: string
  itemName: string
  calledOn: PaperDay
  closedOn: PaperDay
  /** when and where it sat, or that it was held in writing */
  how: string
  convener: string
  members: { who: string; spoke: string; signed: string }[]
  points: { text: string; count: string; notes: string[] }[]
  minutes: string[]
}

/** 现场核查记录: with the applicant and the place; officers by their letters. */
export type VisitRecord = PaperFrame &
  PaperCase & {
    kind: 'visit-record'
    /** the step of the plan */
    title: string
    offices: string
    visitedOn: PaperDay
    visitedAt: string
    place: string
    present: string
    basis: string
    points: { title: string; measure: string; basis: string; found: string; seen: string }[]
    /** `takenAt` and `located` as the camera stated; `hash` of the original */
    photos: { number: string; point: string; takenAt: string; located: string; hash: string }[]
    /** where the device that sent the record said it was; null: it did not say */
    device: string | null
    summary: string[]
    verdict: string
    signed: { who: string; how: string }[]
  }

/** 监督检查记录: of a promise, of a licence that a draw chose, or for cause; signed by those who went. */
export type CheckRecord = PaperFrame &
  PaperCase & {
    kind: 'check-record'
    /** 检查方式 */
    way: string
    checkedOn: PaperDay
    licenceTitle: string
    licenceNumber: string
    basis: string
    points: { title: string; measure: string; found: string; seen: string }[]
    report: string[]
    conclusion: string
    /** null where nothing is to be put right */
    rectifyByOn: PaperDay | null
    /** 检查人员 */
    officers: string[]
  }

/** 材料交接单: paper originals that a window hands to the back office. */
export type TransferSheet = PaperFrame &
  PaperCase & {
    kind: 'transfer-sheet'
    from: string
    to: string
    materials: { name: string; remark: string }[]
    handedOverBy: string
    handedOverAt: string
    /** null until the other side has signed */
    received: { by: string; at: string; missing: string[] } | null
  }

export type PaperContent =
  | ClosureNotice
  | ClosureDecision
  | DeferralNotice
  | DeferralCompleteNotice
  | DeferralEnding
  | ApplicationForm
  | DeliveryReceipt
  | TransferSheet
  | VisitRecord
  | CheckRecord
  | MaterialReceipt
  | AcceptanceNotice
  | DeficiencyNotice
  | IntakeRefusal
  | SpecialProcedureNotice
  | ExtensionNotice
  | ThirdPartyNotice
  | HearingRightsNotice
  | HearingNotice
  | RecusalAnswer
  | MeetingMinutes
  | TerminationNotice
  | CommitmentLetter
  | CoverSheet
  | JointFeedback
  | DeemedRenewalNotice
  | DeemedAgreementNotice
  | CheckNotice
  | Decision
  | Licence

export type { PaperKind }
