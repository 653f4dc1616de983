import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, RegionId, TaskId } from './ids.ts'
import { AgendaOfCase, MeetingKey, Vote, VoteCount } from './meeting-events.ts'
import { Receipt } from './receipt.ts'

/** 会商: working days in which everybody who takes part has spoken. */
export const meetingDays = 5
/** Working days in which those who spoke sign the minutes. */
export const signingDays = 2
/** How often one meeting is moved by its convener. */
export const mostMoves = 3
/** How many notes one meeting may have. */
export const mostNotes = 50
/** How many one case may have; differences that two don't settle are for whoever decides. */
export const mostMeetings = 2

/** 会商 as the reader of a task may see it: votes and words of others only once nobody can speak any more, and then for the convener alone. */
export const MeetingView = z
  .object({
    meeting: MeetingKey,
    calledDay: DayText,
    due: DayText.meta({ description: '发言和表决的最后一天' }),
    agenda: z.array(z.string()),
    sitting: z
      .object({
        heldOn: DayText,
        time: z.string(),
        place: z.string(),
        link: z.string().nullable(),
        cases: z.int().meta({ description: 'on the agenda, this one included' }),
        others: z.array(TaskId).meta({ description: "the convener's tasks in the further cases; empty for others" }),
      })
      .nullable()
      .meta({ description: 'null: in writing alone' }),
    moves: z
      .array(
        z.object({
          heldOn: DayText,
          time: z.string(),
          place: z.string(),
          reason: z.string(),
          by: z.enum(['convener', 'calendar']),
          day: DayText,
        }),
      )
      .meta({ description: '改期: where it was to sit before, and why it does not, oldest first' }),
    notes: z.array(z.object({ point: z.int(), words: z.string(), day: DayText })).meta({ description: '会议记录' }),
    invited: z.int(),
    spoken: z.int(),
    own: z.object({ votes: z.array(Vote), words: z.string(), day: DayText }).nullable(),
    statements: z
      .array(z.object({ title: z.string(), label: z.string(), votes: z.array(Vote), words: z.string() }))
      .meta({ description: 'of the others; empty while somebody can still speak' }),
    closed: z
      .object({
        day: DayText,
        minutes: z.string(),
        counts: z.array(VoteCount),
        absent: z.int().meta({ description: 'who did not speak in time' }),
        signBy: DayText.nullable(),
        signed: z.array(z.object({ title: z.string(), label: z.string(), differs: z.string().nullable() })),
        settledDay: DayText.nullable().meta({
          description: 'when the signatures were complete or their time was over',
        }),
      })
      .nullable(),
  })
  .meta({ id: 'Meeting' })
export type MeetingView = z.infer<typeof MeetingView>

const ofTask = z.object({ region: RegionId, task: TaskId })
const ofMeeting = ofTask.extend({ meeting: MeetingKey })
const reply = z.object({ receipt: Receipt })
/** Where a meeting is to sit, as its convener writes it. */
const at = {
  heldOn: DayText,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: z.string().trim().min(2).max(100),
  link: z
    .url({ protocol: /^https$/ })
    .max(300)
    .nullable()
    .default(null),
}

export const callMeeting = endpoint('POST /api/:region/review/tasks/:task/meetings', {
  summary: '召集会商',
  can: 'meeting.call',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofTask,
  body: z.strictObject({
    agenda: z.array(z.string().trim().min(4).max(200)).min(1).max(5).meta({ description: '议题' }),
    sitting: z
      .strictObject({
        ...at,
        others: z.array(AgendaOfCase).max(4).default([]).meta({ description: '联席会议: further cases of the agenda' }),
      })
      .nullable()
      .default(null)
      .meta({ description: 'null: in writing alone' }),
  }),
  reply,
})
export const speakAtMeeting = endpoint('POST /api/:region/review/tasks/:task/meetings/:meeting/statement', {
  summary: '会商发言和表决',
  can: 'meeting.speak',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofMeeting,
  body: z.strictObject({ votes: z.array(Vote).min(1).max(5), words: z.string().trim().max(2000) }),
  reply,
})
export const moveMeeting = endpoint('POST /api/:region/review/tasks/:task/meetings/:meeting/sitting', {
  summary: '会商改期',
  can: 'meeting.call',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofMeeting,
  body: z.strictObject({ ...at, reason: z.string().trim().max(200) }),
  reply,
})
export const closeMeeting = endpoint('POST /api/:region/review/tasks/:task/meetings/:meeting/minutes', {
  summary: '形成会商纪要',
  can: 'meeting.call',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofMeeting,
  body: z.strictObject({ minutes: z.string().trim().max(4000) }),
  reply,
})
export const noteAtMeeting = endpoint('POST /api/:region/review/tasks/:task/meetings/:meeting/notes', {
  summary: '会议记录',
  can: 'meeting.call',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofMeeting,
  body: z.strictObject({ point: z.int().min(1).max(5), words: z.string().trim().min(2).max(1000) }),
  reply,
})
export const signMinutesOfMeeting = endpoint('POST /api/:region/review/tasks/:task/meetings/:meeting/signature', {
  summary: '签字确认会商纪要',
  can: 'meeting.speak',
  zones: ['review'],
  reads: [],
  kind: 'command',
  params: ofMeeting,
  body: z.strictObject({
    differs: z.string().trim().max(1000).nullable().default(null).meta({ description: '不同意见; null: 同意' }),
  }),
  reply,
})
