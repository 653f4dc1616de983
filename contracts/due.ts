import { z } from 'zod'
import { DayText } from './ids.ts'

/**
 * One due day as it was computed: `provisional` when it lies past the days the calendar covers. `remindOn`: the day of the reminder, stated
 * where it is not the weekday before, because of holidays or because the item wants another.
 */
export const Due = z.object({
  day: DayText,
  provisional: z.boolean(),
  calendar: z.string(),
  remindOn: DayText.optional(),
})
export type Due = z.infer<typeof Due>

/** 到期提醒: how many working days before the last day. */
export const RemindBefore = z.int().min(1).max(10)
