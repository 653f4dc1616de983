import { z } from 'zod'
import { DayText } from './ids.ts'

/** One due day as it was computed: `provisional` when it lies past the days the calendar covers. */
export const Due = z.object({ day: DayText, provisional: z.boolean(), calendar: z.string() })
export type Due = z.infer<typeof Due>
