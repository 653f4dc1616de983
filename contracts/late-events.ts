import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

/**
 * 逾期未反馈: what follows a step whose office does not answer in time. `remind`: 提醒, whoever has the step is told once more. `supervise`: 督办,
 * it is for the supervision to follow. `no-opinion`: 逾期视为无意见, the plan goes on without it.
 */
export const LateAct = z.enum(['remind', 'supervise', 'no-opinion'])
export type LateAct = z.infer<typeof LateAct>

const gravity: Record<LateAct, number> = { remind: 0, supervise: 1, 'no-opinion': 2 }

/** One rung of the ladder: how many working days after the last day of the step, and what is done then. */
const Rung = z.strictObject({
  after: z.int().min(0).max(30).meta({ description: '期限届满后的工作日; 0: as soon as the last day is over' }),
  act: LateAct,
})
/** One rung of the ladder. */
export type Rung = z.infer<typeof Rung>

const basis = z.string().min(4).meta({ description: 'the rule or document that says so' })

/** What the item says of a late step, as a ladder that begins with its last day and grows no milder. */
const LateLadder = z.strictObject({
  ladder: z
    .array(Rung)
    .min(1)
    .max(5)
    .refine(([first]) => first?.after === 0, 'the first rung follows the last day of the step')
    .refine(
      (rungs) => rungs.every(({ after }, at) => at === 0 || after > rungs[at - 1]!.after),
      'each rung is later than the one before it',
    )
    .refine(
      (rungs) =>
        rungs.every(({ act }, at) => {
          const before = rungs[at - 1]?.act
          return before === undefined || gravity[act] > gravity[before] || (act === 'remind' && before === 'remind')
        }),
      'remind, as often as wanted, then supervise, then go on without an opinion',
    ),
  basis,
})

/** The same as one rung, as items said it before there were ladders. */
const OneRung = z.strictObject({ then: z.enum(['supervise', 'no-opinion']), basis })

/** 逾期未反馈 as the item says it, in either shape. */
export const LateRule = z.union([LateLadder, OneRung])
/** 逾期未反馈 as the item says it. */
export type LateRule = z.infer<typeof LateRule>

/** Whatever shape the rule has, as a ladder. */
export const ladderOf = (rule: LateRule): readonly Rung[] =>
  'ladder' in rule ? rule.ladder : [{ after: 0, act: rule.then }]

/** Whether the plan goes on without the step in the end. */
export const endsInSilence = (rule: LateRule | null | undefined): boolean =>
  rule != null && ladderOf(rule).some(({ act }) => act === 'no-opinion')

/** 环节超期 as facts of a case, by the clock: one for each rung that is reached while the office has not answered. */
export const lateEvents = [
  z.object({
    type: z.literal('task-overdue'),
    task: Key,
    office: z.string(),
    due: Due.meta({ description: 'the limit that ran out' }),
    then: LateAct,
    basis,
    rung: z.int().min(0).default(0).meta({ description: 'which of the ladder, from 0' }),
    next: Due.nullable().default(null).meta({ description: 'last day before the next rung; null after the last one' }),
    day: DayText,
  }),
  // What stopped the step after it was late moved the next rung with it.
  z.object({ type: z.literal('late-recounted'), task: Key, next: Due, day: DayText }),
] as const
