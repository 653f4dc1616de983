import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AddedHow, AsideGround, SendBackGround } from './handling-events.ts'
import { CaseId, DayText, Key, OfficeId, RegionId, TaskId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 环节操作: what those who were drawn may do with their tasks besides answering them, within the rules of separation and blindness. */
const ofTask = z.object({ region: RegionId, task: TaskId })

/** Receipt of a blind act names the task and neither version nor position. */
const reply = z.object({ receipt: Receipt })

/** Working days for which one task may be put aside, all times together. */
export const mostAsideDays = 5

/** Each ground to put a task aside, as pages say it. */
export const asideGrounds: Record<AsideGround, string> = {
  consultation: '等待机关内部会商或者请示答复',
  records: '等待调阅档案、核对原有记录',
  outage: '系统或者设备故障，暂时不能审查',
  absence: '短期公出或者请假',
}

/** Each ground to have an answer given again, as pages say it. */
export const sendBackGrounds: Record<Exclude<SendBackGround, 'materials'>, string> = {
  unclear: '意见不明确，不能据以汇总或者决定',
  contradictory: '与其他环节的意见相互矛盾',
  incomplete: '职责范围内的内容没有审查完',
  basis: '引用的依据有误或者已经失效',
}

/** How many reviews and drafts may be added to one task. */
export const mostAdded = 3

/** Where an added review stands, as pages say it. */
export const addedHows: Record<AddedHow, string> = {
  before: '前加签：加签意见提交以后，我再提交意见',
  parallel: '并加签：与我同时审查',
  after: '后加签：我提交意见以后再审查',
}

/** 处室 from which a review may be drawn. */
export const SectionChoice = z.object({ office: OfficeId, officeName: z.string(), section: z.string() })

/** 加签、委派 of a task, as whoever added it sees it. */
export const AddedReview = z.object({
  key: Key,
  title: z.string(),
  how: AddedHow,
  draft: z.boolean(),
  officeName: z.string(),
  section: z.string().nullable(),
  reason: z.string(),
  day: DayText,
  answered: z.boolean(),
})

/** 退回上一环节 as the two tasks see it. */
export const SentBack = z.object({ groundText: z.string(), reason: z.string(), day: DayText })

/** A step whose answer may be had again, or is waited for. */
export const EarlierStep = z.object({ key: Key, title: z.string(), label: z.string() })

/** 挂起: stops the step of this task alone; the limits of law and promise go on. */
export const putAside = endpoint('POST /api/:region/review/tasks/:task/aside', {
  summary: '挂起任务',
  can: 'task.handle',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({ ground: AsideGround, days: z.int().min(1).max(mostAsideDays) }),
  reply,
})

/** 恢复 before the days are over; afterwards the step runs on by itself. */
export const takeUp = endpoint('POST /api/:region/review/tasks/:task/aside/end', {
  summary: '恢复任务',
  can: 'task.handle',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({}),
  reply,
})

/** 催办 by the applicant or by supervision, each once a day. What the applicant urges reaches supervision and no reviewer. */
export const urgeCase = endpoint('POST /api/:region/cases/:case/urging', {
  summary: '催办',
  can: 'case.urge',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId, case: CaseId }),
  body: z.strictObject({}),
  reply,
})

/** 催办 of the other open tasks of the case by whoever leads or decides. */
export const urgeTasks = endpoint('POST /api/:region/review/tasks/:task/urging', {
  summary: '催办其他环节',
  can: 'task.urge',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({}),
  reply,
})

/** 退回上一环节: the earlier task is open again for the same person, once, and its limit has run on. */
export const sendBack = endpoint('POST /api/:region/review/tasks/:task/sending-back', {
  summary: '退回上一环节',
  can: 'task.send-back',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({ to: Key, ground: SendBackGround, reason: z.string().trim().max(1000) }),
  reply,
})

/** 拿回 of one's own answer, as long as nothing rests on it. */
export const takeBackAnswer = endpoint('POST /api/:region/review/tasks/:task/opinion/taking-back', {
  summary: '拿回审查意见',
  can: 'task.opine',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({}),
  reply,
})

/** 加签: a review of another section, drawn; it adds no day to any limit of the case. */
export const addReview = endpoint('POST /api/:region/review/tasks/:task/added', {
  summary: '加签',
  can: 'task.add',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    how: AddedHow,
    office: OfficeId,
    section: z.string().trim().min(2).max(40),
    reason: z.string().trim().max(1000),
  }),
  reply,
})

/** 委派: a drawn helper of the same section drafts an opinion, and the one who was drawn signs. */
export const askDraft = endpoint('POST /api/:region/review/tasks/:task/draft', {
  summary: '委派协办',
  can: 'task.opine',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({ reason: z.string().trim().max(1000) }),
  reply,
})

/** 减签 of what this task added, as long as it was not answered. */
export const removeReview = endpoint('POST /api/:region/review/tasks/:task/added/:added/removal', {
  summary: '减签',
  can: 'task.add',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask.extend({ added: Key }),
  body: z.strictObject({}),
  reply,
})
