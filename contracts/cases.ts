import { RefusalGround } from './intake-events.ts'
import { z } from 'zod'
import {
  AgentBy,
  Checked,
  Defect,
  DeliverBy,
  DrawPledge,
  Due,
  MaterialWay,
  ReturnCause,
  Score,
  Verdict,
  Line,
} from './case-events.ts'
import { AskedDeferral, DeferralView } from './deferrals.ts'
import { ExchangeEntry } from './exchange-status.ts'
import { NamedAgent, PickUpAgent, Recipient, Signature } from './deliveries.ts'
import { ContactGiven } from './contacts.ts'
import { CheckShown } from './data-checks.ts'
import { endpoint } from './endpoint.ts'
import { IntakeView, MatterClock } from './intake-law.ts'
import { ErasureView } from './erasure.ts'
import {
  CaseId,
  DayText,
  FileId,
  Instant,
  InstantCursor,
  ItemCode,
  Key,
  LogPosition,
  PartyId,
  ProjectId,
  RegionId,
  StreamId,
  UploadId,
} from './ids.ts'
import { boxed, PageLimit } from './lists.ts'
import { BarView } from './bars.ts'
import { PanelView } from './expert-panel.ts'
import { HearingView } from './hearings.ts'
import { SupervisionView } from './supervision.ts'
import { PromiseSigned } from './item-commitment.ts'
import { AboutLicence, LicenceMatter } from './matters.ts'
import { OutcomeAct } from './outcome.ts'
import { WholeExtension } from './extensions.ts'
import { FamilyView } from './parts.ts'
import { Receipt } from './receipt.ts'
import { NoticeOfCase } from './public-notices.ts'
import { ReferralView } from './referrals.ts'
import { ClosureView } from './closures.ts'
import { VisitView } from './site-visit.ts'
import { OwnStatementsView, ThirdPartiesView } from './third-parties.ts'
import { WaitingHere } from './office-waits.ts'
import { RulesView } from './ways.ts'
import { EarlierFile, LicenceBehind, MaterialSource } from './sources.ts'

const inRegion = z.object({ region: RegionId })
const ofCase = inRegion.extend({ case: CaseId })
const both = ['public', 'desk'] as const

/** What was filled into a form, by the key of the question; checked against the item, not here. */
export const Answers = z.record(Key, z.unknown())

/** `version` of the view that the caller saw (acts so far; papers set meanwhile don't count): a case that has moved on answers 409. */
const Expects = z.int().min(0).optional()

/** 办件阶段, few on purpose; the finer picture is the timeline. */
export const Phase = z.enum(['intake', 'correcting', 'review', 'deciding', 'issuing', 'ready', 'closed'])
export type Phase = z.infer<typeof Phase>

/** How a case ended: 准予, 不予, 不予受理, 撤回, 容缺逾期未补齐而终止. */
export const Ending = z.enum(['granted', 'refused', 'refused-at-intake', 'withdrawn', 'lapsed'])

/* ---------------------------------------------------------------- drafts */

/** A file that was uploaded and belongs to nothing submitted yet. */
export const StagedFile = z.object({
  file: FileId,
  material: Key,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  earlier: EarlierFile.nullable().default(null).meta({ description: 'the earlier case that it was copied from' }),
})
/** 草稿: a form being filled in, with what it takes to go on. */
export const DraftView = z
  .object({
    case: CaseId,
    item: ItemCode,
    itemName: z.string(),
    revision: z.int(),
    applicant: z.object({
      id: PartyId,
      name: z.string(),
      kind: z.enum(['person', 'enterprise']),
      code: z.string(),
      phone: z.string().nullable(),
      phoneGiven: ContactGiven.nullable()
        .default(null)
        .meta({ description: 'when and where the phone was given; null: with the registration' }),
      delivery: ContactGiven.extend({ value: Recipient })
        .nullable()
        .default(null)
        .meta({ description: '上次的快递收件信息' }),
      legalPerson: z.string().nullable(),
      address: z
        .object({ division: z.string(), town: z.string().optional(), detail: z.string() })
        .nullable()
        .meta({ description: '住址或者注册地址, as the account knows it' }),
    }),
    answers: Answers,
    paper: z.array(Key),
    from: z
      .object({ case: CaseId, number: z.string(), day: DayText })
      .nullable()
      .meta({ description: 'the earlier case whose answers it began with' }),
    about: z
      .object({
        matter: LicenceMatter,
        identifier: z.string(),
        validUntil: DayText.nullable(),
        timely: z.boolean().nullable(),
      })
      .nullable()
      .default(null)
      .meta({ description: '变更、延续、补证、注销: of which licence, as it stands today; null for 新办' }),
    files: z.array(StagedFile),
    sources: z.array(MaterialSource).default([]).meta({ description: 'per material what needs not be brought again' }),
    commitment: z
      .enum(['offered', 'chosen', 'barred'])
      .nullable()
      .default(null)
      .meta({ description: '告知承诺; null where the item has none, `barred` after a false promise' }),
    bar: BarView.nullable().default(null).meta({ description: '不得再次申请 on this day; null where nothing bars' }),
    version: z.int().meta({ description: 'saves so far; a save names the version it is based on' }),
    drawPledge: z.string().meta({
      description: 'what the draws of this case are bound to, told before its submission gets its id',
    }),
    updatedAt: Instant,
  })
  .meta({ id: 'Draft' })
export type DraftView = z.infer<typeof DraftView>

export const openDraft = endpoint('POST /api/:region/drafts', {
  summary: '新建申请草稿',
  can: 'draft.write',
  zones: both,
  reads: [],
  kind: 'action',
  params: inRegion,
  body: z.strictObject({
    item: ItemCode,
    applicant: PartyId.optional().meta({ description: 'at a window: the person served' }),
    mandate: StreamId.optional().meta({
      description: 'at a window: 授权, under which the agent who stands there has it filed',
    }),
    from: CaseId.optional().meta({
      description: '再办一件: an earlier case of the same party and item, whose answers are taken over',
    }),
    project: ProjectId.optional().meta({
      description:
        '项目的下一事项: the form begins with what the project’s earlier cases of the same party say, with its licences chosen',
    }),
    about: z
      .strictObject({ matter: LicenceMatter, identifier: z.string().min(10).max(120) })
      .optional()
      .meta({
        description: '变更、延续、补证、注销 of a licence of the applicant’s; the form begins with what led to it',
      }),
    case: CaseId.optional().meta({
      description: 'made by the client, so that a repeat after a lost answer opens no second draft',
    }),
  }),
  reply: z.object({ case: CaseId }),
})
export const listDrafts = endpoint('GET /api/:region/drafts', {
  summary: '我的草稿',
  can: 'draft.write',
  zones: both,
  reads: ['identity'],
  kind: 'query',
  params: inRegion,
  reply: z.object({
    drafts: z.array(
      z.object({
        case: CaseId,
        item: ItemCode,
        itemName: z.string(),
        applicantName: z.string().optional().meta({ description: 'at a window: for whom it is being filled in' }),
        atWindow: z.boolean().meta({ description: '正在窗口续办: a clerk goes on with what was begun online' }),
        can: z.array(z.enum(['discard', 'give-back'])),
        updatedAt: Instant,
        untouchedDays: z.int().meta({ description: 'whole days since the last save' }),
        keptUntil: DayText.meta({ description: 'last day on which it is kept when nobody writes on' }),
      }),
    ),
  }),
})
export const readDraft = endpoint('GET /api/:region/drafts/:case', {
  summary: '读取草稿',
  can: 'draft.write',
  zones: both,
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase,
  reply: DraftView,
})
export const saveDraft = endpoint('PUT /api/:region/drafts/:case', {
  summary: '保存草稿',
  can: 'draft.write',
  zones: both,
  reads: [],
  kind: 'action',
  params: ofCase,
  body: z.strictObject({
    base: z.int().min(0).meta({ description: 'version that this save goes on from; an older one is refused' }),
    answers: Answers,
    paper: z.array(Key).default([]).meta({ description: '窗口核收纸质原件的材料' }),
    commitment: z.boolean().optional().meta({ description: '选择告知承诺或者一般程序; absent: as it was' }),
  }),
  reply: z.object({ savedAt: Instant, version: z.int() }),
})
export const discardDraft = endpoint('DELETE /api/:region/drafts/:case', {
  summary: '删除草稿',
  can: 'draft.write',
  zones: both,
  reads: [],
  kind: 'action',
  params: ofCase,
  reply: z.object({ discarded: z.literal(true) }),
})
/** 窗口查看网上草稿: what the party who has just shown a document here has begun online, newest first; the fifty latest. */
export const listDraftsOfPresent = endpoint('POST /api/:region/window/drafts', {
  summary: '窗口查看来办人的网上草稿',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['personal'],
  kind: 'query',
  asksInBody: true,
  params: inRegion,
  body: z.strictObject({ party: PartyId }),
  reply: z.object({
    drafts: z
      .array(
        z.object({
          case: CaseId,
          item: ItemCode,
          itemName: z.string(),
          updatedAt: Instant,
          takenHere: z.boolean().meta({ description: 'whether this counter takes the item' }),
        }),
      )
      .max(50),
  }),
})
/** 窗口续办: the clerk goes on with an online draft of whoever stands there; it stays the owner’s, who sees what is changed. */
export const takeUpDraft = endpoint('POST /api/:region/drafts/:case/window', {
  summary: '窗口续办网上草稿',
  can: 'window.identify',
  zones: ['desk'],
  reads: ['identity', 'personal'],
  kind: 'action',
  params: ofCase,
  body: z.strictObject({ party: PartyId }),
  reply: z.object({ case: CaseId }),
})
/** 退还草稿: the clerk leaves the draft to its owner again. Without it that happens within a day. */
export const giveBackDraft = endpoint('DELETE /api/:region/drafts/:case/window', {
  summary: '退还网上草稿',
  can: 'window.identify',
  zones: ['desk'],
  reads: [],
  kind: 'action',
  params: ofCase,
  reply: z.object({ givenBack: z.literal(true) }),
})
export const uploadFile = endpoint('POST /api/:region/cases/:case/files', {
  summary: '上传材料',
  can: 'draft.write',
  zones: both,
  reads: [],
  kind: 'action',
  params: ofCase,
  query: z.object({
    material: Key,
    name: z.string().min(1).max(200),
    upload: UploadId.optional(),
  }),
  raw: { mediaTypes: ['application/octet-stream'], maxBytes: 50_000_000 },
  reply: StagedFile,
})
export const removeFile = endpoint('DELETE /api/:region/cases/:case/files/:file', {
  summary: '移除未提交的材料',
  can: 'draft.write',
  zones: both,
  reads: [],
  kind: 'action',
  params: ofCase.extend({ file: FileId }),
  reply: z.object({ removed: z.literal(true) }),
})
export const useSource = endpoint('POST /api/:region/cases/:case/sources', {
  summary: '使用已有证照或材料',
  can: 'draft.write',
  zones: both,
  reads: [],
  kind: 'action',
  params: ofCase,
  body: z.discriminatedUnion('use', [
    z.strictObject({ use: z.literal('licence'), material: Key, identifier: z.string().min(10).max(120) }),
    z.strictObject({ use: z.literal('earlier'), material: Key, case: CaseId, file: FileId }),
  ]),
  reply: z.object({
    chosen: MaterialSource.shape.chosen,
    file: StagedFile.nullable().meta({ description: 'the copy of the earlier file, staged like an upload' }),
  }),
})
export const dropSource = endpoint('DELETE /api/:region/cases/:case/sources/:material', {
  summary: '不使用电子证照，改为上传',
  can: 'draft.write',
  zones: both,
  reads: [],
  kind: 'action',
  params: ofCase.extend({ material: Key }),
  reply: z.object({ dropped: z.literal(true) }),
})

/* ---------------------------------------------------------------- commands */

export const submitCase = endpoint('POST /api/:region/cases', {
  summary: '提交申请',
  can: 'case.submit',
  zones: both,
  reads: [],
  kind: 'command',
  params: inRegion,
  body: z.strictObject({
    draft: CaseId,
    declaration: z.literal(true).meta({ description: '对申请材料实质内容的真实性负责 (行政许可法 第三十一条)' }),
    deliverBy: DeliverBy,
    recipient: Recipient.nullable().default(null).meta({ description: '快递收件人' }),
    agent: NamedAgent.nullable().default(null).meta({ description: '代领人' }),
    promise: PromiseSigned.nullable()
      .default(null)
      .meta({ description: '告知承诺: the notice was read and the promise is signed; null: the normal way' }),
    deferral: AskedDeferral.nullable().default(null).meta({ description: '容缺受理申请' }),
    statedAt: Instant.optional().meta({
      description:
        'at a window whose link was down: when the filing was taken in there; a claim, no limit runs from it',
    }),
  }),
  reply: z.object({
    receipt: Receipt,
    case: CaseId,
    number: z.string(),
    queryCode: z.string().meta({ description: '查询码: with the number it shows the progress without a log-in' }),
    intakeDue: Due,
  }),
})

const CommandReply = z.object({ receipt: Receipt })

export const acceptCase = endpoint('POST /api/:region/cases/:case/acceptance', {
  summary: '受理',
  can: 'case.take-in',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    checked: z.array(Checked).max(300).default([]).meta({ description: '形式审查中标记“符合”的材料和申请表项目' }),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const notifyDeficiency = endpoint('POST /api/:region/cases/:case/deficiency-notice', {
  summary: '一次性补正告知',
  can: 'case.take-in',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ defects: z.array(Defect).min(1).max(60), expects: Expects }),
  reply: CommandReply,
})
export const refuseAtIntake = endpoint('POST /api/:region/cases/:case/intake-refusal', {
  summary: '不予受理',
  can: 'case.take-in',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    ground: RefusalGround,
    reason: z.string().trim().max(2000),
    competentOffice: z.string().trim().max(100).nullable(),
    gaps: z.array(Line).max(300).default([]).meta({
      description: '补正后仍不齐全或者不符合法定形式的各项, each named in a notice before; with that ground alone',
    }),
    untrue: z.array(Line).max(300).default([]).meta({
      description: '不实的材料或者答案, of those that were handed in; with the ground of false material alone',
    }),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const correctCase = endpoint('POST /api/:region/cases/:case/correction', {
  summary: '提交补正',
  can: 'case.correct',
  zones: both,
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    answers: Answers.default({}),
    paper: z.array(Key).default([]),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const withdrawCase = endpoint('POST /api/:region/cases/:case/withdrawal', {
  summary: '撤回申请',
  can: 'case.withdraw',
  zones: both,
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    reason: z.string().trim().max(500).default('').meta({ description: 'required once the case is accepted' }),
    confirmed: z.boolean().default(false).meta({
      description:
        'the applicant was told what it means; required after acceptance, when it is a request that the office answers',
    }),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const sendMessage = endpoint('POST /api/:region/cases/:case/messages', {
  summary: '留言',
  can: 'case.message',
  zones: both,
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ text: z.string().trim().min(2).max(1000) }),
  reply: CommandReply,
})
export const seeMessages = endpoint('POST /api/:region/cases/:case/messages/seen', {
  summary: '标记留言已读',
  can: 'case.message',
  zones: both,
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({}),
  reply: CommandReply,
})
export const handOverResult = endpoint('POST /api/:region/cases/:case/hand-over', {
  summary: '窗口出件',
  can: 'result.hand-over',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    document: z.enum(['resident-id-card', 'business-licence']),
    looked: z.literal(true).meta({ description: '已查验证件原件: the clerk has looked at the document' }),
    code: z.string().trim().toUpperCase().meta({
      description:
        '申请人证件的号码, compared with the case’s applicant; with 由代领人领取 the number of whoever stands there',
    }),
    originals: z
      .array(Key)
      .max(100)
      .default([])
      .meta({ description: '先审后验: materials whose originals were looked at' }),
    signature: Signature.nullable().default(null).meta({ description: '领取人在送达回执上的签名' }),
    agent: PickUpAgent.nullable()
      .default(null)
      .meta({ description: '代领人 whom nobody named before; null when the applicant comes, or who was named' }),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const receiveResult = endpoint('POST /api/:region/cases/:case/receipt', {
  summary: '网上签收结果',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({ expects: Expects }),
  reply: CommandReply,
})

/* ---------------------------------------------------------------- views */

/** 时限读数: one unit throughout. */
export const ClockView = z
  .object({
    key: z
      .string()
      .meta({ description: 'intake, promised, statutory, internal, delivery, or step: with the key of the task' }),
    title: z.string(),
    unit: z.enum(['working', 'calendar']),
    limitDays: z.int().meta({ description: 'with the days of an extension' }),
    extendedBy: z.int().default(0).meta({ description: '延长的天数; 0 without an extension' }),
    used: z.int(),
    left: z.int(),
    paused: z.int(),
    pausedUntil: DayText.nullable().meta({
      description: '特别程序最迟结束日, while one holds the clock; `due` then counts on it',
    }),
    due: DayText.nullable(),
    provisional: z.boolean(),
    overdue: z.boolean(),
    overdueDays: z.int(),
    stopped: z.boolean(),
  })
  .meta({ id: 'Clock' })
export type ClockView = z.infer<typeof ClockView>

/** 进度: what happened or is awaited, by day and by role code, never by a person. */
export const TimelineEntry = z.object({
  key: z.string(),
  title: z.string(),
  state: z.enum(['done', 'current', 'awaited']),
  day: DayText.nullable(),
  who: z.string().nullable(),
  note: z.string().nullable(),
  usedDays: z.int().nullable(),
  paper: z.string().nullable(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** 文书 of a case; `number` is null for a paper that bears none. */
export const PaperView = z.object({
  paper: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string().nullable().meta({ description: '文号' }),
  day: DayText,
})
/** 要件 as it was handed in; the file's members are null where it came on paper or as a licence. */
export const MaterialView = z.object({
  material: Key,
  name: z.string(),
  way: MaterialWay,
  file: FileId.nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  bytes: z.int().nullable(),
  licence: LicenceBehind.nullable().default(null).meta({ description: '以电子证照代替的，是哪一份' }),
  check: CheckShown.nullable().default(null).meta({ description: '以数据核验代替的，核验了什么' }),
  earlier: EarlierFile.nullable().default(null).meta({ description: '复用以往材料的，来自哪个办件' }),
})

const CaseCore = z.object({
  case: CaseId,
  version: z.int(),
  number: z.string(),
  item: ItemCode,
  itemName: z.string(),
  revision: z.int().meta({ description: '办件适用的事项版本' }),
  phase: Phase,
  ending: Ending.nullable(),
  statusText: z.string().meta({ description: '中文状态' }),
  submittedDay: DayText,
  acceptedDay: DayText.nullable(),
  deemedAccepted: z.boolean(),
  decidedDay: DayText.nullable(),
})

/** What the applicant may do or has to do by a day: 要求听证, 提交修改后的材料, 陈述申辩. */
export const OwnDue = z.object({ what: z.enum(['hearing', 'revision', 'statement']), day: DayText })
export type OwnDue = z.input<typeof OwnDue>

/** 办件 as a line of a list; `applicantName` is null in lists that do not name the applicant. */
export const CaseSummary = CaseCore.extend({
  due: DayText.nullable(),
  left: z
    .int()
    .min(0)
    .nullable()
    .meta({ description: '剩余天数, in `unit`; 0 on the last day and when overdue, null where nothing is due' }),
  unit: z
    .enum(['working', 'calendar'])
    .default('working')
    .meta({ description: '工作日 or 自然日, as on the page of the case' }),
  held: z
    .boolean()
    .default(false)
    .meta({ description: '特别程序进行中: the days of today and tomorrow are not counted' }),
  overdue: z.boolean(),
  reminded: z.boolean().default(false).meta({ description: '到期提醒: the last day that counts now is near' }),
  matter: MatterClock.nullable().default(null).meta({ description: '累计用时; null where the matter was filed once' }),
  toldLate: z.int().min(1).nullable().default(null).meta({
    description:
      '即时告知: working days after the receipt on which it was said that no licence is needed, or that the office is another',
  }),
  mine: OwnDue.extend({ left: z.int().min(0) })
    .optional()
    .meta({ description: '申请人待办 and the working days left; absent where nothing waits, or its day is over' }),
  waits: WaitingHere.optional().meta({
    description:
      '单位待办 of the box that is listed; absent where nothing waits beside the steps, and outside the boxes of the desks',
  }),
  unread: z.int().meta({ description: '未读留言' }),
  deliverBy: DeliverBy,
}).meta({ id: 'CaseSummary' })
export type CaseSummary = z.infer<typeof CaseSummary>

/** What a page may offer on a case; the server lists in `can` what the asking session may do now. */
export const CaseAction = z.enum([
  'accept',
  'notify-deficiency',
  'refuse-at-intake',
  'mend',
  'allow-second-notice',
  'examine-refusal',
  'correct',
  'withdraw',
  'recall-withdrawal',
  'urge',
  'copy',
  'answer-withdrawal',
  'check-promise',
  'order-check',
  'repair-promise',
  'order-inspection',
  'record-inspection',
  'take-back-promise',
  'decide-on-the-spot',
  'ask-for-person',
  'message',
  'hand-over',
  'dispatch',
  'deposit',
  'choose-delivery',
  'receive',
  'rate',
  'open-seal',
  'tell-third-party',
  'announce-third-parties',
  'record-hearing-choice',
  'record-statement',
  'state-own',
  'waive-statement',
  'pass-statement-on',
  'request-hearing',
  'waive-hearing',
  'hand-in-revision',
  'sign-minutes',
  'note-minutes-signed',
  'ask-chair-recusal',
  'record-chair-recusal',
  'answer-chair-recusal',
  'propose-erasure',
  'confirm-erasure',
  'supply-deferred',
  'check-deferred',
  'end-for-default',
  'open-closure',
  'settle-hand-over',
  'answer-comment',
  'extend-whole',
])
export type CaseAction = z.infer<typeof CaseAction>

/** 办件 as its applicant and the window see it. No review role ever gets this. */
export const CaseView = CaseCore.extend({
  applicant: z.object({
    name: z.string(),
    kind: z.enum(['person', 'enterprise']),
    code: z.string(),
    phone: z.string().nullable().meta({
      description:
        'of a case that runs, a desk is told the number that reaches about it; else the one it was filed with',
    }),
    phoneChanged: ContactGiven.nullable().default(null).meta({
      description: 'when and where the number that reaches was said since the filing; null: it is the one of then',
    }),
  }),
  about: AboutLicence.extend({ title: z.string() })
    .nullable()
    .default(null)
    .meta({ description: '变更、延续、补证、注销: of which licence; null for 新办' }),
  family: FamilyView.nullable().default(null).meta({ description: '一件事; null for neither whole nor part' }),
  project: ProjectId.nullable()
    .default(null)
    .meta({ description: '投资项目 that the case names; told to the applicant alone' }),
  channel: z.string(),
  queryCode: z.string().nullable().meta({ description: '查询码; shown to the applicant alone' }),
  draw: DrawPledge.nullable()
    .default(null)
    .meta({ description: 'by which the applicant finds and checks the draws; told to the applicant alone' }),
  answers: z.array(z.object({ key: Key, label: z.string(), group: z.string(), value: z.unknown(), text: z.string() })),
  materials: z.array(MaterialView),
  originals: z
    .array(z.object({ key: Key, name: z.string() }))
    .meta({ description: '先审后验: whose originals are looked at when the result is fetched at a window' }),
  staged: z.array(StagedFile).meta({ description: 'brought for the correction by this session and not yet submitted' }),
  sources: z
    .array(MaterialSource)
    .default([])
    .meta({ description: 'for whoever may correct: per material what needs not be brought again' }),
  defects: z.array(Defect.extend({ name: z.string(), reasonText: z.string() })),
  refusal: z
    .object({
      ground: z.string(),
      reason: z.string(),
      competentOffice: z.string().nullable(),
      gaps: z.array(z.string()).default([]).meta({ description: '仍不齐全的各项, by name' }),
      untrue: z.array(z.string()).default([]).meta({ description: '不实的材料或者答案, by name' }),
    })
    .nullable(),
  bar: BarView.nullable().default(null).meta({ description: '限制再次申请 that follows from this case' }),
  intake: IntakeView,
  clocks: z.array(ClockView),
  steps: z.array(ClockView).default([]).meta({ description: '环节时限' }),
  internal: ClockView.nullable().default(null).meta({ description: '内部办理时限, for the desks alone' }),
  bundled: z
    .object({ unit: z.enum(['working', 'calendar']), without: z.int(), with: z.int() })
    .nullable()
    .default(null)
    .meta({ description: '捆绑计算: days taken, without and with the time of intermediaries and experts' }),
  timeline: z.array(TimelineEntry),
  statuses: z.array(ExchangeEntry).default([]).meta({
    description: '状态流水 as exchanged with the outside, for supervision alone: instants tell who was at work',
  }),
  returns: z
    .array(z.object({ title: z.string(), ground: ReturnCause, groundText: z.string(), day: DayText }))
    .meta({ description: '退回重新抽取, for supervision alone; empty for everybody else' }),
  sealOpenings: z
    .array(z.object({ title: z.string(), groundText: z.string(), basis: z.string(), day: DayText }))
    .meta({ description: '启封: that it happened and on which ground, never who was read or by whom' }),
  deferral: DeferralView.nullable().default(null).meta({ description: '容缺受理; null where nothing was promised' }),
  erasure: ErasureView.nullable().default(null).meta({ description: '销毁个人信息的提请或结果' }),
  sealed: z.array(z.object({ task: Key, title: z.string(), label: z.string(), waits: z.boolean() })).meta({
    description: '封存的环节, for supervision alone: a proposal to open one may `wait` for its second person',
  }),
  papers: z.array(PaperView),
  act: OutcomeAct.meta({ description: '办理行为: what the decision is called' }),
  decision: z
    .object({
      outcome: z.enum(['granted', 'refused']),
      reasons: z.string(),
      basis: z.string(),
      made: z
        .enum(['person', 'commitment', 'filing', 'instant', 'rules', 'silence', 'agreement', 'parts', 'superior'])
        .default('person'),
      deferred: z
        .array(z.string())
        .default([])
        .meta({ description: '容缺通过: names of what was still to be supplied' }),
      finding: z.string().nullable().default(null).meta({
        description: '据以不予许可的事实, as the decision says it; null where a review carries it',
      }),
      day: DayText,
    })
    .nullable(),
  rules: RulesView.nullable().default(null).meta({ description: '自动审批的决定说明; null where no rules decided' }),
  commitment: z
    .object({
      filing: z.boolean().default(false).meta({ description: '承诺备案' }),
      dispensed: z.array(z.string()),
      checkDue: DayText.nullable(),
      sample: z
        .object({ percent: z.int(), drawn: z.boolean().nullable(), day: DayText.nullable() })
        .nullable()
        .default(null)
        .meta({ description: '抽查: `drawn` is null until the draw was made; null where every promise is checked' }),
      checks: z
        .array(z.object({ findingText: z.string(), report: z.string(), day: DayText }))
        .default([])
        .meta({ description: '核查结论, oldest first' }),
      rectifyBy: DayText.nullable().default(null).meta({ description: '整改期限' }),
      endedText: z.string().nullable().default(null),
      bars: z.boolean().default(false).meta({ description: 'found false: its giver may not promise again' }),
      repaired: z
        .object({ reason: z.string(), day: DayText })
        .nullable()
        .default(null)
        .meta({ description: '失信修复: its giver may promise again' }),
      ordered: z
        .object({ reason: z.string().nullable(), day: DayText })
        .nullable()
        .default(null)
        .meta({ description: '有因核查; the reason for the desk alone' }),
    })
    .nullable()
    .default(null)
    .meta({ description: '告知承诺: names of the materials that were not asked for, and by when it is checked' }),
  supervision: SupervisionView.nullable()
    .default(null)
    .meta({ description: '许可后监督检查; null where there is none' }),
  credential: z.object({ identifier: z.string() }).nullable(),
  deliverBy: DeliverBy,
  recipient: Recipient.nullable(),
  agent: z
    .object({
      name: z.string(),
      code: z.string().meta({ description: '公民身份号码, masked' }),
      by: AgentBy.meta({
        description: 'named by the applicant, by who may do everything for the applicant, or under a mandate on record',
      }),
    })
    .nullable()
    .default(null)
    .meta({ description: '代领人, where the result is fetched by one' }),
  deliveryKnown: ContactGiven.extend({ value: Recipient }).nullable().default(null).meta({
    description:
      '收件信息 that the applicant gave last, where the way of delivery may be changed; at a window only while the applicant stands there',
  }),
  pickUp: z
    .object({
      code: z.string(),
      printed: z.int().meta({ description: 'prints so far' }),
      left: z.int(),
      locker: z
        .object({ locker: z.string(), cell: z.string(), until: DayText })
        .nullable()
        .meta({ description: '取证柜 that it opens; null: a kiosk' }),
      refusedTries: z.int().meta({ description: 'tries at a kiosk that were refused' }),
    })
    .nullable()
    .meta({
      description: '取件码 for a kiosk or a locker; shown to the applicant alone, another one after each print',
    }),
  dispatchedDay: DayText.nullable().meta({ description: '办理结果在途; null before and after' }),
  rating: z.object({ stars: z.int(), remark: z.string().nullable() }).nullable(),
  withdrawal: z.object({ reason: z.string().nullable(), day: DayText }).nullable(),
  withdrawing: z.object({ reason: z.string(), day: DayText, due: DayText }).nullable().meta({
    description: '撤回申请待确认: asked for after the acceptance, with the last day for the office to answer',
  }),
  withdrawalsDeclined: z
    .array(z.object({ groundText: z.string(), basis: z.string(), reason: z.string(), day: DayText }))
    .meta({ description: '不同意撤回, oldest first' }),
  thirdParties: ThirdPartiesView.nullable().default(null),
  ownStatements: OwnStatementsView.nullable()
    .default(null)
    .meta({ description: '申请人的陈述申辩; null where there is none' }),
  visits: z.array(VisitView).default([]).meta({ description: '现场核查' }),
  referrals: z.array(ReferralView).default([]).meta({ description: '上报' }),
  panels: z.array(PanelView).default([]).meta({ description: '专家评审' }),
  hearing: HearingView.nullable().default(null),
  publicNotices: z.array(NoticeOfCase).default([]).meta({ description: '公示' }),
  extension: WholeExtension.nullable()
    .default(null)
    .meta({ description: '一件事、并联的延长期限, for the desks alone; null where the item allows none' }),
  closures: z
    .array(ClosureView)
    .default([])
    .meta({ description: '依职权撤销、撤回、注销 of the licence, oldest first' }),
  messages: z.array(
    z.object({
      message: z.uuid(),
      from: z.enum(['applicant', 'office']),
      day: DayText,
      text: z.string(),
      seen: z.boolean().meta({ description: 'read by the other side' }),
    }),
  ),
  unread: z.int().meta({ description: '对方发来而尚未读的留言' }),
  remedies: z.object({ reconsiderationOffice: z.string(), reconsiderationUrl: z.string(), court: z.string() }),
  identifyFirst: z.array(CaseAction).default([]).meta({
    description:
      '窗口: acts that are offered as soon as the applicant, or an agent for them, has shown a document here',
  }),
  can: z.array(CaseAction),
}).meta({ id: 'Case' })
export type CaseView = z.infer<typeof CaseView>

export const listMyCases = endpoint('GET /api/:region/cases', {
  summary: '我的办件',
  can: 'case.read-own',
  zones: ['public'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: z.object({ limit: PageLimit, after: InstantCursor.optional() }),
  reply: z.object({ cases: z.array(CaseSummary), next: z.string().nullable() }),
})
export const readMyCase = endpoint('GET /api/:region/cases/:case', {
  summary: '办件详情',
  can: 'case.read-own',
  zones: ['public'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase,
  query: z.object({ after: LogPosition.optional() }),
  reply: CaseView,
})
export const listDeskCases = endpoint('GET /api/:region/desk/cases', {
  summary: '待办收件箱',
  can: 'case.list-desk',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: boxed([
    'intake',
    'taken-over',
    'unanswered',
    'correcting',
    'running',
    'withdrawing',
    'to-pass-on',
    'hand-over',
    'refused',
    'urged',
    'recusal',
    'closed',
    'overdue',
  ]),
  reply: z.object({ cases: z.array(CaseSummary), next: z.string().nullable(), counts: z.record(z.string(), z.int()) }),
})
export const readDeskCase = endpoint('GET /api/:region/desk/cases/:case', {
  summary: '办件详情（工作台）',
  can: 'case.read-desk',
  zones: ['desk'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase,
  query: z.object({ after: LogPosition.optional() }),
  reply: CaseView,
})
export const downloadFile = endpoint('GET /api/:region/cases/:case/files/:file', {
  summary: '下载材料',
  can: 'case.read-own',
  zones: ['public'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase.extend({ file: FileId }),
  reply: z.instanceof(Uint8Array),
  answers: 'application/octet-stream',
})
export const downloadDeskFile = endpoint('GET /api/:region/desk/cases/:case/files/:file', {
  summary: '查看材料（工作台）',
  can: 'case.read-desk',
  zones: ['desk'],
  reads: ['identity', 'personal'],
  kind: 'query',
  params: ofCase.extend({ file: FileId }),
  reply: z.instanceof(Uint8Array),
  answers: 'application/octet-stream',
})
export const downloadPaper = endpoint('GET /api/:region/cases/:case/papers/:paper', {
  summary: '下载文书',
  can: 'case.read-own',
  zones: ['public'],
  reads: ['identity'],
  kind: 'query',
  params: ofCase.extend({ paper: z.string().regex(/^[a-z0-9-]{3,60}$/) }),
  reply: z.instanceof(Uint8Array),
  answers: 'application/pdf',
})
export const downloadDeskPaper = endpoint('GET /api/:region/desk/cases/:case/papers/:paper', {
  summary: '查看文书（工作台）',
  can: 'case.read-desk',
  zones: ['desk'],
  reads: ['identity'],
  kind: 'query',
  params: ofCase.extend({ paper: z.string().regex(/^[a-z0-9-]{3,60}$/) }),
  reply: z.instanceof(Uint8Array),
  answers: 'application/pdf',
})

export { Defect, Due, Score, Verdict }
