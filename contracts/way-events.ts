import { z } from 'zod'
import { Due } from './due.ts'
import { DayText } from './ids.ts'

/** What follows a decision that nobody, or a false promise, has made: as facts of a case. */
export const wayEvents = [
  z.object({
    type: z.literal('person-asked'),
    statutoryDue: Due,
    promisedDue: Due,
    internalDue: Due.optional(),
    day: DayText.meta({ description: '要求人工办理: the decision of the rules is set aside, and the limits run anew' }),
  }),
  z.object({
    type: z.literal('promise-repaired'),
    reason: z.string().meta({ description: 'what was put right, and how it was confirmed' }),
    day: DayText.meta({ description: '承诺失信修复: its giver may promise again' }),
  }),
] as const
