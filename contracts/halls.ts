import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, ItemCode, OfficeId, RegionId } from './ids.ts'
import { OfficeView } from './catalogue.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Span = z.strictObject({ from: Time, to: Time })

/** 办公时间: spans of a working day and of a day of rest, by the region's calendar; no span is closed. */
export const Hours = z.strictObject({ workday: z.array(Span), restday: z.array(Span) })
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
    workday: z.boolean().meta({ description: 'by the calendar, make-up working days included' }),
    halls: z.array(Hall.extend({ name: z.string() })),
    roster: z.array(RosterLine.extend({ officeName: z.string() })),
    offices: z.array(OfficeView),
  }),
})
