import { z } from 'zod'
import { DayText, Key } from './ids.ts'

/**
 * 会签、或签、票签: one step of a plan that several people answer, each for themselves and each drawn. What they come to follows by rule.
 *
 * - `together` 会签: all sign, in any order; one who does not agree fails the step
 * - `in-order` 会签: one after the other; whoever does not agree ends it
 * - `first` 或签: whoever answers first answers for all
 * - `vote` 票签: all vote unseen by each other; so many votes pass it, and with an equal vote it has not passed
 */
export const Awaits = z.strictObject({
  how: z.enum(['together', 'in-order', 'first', 'vote']),
  people: z.int().min(2).max(9),
  /** Of a vote, and of nothing else. */
  passes: z.enum(['majority', 'two-thirds', 'unanimous']).optional(),
  basis: z.string().min(4),
})
export type Awaits = z.infer<typeof Awaits>

/** Votes of those who are asked that a 票签 needs to pass: more than half, two thirds at least, or all. */
export function votesNeeded({ people, passes }: Pick<Awaits, 'people' | 'passes'>): number {
  switch (passes) {
    case 'two-thirds':
      return Math.ceil((people * 2) / 3)
    case 'unanimous':
      return people
    case 'majority':
    case undefined:
      return Math.floor(people / 2) + 1
  }
}

/** 会签、或签、票签, as a page calls it. */
export const signingTitles: Record<Awaits['how'], string> = {
  together: '会签',
  'in-order': '会签',
  first: '或签',
  vote: '票签',
}

/** By what rule the step passes, in words. */
export function signingRule(awaits: Awaits): string {
  const { how, people } = awaits
  switch (how) {
    case 'together':
      return `${people} 人各自会签，全部同意为通过`
    case 'in-order':
      return `${people} 人依次会签，有一人不同意即为不通过`
    case 'first':
      return `${people} 人或签，以最先签署的意见为准`
    case 'vote':
      return `${people} 人票签，互不可见；同意 ${votesNeeded(awaits)} 票以上为通过，票数相等为不通过`
  }
}

/** What people signed so far. */
export const SigningOutcome = z.enum(['open', 'passed', 'failed'])
export type SigningOutcome = z.infer<typeof SigningOutcome>

/** 会签、或签、票签 as whoever merges or decides reads it: who signed when, by label. */
export const SigningView = z
  .object({
    key: Key,
    title: z.string(),
    how: z.string(),
    rule: z.string(),
    outcome: SigningOutcome,
    outcomeText: z.string(),
    signed: z.array(
      z.object({
        label: z.string(),
        agrees: z.boolean(),
        answerText: z.string(),
        reasons: z.string(),
        day: DayText.nullable(),
      }),
    ),
    missing: z.int().meta({ description: 'how many have not signed yet' }),
  })
  .meta({ id: 'Signing' })
export type SigningView = z.infer<typeof SigningView>

/** What whoever signs is told: by what rule, and that it is theirs alone to answer. Of the others nothing. */
export const OwnSigning = z.object({ how: z.string(), rule: z.string() })
