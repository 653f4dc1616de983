import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** One day of a holiday notice on which the rule of weekdays does not hold. */
export const NoticeDay = z.strictObject({
  day: DayText,
  kind: z.enum(['holiday', 'workday']).meta({ description: '放假, or 调休上班' }),
  name: z.string().trim().min(1).max(20),
})
export type NoticeDay = z.infer<typeof NoticeDay>

/** 节假日安排通知: says of every day from the first to the last whether it is worked. */
export const HolidayNotice = z.strictObject({
  name: z.string().trim().min(4).max(100).meta({ description: '文件名称和文号' }),
  from: DayText,
  through: DayText,
  days: z.array(NoticeDay).max(200),
})
export type HolidayNotice = z.infer<typeof HolidayNotice>

/** What happened to the calendar of a region; streams of kind `calendar`. */
export const CalendarEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('notice-loaded'),
    ...HolidayNotice.shape,
    revision: z.string().meta({ description: 'of the calendar with this notice' }),
    coveredUntil: DayText,
    changedFrom: DayText.meta({
      description: 'first day that is worked or not otherwise than before, or known at last',
    }),
    day: DayText,
  }),
])
export type CalendarEvent = z.input<typeof CalendarEvent>

/** How many notices a calendar has been given here; the one that ships with the platform has none. */
export const noticesIn = (revision: string): number => Number(revision.split('-')[1] ?? 0)

const inRegion = z.object({ region: RegionId })

export const readCalendar = endpoint('GET /api/:region/calendar', {
  summary: '工作日历',
  can: 'calendar.load',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: inRegion,
  reply: z.object({
    revision: z.string(),
    coveredUntil: DayText,
    days: z.array(NoticeDay).meta({ description: 'of this year and the years to come, at most 400' }),
  }),
})
export const loadNotice = endpoint('POST /api/:region/calendar/notices', {
  summary: '录入节假日安排通知',
  can: 'calendar.load',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: inRegion,
  body: HolidayNotice,
  reply: z.object({ receipt: Receipt }),
})
