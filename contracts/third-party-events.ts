import { z } from 'zod'
import { Due } from './due.ts'
import { DayText, Key } from './ids.ts'

/** 利害关系人 of one case, in the order in which they were told. */
export const ThirdPartyKey = z.string().regex(/^party-\d{1,2}$/)

/** Who states and defends: the applicant, or one of 利害关系人. */
export const Stater = z.union([z.literal('applicant'), ThirdPartyKey])

const Commitment = z.string().regex(/^c1:[0-9a-f]{64}$/)

/** 听证: whether somebody who is concerned asks for it or declares to do without. */
export const HearingChoice = z.enum(['requested', 'waived'])
export type HearingChoice = z.infer<typeof HearingChoice>

/** How they told the office, which writes it down for them. */
export const ChoiceWay = z.enum(['window', 'paper', 'telephone'])
export type ChoiceWay = z.infer<typeof ChoiceWay>

/**
 * 利害关系人, and 陈述申辩 of theirs and of the applicant, as facts of a case: who they are and what they wrote is in the vault; the log has what
 * the desk passed on without names.
 *
 * @source 行政许可法 第七条、第三十六条、第四十七条
 */
export const thirdPartyEvents = [
  z.object({
    type: z.literal('third-parties-found'),
    task: Key.meta({ description: 'under which it was found that the matter bears on others' }),
    code: z.string(),
    reason: z.string(),
    applicantDue: Due.optional().meta({
      description:
        'last day for which the decision waits for the statement of the applicant; absent before this was told',
    }),
    tellBy: Due.optional().meta({ description: 'last day to tell others; absent where none was set yet' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('applicant-stated'),
    sealed: Commitment.meta({ description: 'commitment to the words' }),
    passOnBy: Due.optional().meta({ description: 'last day to pass it on; absent where none was set yet' }),
    day: DayText,
  }),
  z.object({ type: z.literal('statement-waived'), day: DayText }),
  z.object({
    type: z.literal('third-party-told'),
    party: ThirdPartyKey,
    sealed: Commitment.meta({ description: 'commitment to name and address' }),
    due: Due.meta({ description: 'last day of the time to state and defend' }),
    hearingBy: Due.optional().meta({
      description:
        'last day to ask for a hearing; absent where the item provides for none, holds one by law, or before this was told',
    }),
    day: DayText,
  }),
  z.object({
    type: z.literal('third-parties-announced'),
    count: z.int().min(31).meta({ description: 'how many are concerned, as far as the office knows' }),
    whom: z.string().meta({ description: 'who is told by it, without names; stands in the announcement' }),
    due: Due.meta({ description: 'last day of the time to state and defend' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('third-party-answered'),
    party: ThirdPartyKey,
    choice: HearingChoice.meta({ description: 'of the hearing that they may ask for' }),
    way: ChoiceWay,
    sealed: Commitment.meta({ description: 'commitment to their words' }),
    day: DayText,
  }),
  z.object({
    type: z.literal('statement-recorded'),
    party: Stater,
    sealed: Commitment.meta({ description: 'commitment to the words' }),
    summary: z.string().meta({ description: 'what was said, without names, for whoever reviews and decides' }),
    waives: z.literal(true).optional().meta({ description: '放弃陈述申辩: they said that they say nothing' }),
    day: DayText,
  }),
] as const
