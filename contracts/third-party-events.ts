import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

/** 利害关系人 of one case, in the order in which they were told. */
export const ThirdPartyKey = z.string().regex(/^party-\d{1,2}$/)

const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/**
 * 利害关系人 as facts of a case: who they are and what they wrote is in the vault; the log has what the desk passed on without names.
 *
 * @source 行政许可法 第三十六条
 */
export const thirdPartyEvents = [
  z.object({
    type: z.literal('third-parties-found'),
    task: Key.meta({ description: 'under which it was found that the matter bears on others' }),
    code: z.string(),
    reason: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('third-party-told'),
    party: ThirdPartyKey,
    sealed: Commitment.meta({ description: 'commitment to name and address' }),
    due: Due.meta({ description: 'last day of the time to state and defend' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('statement-recorded'),
    party: ThirdPartyKey,
    sealed: Commitment.meta({ description: 'commitment to the words' }),
    summary: z.string().meta({ description: 'what was said, without names, for whoever reviews and decides' }),
    day: DayText,
  }),
] as const
