import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key, TaskId } from './ids.ts'
import { MaterialFact } from './material-facts.ts'
import { Score, Verdict } from './opinion.ts'

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** 修改意见: one change that an expert asks for; its key counts the changes of the whole panel. */
const Change = z.object({ change: Key, text: z.string(), by: Key.meta({ description: 'the task of the expert' }) })

/**
 * 专家评审 as facts of a case. Every expert stands behind a code and has a task of their own; `panel` is the task of the item’s plan that
 * theirs belong to.
 *
 * @source 行政许可法 第四十五条; 连政办传〔2023〕8号 (专家出具通过、不通过、修改后通过等意见; 一次反馈)
 */
export const expertEvents = [
  event('experts-called', {
    panel: Key,
    ref: TaskId,
    members: z.array(Key).min(3).meta({ description: 'their tasks' }),
    due: Due.meta({ description: 'last day for their opinions' }),
    day: DayText,
  }),
  event('expert-opinion-given', {
    panel: Key,
    task: Key,
    code: z.string(),
    verdict: Verdict,
    scores: z.array(Score),
    total: z.int().nullable(),
    reasons: z.string(),
    changes: z.array(z.string()).meta({ description: '修改意见, complete; only with 修改后通过' }),
    day: DayText,
  }),
  event('experts-overdue', {
    panel: Key,
    missing: z.array(Key).meta({ description: 'tasks of those who are late' }),
    day: DayText,
  }),
  event('revision-called', {
    panel: Key,
    changes: z.array(Change).min(1).meta({ description: 'the one list; nothing is added to it' }),
    due: Due.meta({ description: 'last day to hand in the revision' }),
    absent: z.array(Key).meta({ description: 'experts whose opinion was not needed any more' }),
    day: DayText,
  }),
  event('revision-handed-in', {
    panel: Key,
    materials: z.array(MaterialFact).min(1),
    confirmBy: Due.meta({ description: 'last day for those who asked for changes to say whether they were made' }),
    day: DayText,
  }),
  event('changes-confirmed', {
    panel: Key,
    task: Key,
    code: z.string(),
    found: z.array(z.object({ change: Key, done: z.boolean(), remark: z.string() })).min(1),
    day: DayText,
  }),
  event('expert-panel-closed', {
    panel: Key,
    verdict: Verdict,
    passes: z.int(),
    fails: z.int(),
    how: z.enum(['opinions', 'confirmed', 'no-revision']),
    fees: z
      .array(z.object({ task: Key, amountFen: z.int() }))
      .meta({ description: '评审费, which the organising office owes each expert who gave an opinion' }),
    absent: z.array(Key),
    day: DayText,
  }),
] as const
