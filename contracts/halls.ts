import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, Instant, ItemCode, OfficeId, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'
import { OfficeView } from './catalogue.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** From when to when on one day, `HH:MM`; the end is not served. */
export const Span = z.strictObject({ from: Time, to: Time })
export type Span = z.infer<typeof Span>
const Spans = z.array(Span).max(6)

/**
 * 服务日历: spans of a working day and of a day of rest, by the region's calendar; no span is closed. What Saturdays, Sundays and holidays have
 * of their own goes before the day of rest, and what is said of one day (错时、延时、节假日服务) before everything.
 */
export const Hours = z.strictObject({
  workday: Spans,
  restday: Spans,
  saturday: Spans.optional(),
  sunday: Spans.optional(),
  holiday: Spans.optional(),
  days: z
    .array(z.strictObject({ day: DayText, spans: Spans, why: z.string().trim().min(2).max(40) }))
    .max(60)
    .optional(),
})
export type Hours = z.infer<typeof Hours>

/** 窗口专区: which items its counters take; `offices` and `items` both empty take every item. */
export const CounterGroup = z.strictObject({
  key: z.string().regex(/^[a-z]{2,20}$/),
  name: z.string(),
  offices: z.array(OfficeId),
  items: z.array(ItemCode),
})
export type CounterGroup = z.infer<typeof CounterGroup>

/** 窗口: one counter of a hall; `hours` where they are not the hall's. */
export const Counter = z.strictObject({ counter: z.string().max(10), group: z.string(), hours: Hours.optional() })
export type Counter = z.infer<typeof Counter>

/** 政务服务大厅 with its counters. */
export const Hall = z.strictObject({
  office: OfficeId,
  address: z.string(),
  phone: z.string(),
  hours: Hours,
  groups: z.array(CounterGroup),
  counters: z.array(Counter),
})
export type Hall = z.infer<typeof Hall>

/** 网上值守: which unit answers online, when, by which telephone; `deputy` takes over what stays unanswered. Never a person's name. */
export const RosterLine = z.strictObject({
  office: OfficeId,
  unit: z.string(),
  phone: z.string(),
  hours: Hours,
  deputy: OfficeId.nullable(),
})
export type RosterLine = z.infer<typeof RosterLine>

/** Whether a counter takes an item. */
export function takes(group: CounterGroup, item: { code: string; office: string }): boolean {
  const everything = group.offices.length === 0 && group.items.length === 0
  return (
    everything || (group.offices as string[]).includes(item.office) || (group.items as string[]).includes(item.code)
  )
}

export const readHalls = endpoint('GET /api/:region/halls', {
  summary: '政务服务大厅与网上值守',
  can: 'site.read',
  zones: ['public', 'desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  reply: z.object({
    today: DayText,
    now: Instant,
    workday: z.boolean().meta({ description: 'by the calendar, make-up working days included' }),
    halls: z.array(
      Hall.extend({
        name: z.string(),
        openToday: z.array(Span).meta({ description: 'by the calendar and what is said of this very day' }),
        nextRestday: z
          .object({ day: DayText, spans: z.array(Span) })
          .nullable()
          .meta({ description: 'the next Saturday, Sunday or holiday within a week on which it serves' }),
      }),
    ),
    roster: z.array(RosterLine.extend({ officeName: z.string() })),
    offices: z.array(OfficeView),
  }),
})

/** 设置服务日历 of a hall, or of one counter; null gives back the hours that the city publishes. */
export const setHallHours = endpoint('POST /api/:region/halls/:hall/hours', {
  summary: '设置服务日历',
  can: 'hall.hours',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId, hall: OfficeId }),
  body: z.strictObject({ counter: z.string().max(10).nullable(), hours: Hours.nullable() }),
  reply: z.object({ receipt: Receipt }),
})

/** What was done to the hours of a hall; streams of kind `hall`. */
export const HallEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hours-set'),
    hall: z.string(),
    counter: z.string().nullable(),
    hours: Hours.nullable(),
    day: DayText,
  }),
])
export type HallEvent = z.input<typeof HallEvent>
