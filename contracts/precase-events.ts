import { z } from 'zod'
import { Defect, Due, MaterialFact } from './case-events.ts'
import { CaseId, DayText } from './ids.ts'

/**
 * 咨询、预审的事实. What somebody asked or answered in words, and the answers of a draft, are in the vault under the stream's own key; an
 * event holds their salted commitment. Who asked stands in the envelope only.
 */
const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/** 咨询 asks about an item in words; 预审 shows a draft before it is filed. */
export const PrecaseKind = z.enum(['enquiry', 'pre-review'])
export type PrecaseKind = z.infer<typeof PrecaseKind>

/** What an answer comes to: words; defects to mend; or 可以申报, nothing found. */
export const Finding = z.enum(['words', 'defects', 'fit'])
export type Finding = z.infer<typeof Finding>

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** 咨询和预审的事实; what was written stays in the vault. */
export const PrecaseEvent = z.discriminatedUnion('type', [
  event('opened', {
    kind: PrecaseKind,
    number: z.string(),
    item: z.string(),
    revision: z.int(),
    office: z.string(),
    draft: CaseId.nullable().meta({ description: '预审的草稿, whose id the case will have' }),
    day: DayText,
  }),
  event('asked', {
    round: z.int(),
    words: Commitment.meta({ description: 'commitment to the question, or to the draft as it stood' }),
    materials: z.array(MaterialFact),
    due: Due,
    day: DayText,
  }),
  event('answered', {
    round: z.int(),
    finding: Finding,
    words: Commitment.nullable(),
    defects: z.array(Defect),
    day: DayText,
  }),
  event('closed', { satisfied: z.boolean(), day: DayText }),
  event('filed', { case: CaseId, day: DayText }),
])
/** As it is written: ids are plain text here, branded where they cross a boundary. */
export type PrecaseEvent = z.input<typeof PrecaseEvent>
