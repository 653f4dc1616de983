import { z } from 'zod'
import { ReturnGround, Score, Verdict } from './case-events.ts'
import { endpoint } from './endpoint.ts'
import { DayCursor, DayText, Key, RegionId, TaskId } from './ids.ts'
import { Criterion } from './item.ts'
import { Receipt } from './receipt.ts'

/**
 * 不对应: what reviewers, leads and deciders see. No field here may identify the applicant, and no id here occurs anywhere on the
 * applicant's side. Days, never times of day.
 *
 * @source 连政办传〔2023〕8号 三(一)2、三(二)1: 人员不对应具体企业和项目; 审批人员与申请企业全程不接触、不对应
 */
const inRegion = z.object({ region: RegionId })
const ofTask = inRegion.extend({ task: TaskId })

export const TaskSummary = z
  .object({
    task: TaskId,
    code: z.string().meta({ description: '审查编号, this reviewer’s code for this task' }),
    title: z.string(),
    kind: z.enum(['review', 'merge', 'decide']),
    itemName: z.string(),
    due: DayText,
    left: z.int().meta({ description: '剩余工作日' }),
    overdue: z.boolean(),
    done: z.boolean(),
    returned: z.boolean().meta({ description: '已退回重新抽取: nothing of it is shown any more' }),
  })
  .meta({ id: 'TaskSummary' })
export type TaskSummary = z.infer<typeof TaskSummary>

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

export const TaskView = TaskSummary.extend({
  version: z.int(),
  facts: z.array(z.object({ key: Key, label: z.string(), text: z.string() })),
  materials: z.array(
    z.object({ key: Key, name: z.string(), pages: z.int(), state: z.enum(['ready', 'rendering', 'paper', 'failed']) }),
  ),
  sheet: z.object({ title: z.string(), passMark: z.int(), criteria: z.array(Criterion) }).nullable(),
  conditions: z.array(z.string()),
  opinions: z
    .array(ColleagueOpinion)
    .meta({ description: 'for merge and decide; empty for a review, which is blind to its colleagues' }),
  feedback: z.object({ verdict: Verdict, verdictText: z.string(), summary: z.string() }).nullable(),
  own: OwnAnswer.nullable().meta({ description: 'null until this task is answered' }),
  can: z.array(z.enum(['opine', 'merge', 'decide', 'return'])),
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
  query: z.object({
    box: z.enum(['open', 'done']).default('open'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    after: DayCursor.optional(),
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
  }),
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
