import { z } from 'zod'
import { DayText } from './ids.ts'

/** 到期提醒: each limit of a case is reminded of once before its last day, by the clock. */
export const reminderEvents = [
  z.object({
    type: z.literal('reminded'),
    limits: z
      .array(z.object({ limit: z.string().meta({ description: '`statutory`, `step:<task>` …' }), due: DayText }))
      .min(1),
    day: DayText,
  }),
] as const
