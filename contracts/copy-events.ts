import { z } from 'zod'
import { DayText } from './ids.ts'

/** 抄送: why somebody is to know of a case. A ground and no words of one's own: those could say whose case it is. */
export const CopyGround = z.enum(['cooperation', 'follow-up', 'supervision'])
export type CopyGround = z.infer<typeof CopyGround>

/** 抄送 as facts of a case. */
export const copyEvents = [
  z.object({
    type: z.literal('copied'),
    copy: z.uuid(),
    desk: z.uuid().meta({ description: 'of the post that reads it' }),
    ground: CopyGround,
    day: DayText,
  }),
  z.object({ type: z.literal('copy-seen'), copy: z.uuid(), day: DayText }),
] as const
