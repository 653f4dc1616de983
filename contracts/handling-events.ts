import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key, OfficeId, TaskId } from './ids.ts'

/** 挂起: why a task is put aside. A ground and no words of one's own: those could say whose case it is. */
export const AsideGround = z.enum(['consultation', 'records', 'outage', 'absence'])
export type AsideGround = z.infer<typeof AsideGround>

/** 催办: by whom. */
export const UrgedBy = z.enum(['applicant', 'supervision', 'lead', 'decider'])
export type UrgedBy = z.infer<typeof UrgedBy>

/**
 * 退回上一环节: what is wrong with an answer. `materials`, a want of form of the application, is never one: whoever asks for it is refused
 * with the article.
 */
export const SendBackGround = z.enum(['unclear', 'contradictory', 'incomplete', 'basis', 'materials'])
export type SendBackGround = z.infer<typeof SendBackGround>

/** 加签: where the added review stands to the task that it was added to. */
export const AddedHow = z.enum(['before', 'parallel', 'after'])
export type AddedHow = z.infer<typeof AddedHow>

/** 环节操作 as facts of a case: what those who were drawn do with their tasks besides answering them. */
export const handlingEvents = [
  z.object({
    type: z.literal('task-put-aside'),
    task: Key,
    code: z.string(),
    ground: AsideGround,
    days: z.int().min(1).meta({ description: '工作日, as it was asked for' }),
    from: DayText.meta({ description: 'first day that the step does not count; every limit of the case does' }),
    through: DayText.meta({ description: 'last such day, if it is not taken up before' }),
    due: Due.meta({ description: 'of the step, as it is then' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('task-taken-up'),
    task: Key,
    code: z.string(),
    through: DayText.meta({ description: 'last day that the step did not count' }),
    due: Due,
    day: DayText,
  }),
  z.object({
    type: z.literal('urged'),
    by: UrgedBy,
    tasks: z.array(Key).meta({ description: 'on whose desks it is seen; none when the applicant urges' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('task-sent-back'),
    task: Key.meta({ description: 'whose answer is to be given again, by the same person, its limit running on' }),
    from: Key.meta({ description: 'the task of whoever leads or decides' }),
    code: z.string(),
    ground: SendBackGround,
    reason: z.string(),
    day: DayText,
  }),
  z.object({ type: z.literal('answer-taken-back'), task: Key, code: z.string(), day: DayText }),
  z.object({
    type: z.literal('review-added'),
    task: Key.meta({ description: 'of the added review' }),
    beside: Key.meta({ description: 'the task that it was added to' }),
    how: AddedHow,
    draft: z.boolean().meta({ description: '委派: it drafts what the task beside it signs' }),
    office: OfficeId,
    section: z.string().nullable(),
    limitDays: z.int().min(1),
    code: z.string(),
    reason: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('review-removed'),
    task: Key,
    ref: TaskId.nullable().meta({ description: 'as it was known until then; null before it was opened' }),
    beside: Key,
    code: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('assignee-named'),
    task: Key.meta({
      description: '代理: who answers it follows from the post of whoever was drawn, and needs no draw',
    }),
    ref: TaskId,
    code: z.string(),
    label: z.string(),
    person: z.string().meta({ description: 'commitment to whoever answers now' }),
    acts: z.enum(['for', 'again']).meta({ description: 'for the one who was drawn, or that one again' }),
    of: z.string().meta({ description: 'the code until now' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('task-released'),
    task: Key.meta({ description: 'that nobody waits for any more, because its group has closed without it' }),
    ref: TaskId,
    day: DayText,
  }),
] as const
