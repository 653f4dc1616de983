import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, OfficeId, PartyId, RegionId, StreamId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** 值守安排: who of an office's acceptors answers online on which day; streams of kind `duty`, one per office. */
export const DutyEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('duty-set'),
    office: z.string(),
    days: z.array(
      z.object({ day: DayText, person: PartyId.nullable().meta({ description: 'null: nobody in particular' }) }),
    ),
    on: DayText,
  }),
])
/** As it is written. */
export type DutyEvent = z.input<typeof DutyEvent>

/** Days of the roster that one page shows. */
export const dutyDays = 14

export const readDuty = endpoint('GET /api/:region/desk/duty', {
  summary: '网上值守安排',
  can: 'duty.read',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  query: z.object({
    office: OfficeId.optional().meta({ description: 'for the supervision; an acceptor reads the own office' }),
    from: DayText.optional().meta({ description: 'today without it' }),
  }),
  reply: z.object({
    today: DayText,
    roster: StreamId,
    office: OfficeId,
    officeName: z.string(),
    deputyName: z.string().nullable().meta({ description: '代理单位: who takes over what stays unanswered' }),
    offices: z
      .array(z.object({ office: OfficeId, name: z.string() }))
      .meta({ description: 'whose rosters the asking person may read' }),
    people: z.array(z.object({ person: PartyId, name: z.string() })),
    days: z.array(
      z.object({
        day: DayText,
        workday: z.boolean(),
        person: PartyId.nullable(),
        name: z.string().nullable(),
        open: z.boolean().meta({ description: 'whether the asking person may change it' }),
      }),
    ),
  }),
})

export const setDuty = endpoint('POST /api/:region/duty/:roster', {
  summary: '安排网上值守',
  can: 'duty.set',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId, roster: StreamId }),
  body: z.strictObject({
    days: z
      .array(z.strictObject({ day: DayText, person: PartyId.nullable() }))
      .min(1)
      .max(31),
  }),
  reply: z.object({ receipt: Receipt }),
})
