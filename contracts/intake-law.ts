import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CaseId, DayText, Key, RegionId } from './ids.ts'
import { RefusalCheckFinding, RefusalGround } from './intake-events.ts'
import { Receipt } from './receipt.ts'

/**
 * 网上值守: working days after the receipt in which the unit on duty, and then its deputy, has to look at an application. The limit of the
 * law, five days, comes after both.
 */
export const unansweredDays = { deputy: 2, supervision: 4 } as const

/** Characters that a reason for or against an applicant has at least. */
export const leastReason = 20

const ofCase = z.object({ region: RegionId, case: CaseId })
const Expects = z.int().min(0).optional()
const CommandReply = z.object({ receipt: Receipt })

/** 累计用时 of a matter that was filed more than once: the working days that the office had it, over all its filings. */
export const MatterClock = z.object({ filings: z.int().min(2), days: z.int().min(0) }).meta({ id: 'MatterClock' })
export type MatterClock = z.infer<typeof MatterClock>

/** So many working days are twenty and an extension by ten: a matter that took longer is one for the supervision to look at. */
export const longMatterDays = 30

const NamedLine = z.object({ about: z.enum(['material', 'field']), key: Key, name: z.string() })

/** 受理环节: how often the matter was sent back, what may still be named, who was asked in turn, what the supervision found. */
export const IntakeView = z.object({
  returns: z.int().meta({ description: '补正告知次数, earlier filings of the matter included' }),
  limit: z.int().meta({ description: '退回次数上限 of the item' }),
  before: z
    .object({ case: z.string(), returns: z.int(), since: DayText })
    .nullable()
    .meta({ description: '同一事项此前的申请, whose count goes on' }),
  matter: MatterClock.nullable().default(null),
  exceptions: z
    .array(
      z.discriminatedUnion('what', [
        z.object({ what: z.literal('fresh'), names: z.array(z.string()), day: DayText }),
        z.object({ what: z.literal('allowed'), reason: z.string(), day: DayText }),
      ]),
    )
    .meta({
      description:
        '一次性告知之外的两种例外, oldest first: a further notice on what came in with the correction, and one that a supervisor allowed',
    }),
  fresh: z
    .array(NamedLine)
    .nullable()
    .meta({ description: 'all that a further notice may name; null where it may name everything' }),
  passedOn: z.array(
    z.object({ step: z.enum(['deputy', 'supervision']), officeName: z.string().nullable(), day: DayText }),
  ),
  onDuty: z.array(z.object({ day: DayText, name: z.string() })).meta({
    description: '值守人员 while it waited, for the supervision once it was passed on; empty for everybody else',
  }),
  answerBy: DayText.nullable().meta({ description: 'last day of whoever is in turn now' }),
  charge: z
    .object({ hallName: z.string(), basis: z.string() })
    .nullable()
    .meta({ description: '授权综合窗口受理: at the windows of which hall this case may be taken in; null: nowhere' }),
  refusalGrounds: z.array(RefusalGround).default([]).meta({
    description: '不予受理的情形 that are open now, to whoever may refuse it; empty for everybody else',
  }),
  told: z.array(NamedLine).default([]).meta({
    description: 'what a notice has named, to whoever may refuse it as still incomplete; empty for everybody else',
  }),
  toldLate: z
    .object({ received: DayText, day: DayText, days: z.int().min(1) })
    .nullable()
    .default(null)
    .meta({
      description:
        '即时告知: `days` working days after the receipt it was said that no licence is needed, or that the office is another; for the supervision alone',
    }),
  refusalCheck: z.object({ finding: RefusalCheckFinding, words: z.string(), day: DayText }).nullable(),
})
export type IntakeView = z.infer<typeof IntakeView>

export const allowSecondNotice = endpoint('POST /api/:region/desk/cases/:case/second-notice', {
  summary: '允许再次告知补正',
  can: 'intake.supervise',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    reason: z.string().trim().max(500).meta({ description: 'shown to the applicant' }),
    expects: Expects,
  }),
  reply: CommandReply,
})
export const examineRefusal = endpoint('POST /api/:region/desk/cases/:case/refusal-examination', {
  summary: '登记不予受理抽查结论',
  can: 'intake.supervise',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    finding: RefusalCheckFinding,
    words: z.string().trim().max(500),
    expects: Expects,
  }),
  reply: CommandReply,
})

/** 当场更正: what the applicant who stands at the window mends at once, before anybody has told them to. */
export const mendOnTheSpot = endpoint('POST /api/:region/cases/:case/spot-mending', {
  summary: '窗口当场更正',
  can: 'case.mend',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: ofCase,
  body: z.strictObject({
    lines: z
      .array(z.strictObject({ about: z.enum(['material', 'field']), key: Key }))
      .max(50)
      .meta({ description: 'what is mended; nothing else is changed' }),
    answers: z.record(Key, z.unknown()).default({}),
    paper: z.array(Key).default([]).meta({ description: '窗口核收纸质原件的材料' }),
    expects: Expects,
  }),
  reply: CommandReply,
})
