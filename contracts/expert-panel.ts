import { z } from 'zod'
import { Score, Verdict } from './opinion.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, Key, RegionId, TaskId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 评审费, where an item says nothing of it: the 工作日 in which it is paid, and what follows where it is not. */
export const owedToExperts = { feeDays: 20, unpaid: 'supervise-office' } as const

/**
 * 专家评审 as an item orders it, on a task of kind `expert`: how many are drawn from the roll of the task's office for its 专业 (`section`),
 * how their opinions become one, and what a revision may take. `limitDays` of the task are those for the opinions.
 *
 * @source 行政许可法 第四十五条; 连政办传〔2023〕8号 三(一)3 (由专家出具通过、不通过、修改后通过等意见)
 */
export const ExpertPanel = z
  .strictObject({
    people: z.int().min(3).max(15).meta({ description: '单数' }),
    passes: z.int().min(2).meta({ description: 'so many must pass it, with or without revision' }),
    veto: z.boolean().default(false).meta({ description: '一票否决: one 不通过 is enough' }),
    revisionDays: z.int().min(1).max(60).meta({ description: '工作日 for the applicant to revise' }),
    confirmDays: z.int().min(1).max(20).meta({ description: '工作日 for the experts to say what was done' }),
    feeFen: z.int().min(0).meta({ description: '评审费 of one expert, paid by the office that organises the review' }),
    feeDays: z.int().min(1).max(60).default(owedToExperts.feeDays).meta({
      description: '工作日 in which the office pays the experts after their review has ended',
    }),
    unpaid: z.enum(['supervise-office']).default(owedToExperts.unpaid).meta({
      description: '逾期未支付评审费的后果: for the office that organises the review',
    }),
    basis: z.string().min(4),
  })
  .refine(({ people }) => people % 2 === 1, { error: '专家人数应为单数', path: ['people'] })
  .refine(({ people, passes }) => passes * 2 > people && passes <= people, {
    error: '通过须过半数',
    path: ['passes'],
  })
export type ExpertPanel = z.infer<typeof ExpertPanel>

/** Days of the review in all, which the applicant is told: opinions, revision, confirmation. */
export const panelDays = (limitDays: number, { revisionDays, confirmDays }: ExpertPanel): number =>
  limitDays + revisionDays + confirmDays

/** Where a panel stands. */
export const PanelStanding = z.enum(['scoring', 'revising', 'confirming', 'passed', 'failed'])
export type PanelStanding = z.infer<typeof PanelStanding>

/** One opinion of a panel as others may read it: under a letter, and only once every score is fixed. */
export const PanelOpinion = z.object({
  label: z.string(),
  verdict: Verdict,
  verdictText: z.string(),
  total: z.int().nullable(),
  reasons: z.string(),
  scores: z.array(Score.extend({ title: z.string() })),
})

/** 专家评审 as applicant, desk and tasks may see it: the secret part only when it is secret no more. */
export const PanelView = z
  .object({
    panel: Key,
    title: z.string(),
    standing: PanelStanding,
    people: z.int(),
    passesNeeded: z.int(),
    veto: z.boolean(),
    answered: z.int().nullable().meta({ description: 'null to tasks while the scores are secret' }),
    calledDay: DayText,
    due: DayText.nullable().meta({ description: 'last day of what goes on now; null when nothing does' }),
    overdue: z.boolean(),
    opinions: z.array(PanelOpinion).meta({ description: 'empty while the scores are secret' }),
    changes: z
      .array(
        z.object({
          change: Key,
          text: z.string(),
          label: z.string().meta({ description: '评审专家甲 …' }),
          own: z.boolean().meta({ description: 'asked for under the task that reads it' }),
          done: z.boolean().nullable(),
          remark: z.string(),
        }),
      )
      .meta({ description: '修改意见: the one list' }),
    materials: z.array(z.object({ key: Key, name: z.string() })).meta({ description: 'what may be revised' }),
    handedInDay: DayText.nullable(),
    closed: z
      .object({
        verdict: Verdict,
        passes: z.int(),
        fails: z.int(),
        how: z.enum(['opinions', 'confirmed', 'no-revision']),
        day: DayText,
      })
      .nullable(),
    fees: z
      .object({ people: z.int(), amountFen: z.int() })
      .nullable()
      .meta({ description: '评审费 in all; for the desk alone' }),
  })
  .meta({ id: 'ExpertPanel' })
export type PanelView = z.infer<typeof PanelView>

const inRegion = z.object({ region: RegionId })
const ofTask = inRegion.extend({ task: TaskId })
const reply = z.object({ receipt: Receipt })

export const giveExpertOpinion = endpoint('POST /api/:region/review/tasks/:task/expert-opinion', {
  summary: '提交专家评审意见',
  can: 'expert.opine',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    verdict: Verdict,
    scores: z.array(Score).max(100),
    reasons: z.string().trim().max(3000),
    changes: z
      .array(z.string().trim().max(500))
      .max(30)
      .default([])
      .meta({ description: '修改意见: the complete list, told to the applicant; nothing can be added later' }),
  }),
  reply,
})
export const confirmChanges = endpoint('POST /api/:region/review/tasks/:task/confirmed-changes', {
  summary: '逐条确认修改情况',
  can: 'expert.opine',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    found: z
      .array(z.strictObject({ change: Key, done: z.boolean(), remark: z.string().trim().max(500).default('') }))
      .min(1)
      .max(30),
  }),
  reply,
})
export const handInRevision = endpoint('POST /api/:region/cases/:case/revision', {
  summary: '提交修改后的材料',
  can: 'case.correct',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'command',
  params: inRegion.extend({ case: CaseId }),
  body: z.strictObject({ paper: z.array(Key).max(30).default([]), expects: z.int().min(0).optional() }),
  reply,
})
