import { z } from 'zod'
import { Line, ReturnGround, Score, Verdict } from './case-events.ts'
import { ClockView } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { AllowedExtension, TaskExtension } from './extensions.ts'
import { NoticeOfCase } from './public-notices.ts'
import { QuotaOfTask } from './quotas.ts'
import { ClosureView } from './closures.ts'
import { PanelView } from './expert-panel.ts'
import { MeetingView } from './meetings.ts'
import { AddedReview, EarlierStep, SectionChoice, SentBack } from './handling.ts'
import { HearingView } from './hearings.ts'
import { DayText, Key, RegionId, TaskId } from './ids.ts'
import { boxed } from './lists.ts'
import { Criterion } from './item.ts'
import { OwnSigning, SigningView } from './signing.ts'
import { OutcomeAct } from './outcome.ts'
import { Receipt } from './receipt.ts'
import { OverInternal } from './internal-limit.ts'
import { NamedComment, RefusalFinding } from './refusal-findings.ts'
import { VisitView } from './site-visit.ts'
import { OwnStatementsView, ThirdPartiesView } from './third-parties.ts'
import { ProcedureId, SpecialProcedure, SpecialProcedureKind } from './special-procedures.ts'

/**
 * 不对应: what reviewers, leads and deciders see. No field here may identify the applicant, and no id here occurs anywhere on the
 * applicant's side. Days, never times of day.
 *
 * @source 连政办传〔2023〕8号 三(一)2、三(二)1: 人员不对应具体企业和项目; 审批人员与申请企业全程不接触、不对应
 */
const inRegion = z.object({ region: RegionId })
const ofTask = inRegion.extend({ task: TaskId })

/** 审查任务 as a line of a list: nothing in it leads to the case or the applicant. */
export const TaskSummary = z
  .object({
    task: TaskId,
    code: z.string().meta({ description: '审查编号, this reviewer’s code for this task' }),
    title: z.string(),
    kind: z.enum(['review', 'merge', 'decide', 'extend', 'hear', 'close', 'expert', 'site-visit']),
    itemName: z.string(),
    due: DayText,
    left: z.int().meta({ description: '剩余工作日; days that a special procedure takes are not among them' }),
    held: z.boolean().meta({ description: '特别程序进行中或者已挂起，暂不计时' }),
    urged: z.int().meta({ description: '催办次数, by supervision, lead or decider' }),
    reminded: z.enum(['near', 'remind', 'supervise']).nullable().meta({
      description: '提醒 by the clock: the last day is near, it is over, it is for the supervision to follow',
    }),
    aside: DayText.nullable().meta({ description: '挂起: through which day; null when it is not put aside' }),
    overdue: z.boolean(),
    done: z.boolean(),
    acting: z.boolean().default(false).meta({ description: '代理: answered for whoever was drawn and is away' }),
    meeting: z.boolean().meta({ description: '会商: answered, and now to speak and vote' }),
    meetingMoved: z.boolean().meta({ description: '会商改期: a meeting of the task sits otherwise than it was told' }),
    returned: z.boolean().meta({ description: '已退回重新抽取: nothing of it is shown any more' }),
  })
  .meta({ id: 'TaskSummary' })
export type TaskSummary = z.infer<typeof TaskSummary>

/** 意见 of another reviewer as a lead or decider reads it: under a letter that stands for nobody outside this case. */
export const ColleagueOpinion = z.object({
  title: z.string(),
  label: z.string().meta({ description: '审查人员甲, 乙 …' }),
  verdict: Verdict,
  verdictText: z.string(),
  total: z.int().nullable(),
  reasons: z.string(),
  scores: z.array(Score.extend({ title: z.string() })),
})

/** What the reader of a task answered to it, to be read again. */
export const OwnAnswer = z.object({
  verdict: z.union([Verdict, z.enum(['granted', 'refused'])]),
  verdictText: z.string(),
  total: z.int().nullable(),
  reasons: z.string(),
  basis: z.string().nullable(),
  scores: z.array(Score.extend({ title: z.string() })),
})
export type OwnAnswer = z.infer<typeof OwnAnswer>

/** 特别程序 of a task; one that waits for its end is `open`. */
export const TaskProcedure = z.object({
  procedure: ProcedureId,
  kind: SpecialProcedureKind,
  title: z.string(),
  reason: z.string(),
  expectedDays: z.int(),
  from: DayText,
  through: DayText.nullable().meta({
    description:
      'last day that is not counted; null as long as 特别程序告知书 is not issued, until when every day counts',
  }),
  open: z.boolean(),
  own: z.boolean().meta({ description: 'begun under this task, and so to be ended under it' }),
  result: z.string().nullable(),
})
export type TaskProcedure = z.infer<typeof TaskProcedure>

/** Why a verdict of the 汇总 cannot be taken. */
export const MergeGap = z.enum(['failure', 'unconditioned', 'unfailed', 'asked'])
export type MergeGap = z.infer<typeof MergeGap>

/** 审查任务 as its reviewer sees it: only what may be known without knowing who applies. */
export const TaskView = TaskSummary.extend({
  version: z.int(),
  act: OutcomeAct.meta({ description: '办理行为: what the decision is called' }),
  facts: z.array(z.object({ key: Key, label: z.string(), text: z.string() })),
  materials: z.array(
    z.object({
      key: Key,
      name: z.string(),
      pages: z.int(),
      state: z.enum(['ready', 'rendering', 'paper', 'licence', 'failed']),
    }),
  ),
  sheet: z.object({ title: z.string(), passMark: z.int(), criteria: z.array(Criterion) }).nullable(),
  conditions: z.array(z.string()),
  opinions: z
    .array(ColleagueOpinion)
    .meta({ description: 'for merge and decide; empty for a review, which is blind to its colleagues' }),
  signing: OwnSigning.nullable()
    .default(null)
    .meta({ description: '会签、或签、票签: by what rule this task is signed' }),
  signings: z
    .array(SigningView)
    .default([])
    .meta({ description: '会签、或签、票签 of the case, for merge and decide' }),
  merging: z
    .object({
      verdicts: z.array(z.object({ verdict: Verdict, gap: MergeGap.nullable() })),
      unmet: z.array(z.object({ title: z.string(), finding: z.string() })).meta({
        description: '不符合的要素, which a 修改后通过 sets as conditions',
      }),
    })
    .nullable()
    .default(null)
    .meta({ description: '汇总: which verdicts the reviews carry; null for every other task' }),
  deciding: z
    .object({
      failed: z.boolean().meta({ description: 'a review failed: it cannot be granted' }),
      carried: z.boolean().meta({ description: 'what was found carries a refusal by itself' }),
      findings: z.array(RefusalFinding).meta({ description: 'what a refusal can name where nothing carries it' }),
      comments: z.array(NamedComment).meta({
        description: '公示、公告意见 that it can rest on: none of a 听证公告, which counts as the minutes have it',
      }),
      nameable: z
        .array(Line.extend({ name: z.string() }))
        .max(600)
        .meta({ description: 'materials and questions of the item, of which a refusal for false material names some' }),
    })
    .nullable()
    .default(null)
    .meta({ description: '决定: on what it may rest; null for every other task' }),
  feedback: z.object({ verdict: Verdict, verdictText: z.string(), summary: z.string() }).nullable(),
  own: OwnAnswer.nullable().meta({ description: 'null until this task is answered' }),
  before: OwnAnswer.nullable().meta({ description: 'what was answered before the task was open again' }),
  sentBack: SentBack.nullable().meta({ description: '退回上一环节: why this task is open again' }),
  waitsFor: z.array(SentBack.extend(EarlierStep.shape)).meta({ description: 'what this task sent back and waits for' }),
  added: z.array(AddedReview).meta({ description: '加签、委派 of this task' }),
  addedFor: SentBack.pick({ reason: true, day: true })
    .nullable()
    .meta({ description: 'why this task was added, where it was' }),
  sections: z.array(SectionChoice).meta({ description: 'from which a review may be added; empty where none may' }),
  drafts: z.array(ColleagueOpinion).meta({ description: '拟办意见 of helpers' }),
  earlier: z.array(EarlierStep).meta({ description: 'whose answers this task may have given again' }),
  procedures: z.array(TaskProcedure).meta({ description: 'for a review its own only' }),
  allowedProcedures: z.array(SpecialProcedure.extend({ title: z.string() })),
  thirdParties: ThirdPartiesView.nullable().meta({ description: '利害关系人, without names' }),
  ownStatements: OwnStatementsView.nullable()
    .default(null)
    .meta({ description: '申请人的陈述申辩, what was passed on of it; null where there is none' }),
  visits: z.array(VisitView).meta({ description: '现场核查; when it is, for its officers alone' }),
  panels: z.array(PanelView).meta({ description: '专家评审; scores once they are secret no more' }),
  meetings: z.array(MeetingView).meta({ description: '会商 that this task called, was invited to, or works with' }),
  hearing: HearingView.nullable().meta({ description: '听证, for lead, decider and chair; null to everybody else' }),
  quota: QuotaOfTask.nullable().default(null).meta({ description: '数量限制, for whoever decides' }),
  internal: ClockView.nullable()
    .default(null)
    .meta({ description: '内部办理时限, for whoever decides, while it runs' }),
  publicNotices: z
    .array(NoticeOfCase)
    .default([])
    .meta({ description: '公示 and what was said in substance, for lead, decider and chair' }),
  closure: ClosureView.nullable().default(null).meta({ description: '依职权撤销、撤回、注销, for whoever decides it' }),
  extension: TaskExtension.nullable().meta({
    description: '延长期限, for lead, decider and head; null to everybody else',
  }),
  allowedExtension: AllowedExtension.nullable(),
  can: z.array(
    z.enum([
      'opine',
      'merge',
      'decide',
      'return',
      'put-aside',
      'urge',
      'send-back',
      'add-review',
      'ask-draft',
      'remove-review',
      'take-back',
      'take-up',
      'begin-procedure',
      'end-procedure',
      'propose-extension',
      'answer-extension',
      'find-third-parties',
      'offer-hearing',
      'order-hearing',
      'appoint-hearing',
      'record-hearing',
      'report-hearing',
      'decide-closure',
      'appoint-visit',
      'record-visit',
      'sign-visit',
      'give-expert-opinion',
      'confirm-changes',
      'call-meeting',
      'speak-at-meeting',
      'move-meeting',
      'close-meeting',
      'note-at-meeting',
      'sign-meeting',
    ]),
  ),
}).meta({ id: 'Task' })
export type TaskView = z.infer<typeof TaskView>

/** Receipt of a blind act names the task and neither version nor position. */
const reply = z.object({ receipt: Receipt })

export const listTasks = endpoint('GET /api/:region/review/tasks', {
  summary: '我的审查任务',
  can: 'task.read',
  zones: ['review'],
  reads: [],
  kind: 'query',
  params: inRegion,
  query: boxed(['open', 'done']).extend({
    convenes: z.literal('1').optional().meta({ description: 'only what a convener has in hand: merging and deciding' }),
  }),
  reply: z.object({ tasks: z.array(TaskSummary), next: z.string().nullable() }),
})
export const readTask = endpoint('GET /api/:region/review/tasks/:task', {
  summary: '审查任务',
  can: 'task.read',
  zones: ['review'],
  reads: [],
  kind: 'query',
  params: ofTask,
  reply: TaskView,
})
export const readPage = endpoint('GET /api/:region/review/tasks/:task/materials/:material/pages/:page', {
  summary: '材料页面图像',
  can: 'task.read',
  zones: ['review'],
  reads: [],
  kind: 'query',
  params: ofTask.extend({ material: Key, page: z.coerce.number().int().min(1).max(1000) }),
  reply: z.instanceof(Uint8Array),
  answers: 'image/webp',
})
export const giveOpinion = endpoint('POST /api/:region/review/tasks/:task/opinion', {
  summary: '提交审查意见',
  can: 'task.opine',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    verdict: Verdict,
    scores: z.array(Score).max(100),
    reasons: z.string().trim().max(3000),
  }),
  reply,
})
export const mergeFeedback = endpoint('POST /api/:region/review/tasks/:task/feedback', {
  summary: '汇总审查意见',
  can: 'task.merge',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({ verdict: Verdict, summary: z.string().trim().max(3000) }),
  reply,
})
export const decideCase = endpoint('POST /api/:region/review/tasks/:task/decision', {
  summary: '作出决定',
  can: 'task.decide',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    outcome: z.enum(['granted', 'refused']),
    reasons: z.string().trim().max(3000),
    basis: z.string().trim().max(500),
    onMinutes: z.boolean().default(false).meta({ description: '根据听证笔录作出; required where a hearing was held' }),
    falseMaterial: z
      .boolean()
      .default(false)
      .meta({ description: '查明隐瞒有关情况或者提供虚假材料; only of a refusal' }),
    untrue: z.array(Line).max(300).default([]).meta({
      description: '不实的材料或者答案, of those that were handed in; with false material alone',
    }),
    noPlace: z.boolean().default(false).meta({ description: '名额已满; only of a refusal where none is left' }),
    finding: RefusalFinding.nullable()
      .default(null)
      .meta({ description: '据以不予许可的事实; for a refusal of what every review passed' }),
    comments: z.array(NamedComment).max(300).default([]).meta({
      description: '据以不予许可的公示、公告意见; required of a refusal that rests on these, and of no other',
    }),
    overInternal: OverInternal.nullable()
      .default(null)
      .meta({ description: '超过内部时限的原因; required where it is over' }),
  }),
  reply,
})
export const beginProcedure = endpoint('POST /api/:region/review/tasks/:task/procedures', {
  summary: '启动特别程序',
  can: 'task.procedure',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    kind: SpecialProcedureKind,
    expectedDays: z.int().min(1).max(250).meta({ description: '工作日, as the applicant is told in writing' }),
    reason: z.string().trim().max(1000).meta({ description: '事由, stands in the notice to the applicant' }),
  }),
  reply,
})
export const endProcedure = endpoint('POST /api/:region/review/tasks/:task/procedures/:procedure/end', {
  summary: '结束特别程序',
  can: 'task.procedure',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask.extend({ procedure: ProcedureId }),
  body: z.strictObject({ result: z.string().trim().max(3000) }),
  reply,
})
/** 退回重新抽取: nobody hands a drawn task to somebody; it goes back to the draw, and its limit runs on. */
export const returnTask = endpoint('POST /api/:region/review/tasks/:task/return', {
  summary: '退回重新抽取',
  can: 'task.return',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({ ground: ReturnGround }),
  reply,
})
