import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key, OfficeId, StreamId } from './ids.ts'
import { ProcedureId, SpecialProcedureKind } from './special-procedures.ts'

/** Of which whole a case is a part; the fact of its filing carries it. */
export const OfWhole = z.object({
  case: StreamId,
  number: z.string(),
  part: Key,
  office: OfficeId.meta({ description: '收件 of the whole: its desk reads the part as well' }),
  receivedDay: DayText.meta({ description: 'from which limits run that count from the receipt' }),
})
export type OfWhole = z.input<typeof OfWhole>

/** How a part came to its end. `split`: it goes on alone, and the whole waits for it no longer. */
export const PartEnd = z.enum(['granted', 'refused', 'refused-at-intake', 'withdrawn', 'lapsed', 'split'])
export type PartEnd = z.infer<typeof PartEnd>

/** Days that a special procedure of a part takes, which the limits of its whole don't count either. */
export const PartPause = z.object({
  procedure: ProcedureId,
  kind: SpecialProcedureKind,
  from: DayText.meta({ description: 'first day that is not counted' }),
  through: DayText.meta({ description: 'last day that is not counted, if it takes as long as was told' }),
})
export type PartPause = z.infer<typeof PartPause>

/**
 * 一件事、并联 as facts of the whole; what happens to a part are facts of its own stream.
 *
 * @source 行政许可法 第二十六条第二款 (统一办理或者联合办理)
 */
export const partEvents = [
  z.object({
    type: z.literal('part-opened'),
    part: Key,
    day: DayText.meta({ description: '受理之日 of the part' }),
    deemed: z.boolean().default(false),
    receivedDay: DayText.optional().meta({
      description: 'from which limits run that count from the receipt: of the whole, or of what opens later',
    }),
  }),
  z.object({
    type: z.literal('part-joined'),
    part: Key,
    case: StreamId.meta({ description: 'that was filed on its own and is this part from now on' }),
    number: z.string(),
    day: DayText,
  }),
  z.object({
    type: z.literal('part-paused'),
    part: Key,
    pauses: z.array(PartPause).meta({ description: 'all of the part, as they now stand' }),
    dues: z
      .object({ statutory: Due, promised: Due })
      .nullable()
      .meta({ description: 'of the whole, as they then are; null before it is accepted' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('part-ended'),
    part: Key,
    how: PartEnd,
    deferred: z.literal(true).optional().meta({ description: '容缺通过: granted while materials are still to come' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('parts-settled'),
    outcome: z.enum(['granted', 'refused']),
    deferred: z.literal(true).optional().meta({ description: 'one of the parts that were granted was so as 容缺通过' }),
    reasons: z.string(),
    basis: z.string(),
    feedback: z
      .literal(true)
      .optional()
      .meta({ description: '一次反馈意见单 is set as well; absent: none was called for' }),
    deliverDue: Due,
    day: DayText,
  }),
  z.object({
    type: z.literal('joined-whole'),
    whole: OfWhole,
    day: DayText,
  }),
  z.object({ type: z.literal('left-whole'), day: DayText }),
] as const
