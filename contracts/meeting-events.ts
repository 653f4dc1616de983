import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key, TaskId } from './ids.ts'

/** 会商 of one case, in the order in which they were called. */
export const MeetingKey = z.string().regex(/^meeting-\d$/)

/** 表决 on one point of the agenda. */
export const Vote = z.enum(['for', 'against', 'abstain'])
export type Vote = z.infer<typeof Vote>

/** How one point of the agenda was voted on; who did not speak in time is counted as absent. */
export const VoteCount = z.object({
  for: z.int().min(0),
  against: z.int().min(0),
  abstain: z.int().min(0),
  absent: z.int().min(0),
  carried: z.boolean().meta({ description: '同意多于不同意' }),
})
export type VoteCount = z.infer<typeof VoteCount>

/** 议题 of one further case of a meeting: under the convener's own task in it. */
export const AgendaOfCase = z.strictObject({
  task: TaskId,
  agenda: z.array(z.string().trim().min(4).max(200)).min(1).max(5),
})
export type AgendaOfCase = z.input<typeof AgendaOfCase>

/** Day, time and place of a meeting that sits. */
export const SittingPlace = z.object({
  heldOn: DayText,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: z.string(),
  link: z.string().nullable().meta({ description: '视频会议' }),
})
export type SittingPlace = z.input<typeof SittingPlace>

/** When and where a meeting sits; several cases that one convener has in hand may lie on its agenda (联席会议). */
export const Sitting = z.object({
  id: z.uuid().meta({ description: 'the same in every case of the agenda' }),
  ...SittingPlace.shape,
  cases: z.int().min(1).max(5),
  agenda: z.array(AgendaOfCase).max(5).meta({ description: 'every case of it, for the convener alone' }),
  first: z.boolean().meta({ description: 'called here; the further cases follow' }),
})
export type Sitting = z.input<typeof Sitting>

/**
 * 会商 as facts of a case: called by the lead, held in writing by those who reviewed, each under the code of their task. Whoever takes part
 * knows as little of the applicant as before.
 *
 * @source 连政办传〔2023〕8号 (牵头人会商会办); 一次会商、五个工作日
 */
export const meetingEvents = [
  z.object({
    type: z.literal('meeting-called'),
    meeting: MeetingKey,
    task: Key.meta({ description: 'of the convener' }),
    code: z.string(),
    agenda: z.array(z.string()).min(1).max(5),
    invited: z.array(Key).min(2).meta({ description: 'tasks whose reviewers take part' }),
    sitting: Sitting.nullable().optional().meta({ description: 'absent: in writing alone' }),
    due: Due.meta({ description: 'last day to speak and vote' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('meeting-moved'),
    meeting: MeetingKey,
    task: Key.meta({ description: 'of the convener' }),
    code: z.string().nullable().meta({ description: 'null: by a notice on holidays' }),
    to: SittingPlace,
    reason: z.string().meta({ description: "the convener's, or the name of the notice" }),
    sitting: z
      .object({
        id: z.uuid(),
        others: z.array(TaskId).max(4).meta({ description: 'further cases of the agenda, which follow' }),
      })
      .nullable()
      .meta({ description: 'null: nothing follows' }),
    due: z
      .object({ from: Due, to: Due })
      .optional()
      .meta({ description: 'last day to speak and vote, where the notice has moved it as well' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('meeting-recounted'),
    meeting: MeetingKey,
    notice: z.string().meta({ description: '节假日安排通知的名称' }),
    from: Due,
    to: Due.meta({ description: 'last day to speak and vote, or to sign; never earlier than it was told' }),
    of: z.literal('signing').optional().meta({ description: 'absent: the days to speak and vote' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('meeting-noted'),
    meeting: MeetingKey,
    task: Key,
    code: z.string(),
    point: z.int().min(1).meta({ description: 'of the agenda, counted from 1' }),
    words: z.string().meta({ description: '会议记录 as it was written while the meeting went on' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('meeting-spoken'),
    meeting: MeetingKey,
    task: Key,
    code: z.string(),
    votes: z.array(Vote).meta({ description: 'one for each point of the agenda' }),
    words: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('meeting-closed'),
    meeting: MeetingKey,
    task: Key,
    code: z.string(),
    counts: z.array(VoteCount),
    absent: z.array(Key),
    minutes: z.string().meta({ description: '会商纪要' }),
    signBy: Due.optional().meta({ description: 'last day for those who spoke to sign; absent: nobody was asked to' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('meeting-signed'),
    meeting: MeetingKey,
    task: Key,
    code: z.string(),
    differs: z.string().nullable().meta({ description: '对纪要的不同意见; null: 同意' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('meeting-settled'),
    meeting: MeetingKey,
    unsigned: z.array(Key).meta({ description: 'who did not sign in time' }),
    day: DayText,
  }),
] as const
