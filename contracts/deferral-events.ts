import { z } from 'zod'
import { DayText, Key } from './ids.ts'
import { Due } from './due.ts'
import { Commitment, MaterialFact } from './material-facts.ts'

/** 容缺受理信用承诺: which minor materials come later, and which texts were agreed to. */
export const PromisedLater = z.object({
  materials: z.array(Key).min(1),
  notice: z.string().meta({ description: 'version of the 告知书' }),
  promise: z.string().meta({ description: 'version of the 承诺书' }),
  signed: Commitment.meta({ description: 'commitment to what was signed; the words are in the vault' }),
})
/** As it is written. */
export type PromisedLater = z.input<typeof PromisedLater>

/** 容缺受理: what is to be supplied by when, and what follows otherwise, as the applicant is told. */
export const DeferralTerms = z.object({
  materials: z.array(Key).min(1),
  limitDays: z.int().min(1),
  due: Due,
  consequence: z.enum(['suspend-credential', 'end-case']),
  since: DayText.meta({
    description: 'the day before the first one that counts: of the acceptance as it was recorded',
  }),
})
export type DeferralTerms = z.infer<typeof DeferralTerms>

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** 容缺后补: supplied, checked, not supplied. */
export const deferralEvents = [
  event('deferred-supplied', { materials: z.array(MaterialFact).min(1), day: DayText }),
  event('deferred-checked', {
    found: z.array(
      z.object({
        material: Key,
        inOrder: z.boolean(),
        remark: z.string().nullable().meta({ description: '如何补正; null where it is in order' }),
      }),
    ),
    complete: z.boolean().meta({ description: '确认补齐: nothing is left to supply' }),
    day: DayText,
  }),
  event('deferral-defaulted', { missing: z.array(Key), day: DayText }),
  event('ended-for-default', { reason: z.string(), basis: z.string(), day: DayText }),
] as const
