import { z } from 'zod'
import { RemindBefore } from './due.ts'
import { endpoint } from './endpoint.ts'
import { DayText, OfficeId, RegionId } from './ids.ts'
import { Receipt } from './receipt.ts'

/** What an office's people are reminded by; streams of kind `office`, one per office. */
export const OfficeEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('reminder-set'),
    office: z.string(),
    days: RemindBefore.nullable().meta({ description: 'working days before the last day; null: as each item says' }),
    day: DayText,
  }),
])
/** As it is written. */
export type OfficeEvent = z.input<typeof OfficeEvent>

export const readOfficeReminders = endpoint('GET /api/:region/desk/office-reminders', {
  summary: '各单位到期提醒',
  can: 'step.supervise',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  params: z.object({ region: RegionId }),
  reply: z.object({
    offices: z.array(
      z.object({
        office: OfficeId,
        name: z.string(),
        days: RemindBefore.nullable().meta({ description: 'null: as each item says' }),
      }),
    ),
  }),
})

/** 设置到期提醒 of an office, of what is given to it from now on; null gives back what each item says. */
export const setOfficeReminder = endpoint('POST /api/:region/desk/office-reminders/:office', {
  summary: '设置单位到期提醒',
  can: 'step.supervise',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId, office: OfficeId }),
  body: z.strictObject({ days: RemindBefore.nullable() }),
  reply: z.object({ receipt: Receipt }),
})
