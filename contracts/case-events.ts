import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, ErasureId, FileId, Instant, Key, OpeningId, PartyId, StreamId, TaskId } from './ids.ts'
import { ErasureGround } from './erasure.ts'
import { DrawRecord } from './draw-record.ts'
import { reminderEvents } from './reminder-events.ts'
import { lateEvents, LateRule } from './late-events.ts'
import { officeWaitEvents } from './office-wait-events.ts'
import { barEvents } from './bar-events.ts'
import { publicNoticeEvents } from './public-notice-events.ts'
import { referralEvents } from './referral-events.ts'
import { closureEvents } from './closure-events.ts'
import { meetingEvents } from './meeting-events.ts'
import { recomputeEvents } from './recompute-events.ts'
import { copyEvents } from './copy-events.ts'
import { handlingEvents } from './handling-events.ts'
import { extensionEvents } from './extension-events.ts'
import { expertEvents } from './expert-events.ts'
import { hearingEvents } from './hearing-events.ts'
import { commitmentEvents } from './commitment-events.ts'
import { supervisionEvents } from './supervision-events.ts'
import { PromiseFact } from './item-commitment.ts'
import { DecisionWhy } from './item-ways.ts'
import { wayEvents } from './way-events.ts'
import { intakeEvents, RefusalGround } from './intake-events.ts'
import { deferralEvents, DeferralTerms, PromisedLater } from './deferral-events.ts'
import { Commitment, MaterialFact } from './material-facts.ts'
import { AboutLicence } from './matters.ts'
import { Score, Verdict } from './opinion.ts'
import { NamedComment, RefusalFinding } from './refusal-findings.ts'
import { OfWhole, partEvents } from './part-events.ts'
import { AbsenceReason } from './absences.ts'
import { OverInternal } from './internal-limit.ts'
import { PostCharge, PostEnd } from './posts.ts'
import { visitEvents } from './visit-events.ts'
import { RefusedOpening, SealGround } from './seal-grounds.ts'
import { thirdPartyEvents } from './third-party-events.ts'
import { WithdrawalRefusal } from './withdrawals.ts'
import { ProcedureId, SpecialProcedureKind } from './special-procedures.ts'

export { Due }
export { DrawRecord }
export { MaterialFact, MaterialWay } from './material-facts.ts'
export { Score, Verdict }

/** 送达方式, as the applicant chooses it. */
export const DeliverBy = z.enum(['electronic', 'window', 'agent', 'courier', 'self-print', 'locker'])
export type DeliverBy = z.infer<typeof DeliverBy>

/** On whose word a 代领人 is named. */
export const AgentBy = z.enum(['applicant', 'general-mandate', 'mandate'])
/** 代领人, as a choice of the way names them: who it is stands in the vault. `by`: on whose word, the applicant's, that of who may do everything for the applicant, or a mandate's of the agent's own on record. */
export const AgentFact = z.object({ content: Commitment, by: AgentBy })
export type AgentFact = z.infer<typeof AgentFact>

/** 签收人 as a courier reports it: by relation, never by name. */
export const ParcelSigner = z.enum(['addressee', 'household', 'front-desk'])
export type ParcelSigner = z.infer<typeof ParcelSigner>

/** 送达凭据: what shows that the party received the result. What was signed, and who fetched it for another, is in the vault. */
export const DeliveryProof = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('signature'),
    how: z.enum(['drawn', 'typed']),
    content: Commitment,
    agent: z.boolean().meta({ description: '代领: fetched by another person under a mandate' }),
  }),
  z.object({
    way: z.literal('parcel'),
    parcel: StreamId,
    company: z.string(),
    waybill: z.string(),
    signer: ParcelSigner,
    signedAt: Instant,
  }),
  z.object({
    way: z.literal('locker'),
    deposit: StreamId,
    locker: z.string(),
    cell: z.string(),
    takenAt: Instant,
  }),
  z.object({
    way: z.literal('self-print'),
    shown: z.enum(['applicant', 'filer']).meta({
      description: 'whose document number was shown with the one-time code: the applicant’s, or of who filed for it',
    }),
  }),
])
export type DeliveryProof = z.input<typeof DeliveryProof>

/** 缺项: one entry of the complete list. */
export const Defect = z.strictObject({
  about: z.enum(['material', 'field']),
  key: Key,
  reason: z.enum(['missing', 'incomplete', 'illegible', 'expired', 'inconsistent', 'wrong-form', 'unsigned', 'other']),
  remark: z.string().trim().min(4).max(300).meta({ description: '如何补正, shown to the applicant' }),
})
export type Defect = z.infer<typeof Defect>

/** One line of the formal check: a material or a field. */
export const Line = z.strictObject({ about: z.enum(['material', 'field']), key: Key })
export type Line = z.infer<typeof Line>

/** One line of the formal check that was found in order. */
export const Checked = Line
export type Checked = z.infer<typeof Checked>

/**
 * 退回重新抽取: why a drawn task goes back to the draw; `expertise` is 转办 to others of the same section, whom nobody picks. A ground and no words of one's own: those could say whose case it is.
 *
 * @source 《中华人民共和国公务员法》第七十六条 (公务回避)
 */
export const ReturnGround = z.enum(['recusal', 'illness', 'overload', 'expertise'])
export type ReturnGround = z.infer<typeof ReturnGround>

/** Why a task was drawn anew: somebody gave it back, or holds the post no more (离职转办). */
export const ReturnCause = z.enum([...ReturnGround.options, 'left', 'away', 'back'])
export type ReturnCause = z.infer<typeof ReturnCause>

/** What the draws of a case are bound to when it is filed. */
export const DrawPledge = z.object({
  pledge: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({
      description:
        'SHA-256 of the lines yichuang-draw-pledge-1 and the secret of the case; given to the applicant with the draft',
    }),
  contribution: z.string().meta({ description: "id that the applicant's client gave the submission" }),
})
export type DrawPledge = z.infer<typeof DrawPledge>

/** Last day for the unit on duty to look at what came in; null in events of before. */
const AnswerBy = DayText.nullable().default(null)

/** 授权综合窗口受理: the hall whose window did an act of the intake; null: the office itself, or nobody. */
const ChargedHall = z.string().nullable().default(null)

/** 逾期视为同意: last day past which silence agrees; null where it never does. */
const AgreedAfter = Due.nullable().optional()

/** 内部办理时限; absent in events of before, for a whole, and while 上报 holds it. */
const InternalDue = Due.optional()

/** Due days as they are when a special procedure has begun or ended: of the case, and of its open tasks by key. */
const MovedDues = {
  statutoryDue: Due,
  promisedDue: Due,
  internalDue: InternalDue,
  agreedAfter: AgreedAfter,
  steps: z.record(Key, Due),
}

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/**
 * 办件的事实: everything that can be recorded about a case. Fields added later have defaults, so that old events still
 * read.
 *
 * Identity never stands here: identifying answers, file names and party names are in the vault, an event holds their salted commitment. The
 * applicant's party id stands in the envelope (`actor`, `onBehalfOf`) only, which no review role may read.
 */
export const CaseEvent = z.discriminatedUnion('type', [
  event('submitted', {
    number: z.string(),
    item: z.string(),
    revision: z.int(),
    intakeOffice: z.string(),
    hall: z.string().nullable().meta({ description: '收件或出件的大厅' }),
    chargedHall: ChargedHall.meta({ description: '授权综合窗口受理: the hall whose windows may take it in' }),
    day: DayText,
    applicant: Commitment,
    applicantKind: z.enum(['person', 'enterprise']),
    plain: z.record(z.string(), z.unknown()).meta({ description: 'answers of class plain' }),
    sealed: Commitment.meta({ description: 'commitment to all identity and personal answers' }),
    materials: z.array(MaterialFact),
    intakeDue: Due,
    declared: z
      .strictObject({ version: z.string().min(1).max(20), how: z.enum(['own', 'at-window', 'in-writing']) })
      .optional()
      .meta({ description: '真实性声明: which text, and said how; none of a part, whose whole has it' }),
    preCases: z
      .array(StreamId)
      .default([])
      .meta({ description: '申报前的咨询和预审, whose answers stay with the case' }),
    draw: DrawPledge.nullable().default(null),
    follows: StreamId.nullable()
      .default(null)
      .meta({ description: '再办一件: the earlier case whose answers this application began with' }),
    refiles: StreamId.nullable().default(null).meta({
      description:
        '重新申请: the same matter of the same party, withdrawn or refused within a year, whose reviewers it goes to',
    }),
    promise: PromiseFact.nullable().default(null).meta({ description: '告知承诺, where the applicant chose it' }),
    about: AboutLicence.nullable()
      .default(null)
      .meta({ description: '变更、延续、补证、注销: of which licence; null for 新办' }),
    deliverBy: DeliverBy,
    answerBy: AnswerBy,
    agreedAfter: AgreedAfter,
    lineage: z
      .object({ case: StreamId, returns: z.int().min(0), since: DayText, named: z.array(Line).optional() })
      .nullable()
      .default(null)
      .meta({
        description:
          '同一事项此前的申请, withdrawn or refused at the intake within a year: its 补正告知 count on; `named`, of before, is read by nobody',
      }),
    earlier: z
      .object({ filings: z.int().min(1), held: z.array(z.object({ from: DayText, through: DayText })) })
      .nullable()
      .default(null)
      .meta({
        description:
          '同一事项此前的申请, withdrawn or refused at the intake within a year: how many, and when they lay with the office',
      }),
    recipient: Commitment.nullable()
      .default(null)
      .meta({ description: 'commitment to the name, telephone and address a courier brings the result to' }),
    agent: AgentFact.nullable().default(null).meta({ description: '代领人, where the result is fetched by one' }),
    deferral: PromisedLater.nullable()
      .default(null)
      .meta({ description: '容缺: what was promised to be handed in later' }),
    whole: OfWhole.nullable().default(null).meta({ description: '一件事、并联: of which whole this is a part' }),
  }),
  event('deficiency-notified', { defects: z.array(Defect).min(1), chargedHall: ChargedHall, day: DayText }),
  event('corrected', {
    day: DayText,
    materials: z.array(MaterialFact),
    plain: z.record(z.string(), z.unknown()),
    sealed: Commitment.nullable(),
    answered: z.array(Key).default([]).meta({ description: 'fields that were answered anew' }),
    onTheSpot: z
      .boolean()
      .default(false)
      .meta({ description: '当场更正 at a window before any notice; the limit of the intake runs on' }),
    intakeDue: Due,
    answerBy: AnswerBy,
    agreedAfter: AgreedAfter,
  }),
  event('accepted', {
    deemed: z.boolean(),
    day: DayText.meta({ description: '受理之日; for deemed acceptance the day of receipt' }),
    recordedDay: DayText,
    statutoryDue: Due,
    promisedDue: Due,
    internalDue: InternalDue,
    checked: z
      .array(Checked)
      .default([])
      .meta({ description: '形式审查: what a person found in order; empty for deemed acceptance' }),
    by: z.enum(['person', 'rules']).default('person'),
    chargedHall: ChargedHall,
    deferral: DeferralTerms.nullable().default(null).meta({ description: '容缺受理: what is to be supplied, by when' }),
  }),
  event('refused-at-intake', {
    ground: RefusalGround,
    reason: z.string(),
    basis: z.string(),
    competentOffice: z.string().nullable(),
    gaps: z.array(Line).optional().meta({
      description: '补正后仍不齐全的: each named in a notice before; with that ground, absent in events of before',
    }),
    untrue: z.array(Line).min(1).optional().meta({
      description: '不实的材料或者答案: what was false or kept back; with that ground, absent in events of before',
    }),
    chargedHall: ChargedHall,
    day: DayText,
  }),
  ...intakeEvents,
  ...barEvents,
  event('withdrawn', {
    reason: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: 'only in events of before; the words are in the vault now' }),
    sealed: Commitment.nullable().default(null).meta({ description: 'commitment to the reason' }),
    consent: z
      .enum(['not-needed', 'given', 'silence'])
      .default('not-needed')
      .meta({ description: 'of the office, once the case is accepted' }),
    day: DayText,
  }),
  event('withdrawal-requested', {
    sealed: Commitment.meta({ description: 'commitment to the reason' }),
    due: Due.meta({ description: 'last day for the office to answer; silence is consent' }),
    day: DayText,
  }),
  event('withdrawal-declined', { ground: WithdrawalRefusal, reason: z.string(), day: DayText }),
  event('withdrawal-recalled', { day: DayText }),
  event('message-sent', {
    from: z.enum(['applicant', 'office']),
    message: z.uuid(),
    text: Commitment,
    day: DayText,
  }),
  event('messages-seen', { by: z.enum(['applicant', 'office']), day: DayText }),
  event('task-opened', {
    task: Key,
    ref: TaskId,
    due: Due,
    late: LateRule.nullable().default(null).meta({ description: '逾期未反馈: what the item says of it' }),
    day: DayText,
  }),
  ...lateEvents,
  ...officeWaitEvents,
  ...reminderEvents,
  ...meetingEvents,
  event('assignee-drawn', {
    task: Key,
    ref: TaskId,
    code: z.string(),
    label: z.string(),
    person: Commitment,
    draw: DrawRecord,
    day: DayText.optional().meta({ description: 'absent in draws of before' }),
  }),
  event('assignee-returned', {
    task: Key,
    ref: TaskId.meta({ description: 'the task as it was known to whoever gives it back' }),
    next: TaskId.meta({ description: 'the same task, as the next draw knows it' }),
    code: z.string(),
    ground: ReturnCause,
    day: DayText,
  }),
  event('opinion-given', {
    task: Key,
    code: z.string(),
    verdict: Verdict,
    scores: z.array(Score),
    total: z.int().nullable(),
    reasons: z.string(),
    day: DayText,
  }),
  event('feedback-merged', { task: Key, code: z.string(), verdict: Verdict, summary: z.string(), day: DayText }),
  event('decided', {
    task: Key,
    code: z.string(),
    outcome: z.enum(['granted', 'refused']),
    reasons: z.string(),
    basis: z.string(),
    onMinutes: z.boolean().default(false).meta({ description: '根据听证笔录: rests on the minutes of the hearing' }),
    falseMaterial: z.boolean().default(false).meta({ description: '隐瞒有关情况或者提供虚假材料: why it is refused' }),
    untrue: z.array(Line).min(1).optional().meta({
      description: '不实的材料或者答案; with false material, absent in events of before',
    }),
    made: z.enum(['person', 'commitment', 'filing', 'instant', 'rules', 'superior']).default('person').meta({
      description:
        '告知承诺, 承诺备案 and rules: by the rules of the item; `instant`: by whoever took it in; `superior`: by the authority it was sent up to. Its `task` was then opened for nobody',
    }),
    why: DecisionWhy.nullable().default(null).meta({ description: 'with `rules`: which rule, and what it looked at' }),
    place: z
      .object({ register: z.string(), number: z.int().min(1) })
      .nullable()
      .default(null)
      .meta({ description: '数量限制: which of the places it took; null where the number is not limited' }),
    noPlace: z.boolean().default(false).meta({ description: '名额已满: why it is refused' }),
    overInternal: OverInternal.optional().meta({ description: '超过内部时限的原因' }),
    finding: RefusalFinding.optional().meta({ description: 'why it is refused although every review passed it' }),
    comments: z.array(NamedComment).min(1).optional().meta({
      description: '据以不予许可的公示、公告意见; with that finding alone, absent in events of before',
    }),
    deferred: z
      .array(Key)
      .default([])
      .meta({ description: '容缺通过: materials that were still to be supplied when it was granted' }),
    deliverDue: Due.optional().meta({ description: '送达期限; in cases of before told when the result was ready' }),
    day: DayText,
  }),
  ...commitmentEvents,
  ...supervisionEvents,
  ...partEvents,
  ...wayEvents,
  event('deemed-renewed', {
    validUntil: DayText.meta({ description: 'last day of the licence, past which nobody had decided' }),
    basis: z.string(),
    deliverDue: Due.optional(),
    day: DayText.meta({ description: 'the day after it' }),
    recordedDay: DayText,
  }),
  event('deemed-agreed', {
    after: DayText.meta({ description: 'last day to tell the opinion, past which nobody had told any' }),
    basis: z.string(),
    deliverDue: Due,
    day: DayText.meta({ description: 'the day after it' }),
    recordedDay: DayText,
  }),
  event('special-procedure-begun', {
    procedure: ProcedureId,
    kind: SpecialProcedureKind,
    task: Key,
    code: z.string(),
    reason: z.string(),
    expectedDays: z.int().min(1).meta({ description: '工作日, as the applicant is told in writing' }),
    // Of what was begun before the notice itself stopped the limits.
    from: DayText.optional(),
    through: DayText.optional(),
    ...z.object(MovedDues).partial().shape,
    day: DayText,
  }),
  /** 特别程序告知书 is issued: from this day on, as long as the applicant was told, its days are not counted. */
  event('special-procedure-told', {
    procedure: ProcedureId,
    task: Key,
    from: DayText.meta({ description: 'first day that is not counted: the day on which the notice is issued' }),
    through: DayText.meta({ description: 'last day that is not counted, if it takes as long as was told' }),
    ...MovedDues,
    day: DayText,
  }),
  event('special-procedure-ended', {
    procedure: ProcedureId,
    task: Key,
    code: z.string(),
    result: z.string(),
    through: DayText.nullable().meta({
      description:
        'last day that is not counted, never later than was told; null where the applicant was not told before',
    }),
    ...MovedDues,
    day: DayText,
  }),
  ...handlingEvents,
  ...copyEvents,
  ...extensionEvents,
  ...recomputeEvents,
  ...hearingEvents,
  ...expertEvents,
  ...visitEvents,
  ...thirdPartyEvents,
  ...closureEvents,
  ...publicNoticeEvents,
  ...referralEvents,
  event('seal-opening-proposed', {
    opening: OpeningId,
    task: Key,
    code: z.string().meta({ description: 'behind which the person stands; the name stands nowhere in the log' }),
    ground: SealGround,
    document: z.string().meta({ description: '文号 of the document that asks for it' }),
    due: Due.meta({ description: 'last day for the second person' }),
    day: DayText,
  }),
  event('seal-opened', {
    opening: OpeningId,
    code: z.string(),
    until: Instant.meta({ description: 'until when the two may read the name' }),
    day: DayText,
  }),
  event('seal-opening-refused', { opening: OpeningId, reason: RefusedOpening, day: DayText }),
  event('erasure-proposed', {
    erasure: ErasureId,
    ground: ErasureGround,
    document: z.string().meta({ description: '文号 of the document that asks for it' }),
    due: Due.meta({ description: 'last day for the second person' }),
    day: DayText,
  }),
  event('erased', { erasure: ErasureId, ground: ErasureGround, day: DayText }),
  event('paper-numbered', {
    paper: z.string(),
    kind: z.string(),
    register: z.string(),
    number: z.int().min(1),
    text: z.string().meta({ description: '文号 as printed' }),
    day: DayText.meta({ description: '落款日期' }),
  }),
  event('paper-issued', {
    paper: z.string(),
    kind: z.string(),
    file: FileId,
    content: Commitment,
    day: DayText,
  }),
  event('credential-noted', {
    credential: StreamId,
    identifier: z.string(),
    serial: z.string(),
    validFrom: DayText,
    validUntil: DayText.nullable(),
    day: DayText,
  }),
  event('result-ready', { deliverDue: Due, day: DayText }),
  event('delivery-chosen', {
    deliverBy: DeliverBy,
    hall: z.string().nullable(),
    recipient: Commitment.nullable(),
    agent: AgentFact.nullable().default(null),
    day: DayText,
  }),
  event('result-dispatched', {
    parcel: StreamId,
    packed: z.array(z.string()).meta({ description: '装箱清单: the papers in the parcel' }),
    day: DayText,
  }),
  event('parcel-came-back', { parcel: StreamId, reason: z.enum(['refused', 'undeliverable', 'lost']), day: DayText }),
  event('result-printed', {
    papers: z.array(z.string()).min(1).meta({ description: '自助打印: the papers that were printed' }),
    day: DayText,
  }),
  event('result-deposited', {
    deposit: StreamId,
    packed: z.array(z.string()).meta({ description: '放入取证柜的文书' }),
    day: DayText,
  }),
  event('result-in-locker', {
    deposit: StreamId,
    locker: z.string(),
    cell: z.string(),
    until: DayText.meta({ description: 'last day on which it can be fetched there' }),
    day: DayText,
  }),
  event('deposit-came-back', {
    deposit: StreamId,
    reason: z.enum(['not-fetched', 'not-stored', 'no-cell']),
    day: DayText,
  }),
  event('delivered', {
    by: DeliverBy,
    day: DayText,
    identityChecked: z.boolean(),
    originals: z
      .array(Key)
      .default([])
      .meta({ description: '先审后验: materials whose originals the clerk has looked at' }),
    proof: DeliveryProof.nullable().default(null),
  }),
  ...deferralEvents,
])
/** As it is written: ids are plain text here, branded where they cross a boundary. */
export type CaseEvent = z.input<typeof CaseEvent>

const chargingOffice = z.string().optional().meta({
  description:
    '授权单位; absent: given before one was named, and of the post’s own alone: nothing shows that another gave it',
})

/** 主体 whose rights a grant event changes; streams of kind `grant`. */
export const GrantEvent = z.discriminatedUnion('type', [
  event('granted', {
    holder: PartyId,
    person: PartyId.meta({ description: 'the natural person, for separation of duties' }),
    role: z.string(),
    office: z.string().nullable(),
    section: z.string().nullable(),
    counter: z.string().nullable(),
    desk: z.uuid().meta({ description: 'random address of the work that is drawn for this grant' }),
    subjects: z.array(z.string()).meta({ description: 'as whom it reads streams' }),
    charges: z
      .array(z.object({ charge: PostCharge, office: chargingOffice, basis: z.string() }))
      .optional()
      .meta({ description: '岗位授权 that it is given with' }),
  }),
  event('charged', { charge: PostCharge, office: chargingOffice, basis: z.string(), day: DayText }),
  event('charge-taken-back', { charge: PostCharge, office: chargingOffice, basis: z.string(), day: DayText }),
  event('end-appointed', { reason: PostEnd, day: DayText.meta({ description: 'from which on it is held no more' }) }),
  event('revoked', { reason: z.string() }),
  event('absence-appointed', {
    from: DayText,
    through: DayText,
    reason: AbsenceReason,
    deputy: StreamId.nullable().meta({ description: 'post of whoever acts meanwhile' }),
    day: DayText,
  }),
  event('absence-began', { day: DayText }),
  event('absence-ended', { day: DayText }),
])
export type GrantEvent = z.infer<typeof GrantEvent>
