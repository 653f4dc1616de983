import { z } from 'zod'
import { DayText, StreamId } from './ids.ts'
import { Due } from './due.ts'

/**
 * 义务的种类. 容缺补齐: what was promised with an application and is still to be supplied; 承诺核查: what an office has to look at, because it was
 * decided on a promise; 监督检查: which licence an office has to look at; 整改: what is to be put right after either; 缴费: the fee of what was granted; 评审费: what the office owes the experts who gave an opinion.
 */
export const ObligationKind = z.enum([
  'deferred-material',
  'promise-check',
  'inspection',
  'rectification',
  'fee',
  'expert-fee',
])
export type ObligationKind = z.infer<typeof ObligationKind>

/** 逾期的后果, as the item says it. */
export const ObligationConsequence = z.enum([
  'suspend-credential',
  'end-case',
  'revoke-credential',
  'hand-over',
  'supervise-office',
  'demand-payment',
])
export type ObligationConsequence = z.infer<typeof ObligationConsequence>

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** What ended says of which kind it was; in events of before there was one. */
const KindOfBefore = ObligationKind.default('deferred-material')

/** Last day in time, and the days on which the debtor is reminded before it. */
const dates = { due: Due, remindOn: z.array(DayText) }

/**
 * 义务的事实: who owes what to whom by when. Who owes is in the envelope of the first event (`onBehalfOf`); no word of anybody's own stands
 * here but an office's reasons.
 */
export const ObligationEvent = z.discriminatedUnion('type', [
  event('opened', {
    kind: ObligationKind,
    owedBy: z.enum(['party', 'office']),
    office: z.string().meta({ description: 'to which office it is owed, or which owes it' }),
    notedAt: z
      .string()
      .optional()
      .meta({ description: 'the office that took the case in, at whose desk it lies too; only where it is another' }),
    case: StreamId,
    number: z.string().meta({ description: '办件编号' }),
    item: z.string(),
    revision: z.int(),
    what: z.array(z.string()).min(1).meta({ description: 'keys of the item, such as materials' }),
    amountsFen: z.array(z.int()).optional().meta({ description: '金额（分）of each of them, where money is owed' }),
    consequence: ObligationConsequence,
    unit: z.enum(['working', 'calendar']).default('working'),
    limitDays: z.int().min(1),
    since: DayText.meta({ description: 'the day before the first one that counts' }),
    ...dates,
    day: DayText,
  }),
  event('reminded', { day: DayText }),
  event('answered', { day: DayText.meta({ description: 'done, and to be looked at: no day counts meanwhile' }) }),
  event('reopened', { ...dates, day: DayText.meta({ description: 'what was done did not do' }) }),
  event('extended', { days: z.int().min(1), reason: z.string(), ...dates, day: DayText }),
  event('recounted', {
    case: StreamId,
    kind: ObligationKind,
    notice: z.string().meta({ description: '节假日安排通知的名称' }),
    from: Due,
    ...dates,
    day: DayText,
  }),
  event('paid', { voucher: z.string().meta({ description: '缴款书或者财政票据号码' }), day: DayText }),
  event('kept', { case: StreamId.optional(), kind: KindOfBefore, late: z.boolean(), day: DayText }),
  event('defaulted', { case: StreamId, kind: ObligationKind, consequence: ObligationConsequence, day: DayText }),
  event('enforced', {
    case: StreamId,
    kind: ObligationKind,
    day: DayText.meta({ description: 'what default means was done: nothing is owed any more' }),
  }),
  event('waived', {
    case: StreamId.optional(),
    kind: KindOfBefore,
    by: z.enum(['office', 'case-ended']),
    reason: z.string().nullable(),
    day: DayText,
  }),
])
/** As it is written: ids are plain text here, branded where they cross a boundary. */
export type ObligationEvent = z.input<typeof ObligationEvent>
