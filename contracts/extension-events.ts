import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

/**
 * 延长期限 as facts of a case. The reason is the office's own words; whoever writes it does not know who applies, or says nothing of it:
 * for a whole the office asks that took it in, and the head who reads the reason is not told whose it is.
 *
 * @source 行政许可法 第四十二条
 */
export const extensionEvents = [
  z.object({
    type: z.literal('extension-proposed'),
    task: Key.nullable().meta({ description: 'under which it was proposed; null by the office that took a whole in' }),
    code: z.string().nullable().meta({ description: 'of who proposed it; null by the office that took a whole in' }),
    reason: z.string().meta({ description: '延长理由, told to the applicant once the head has approved' }),
    days: z.int().min(1).meta({ description: 'in the unit of the statutory limit' }),
    until: Due.meta({ description: 'the last day if it is approved, as things stood' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('limit-extended'),
    task: Key,
    code: z.string().meta({ description: 'of the head who approved' }),
    days: z.int().min(1),
    gained: z.int().min(1).optional().meta({
      description: 'by how many the limit did move, where the end of the licence to be renewed left fewer',
    }),
    promisedDays: z.int().min(0).meta({ description: 'of the promise, where the item says so and it had not run out' }),
    statutoryDue: Due,
    promisedDue: Due,
    steps: z.record(Key, Due),
    day: DayText,
  }),
  z.object({
    type: z.literal('extension-declined'),
    task: Key,
    code: z.string(),
    reason: z.string(),
    day: DayText,
  }),
] as const
