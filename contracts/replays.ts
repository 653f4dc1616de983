import { z } from 'zod'
import { HolidayNotice } from './calendars.ts'
import { ClockView } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { CaseId, RegionId } from './ids.ts'

/** Another arrangement of days for a span, in place of what the calendar says of it. */
export const OtherDays = z.strictObject({
  from: HolidayNotice.shape.from,
  through: HolidayNotice.shape.through,
  days: HolidayNotice.shape.days,
})
export type OtherDays = z.infer<typeof OtherDays>

/** One limit of a case counted twice from the same events. */
export const ReplayedLimit = z.object({
  key: z.string(),
  title: z.string(),
  today: ClockView.meta({ description: 'by the calendar that holds' }),
  other: ClockView.meta({ description: 'by the other one' }),
})
export type ReplayedLimit = z.infer<typeof ReplayedLimit>

export const replayClocks = endpoint('POST /api/:region/desk/cases/:case/replayed-clocks', {
  summary: '按另一日历重算期限（只试算，不改变办件）',
  can: 'clock.replay',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  asksInBody: true,
  params: z.object({ region: RegionId, case: CaseId }),
  body: OtherDays,
  reply: z.object({
    changed: z.int().meta({ description: 'limits whose last day, used or left days differ' }),
    limits: z.array(ReplayedLimit),
  }),
})
