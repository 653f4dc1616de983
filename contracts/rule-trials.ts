import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { DayText, ItemCode, RegionId } from './ids.ts'
import { DecisionRules } from './item-ways.ts'
import { Receipt } from './receipt.ts'

/** 规则试算: a draft of decision rules, tried on past cases before anybody is decided by it. */

/** Most past cases that one trial looks at. */
export const trialCases = 200

/** What the draft would have decided; `person` where none of its rules holds. */
export const TrialOutcome = z.enum(['granted', 'refused', 'person'])
export type TrialOutcome = z.infer<typeof TrialOutcome>

/** How a draft came out against what was decided. */
export const TrialCounts = z.object({
  tried: z.int(),
  same: z.int().meta({ description: 'decided by the draft as it was decided' }),
  toPerson: z.int().meta({ description: 'no rule holds: people would decide' }),
  differs: z.int().meta({ description: 'the draft would have decided otherwise' }),
})
export type TrialCounts = z.infer<typeof TrialCounts>

export const tryRules = endpoint('POST /api/:region/items/:item/rule-trial', {
  summary: '自动审批规则试算',
  can: 'rules.try',
  zones: ['desk'],
  reads: [],
  kind: 'query',
  asksInBody: true,
  params: z.object({ region: RegionId, item: ItemCode }),
  body: z.strictObject({ rules: DecisionRules, last: z.int().min(1).max(trialCases).default(100) }),
  reply: z.object({
    problems: z.array(z.string()).meta({ description: 'why the draft cannot be tried; then nothing was' }),
    ...TrialCounts.shape,
    differences: z
      .array(
        z.object({
          day: DayText,
          recorded: z.enum(['granted', 'refused']),
          made: z.string().meta({ description: 'how it was decided' }),
          draft: TrialOutcome,
          rule: z.string().meta({ description: 'title of the rule of the draft' }),
          answers: z.string().meta({ description: 'what the rule looked at; plain answers alone' }),
        }),
      )
      .max(trialCases),
  }),
})

/**
 * 发布规则: the next revision of an item that rules decide, with other rules. Not before they were tried on as many of the past cases as a trial
 * takes, and whoever publishes has seen what comes out of it: `seen` is compared with a trial that the platform makes itself.
 */
export const publishRules = endpoint('POST /api/:region/items/:item/rules', {
  summary: '发布自动审批规则',
  can: 'item.design',
  zones: ['desk'],
  reads: [],
  kind: 'command',
  params: z.object({ region: RegionId, item: ItemCode }),
  body: z.strictObject({
    rules: DecisionRules,
    basedOn: z.int().min(1).meta({ description: 'the revision that was changed; a newer one answers 409' }),
    seen: TrialCounts.meta({ description: 'of the trial on the latest cases' }),
  }),
  reply: z.object({ receipt: Receipt, revision: z.int() }),
})
