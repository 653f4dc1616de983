import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

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
    due: Due.meta({ description: 'last day to speak and vote' }),
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
    day: DayText,
  }),
] as const
