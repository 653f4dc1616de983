import type { AssessmentEvent } from '#contracts/assessments.ts'
import type { Day } from '#kernel/day.ts'
import type { Decider } from '#kernel/decider.ts'
import { demand } from '#kernel/rule-violation.ts'

export type Rating = Pick<AssessmentEvent, 'case' | 'stars' | 'tags'>
export type AssessmentState = { rating: (Rating & { day: string }) | null }
/** `remark` is the commitment to what the vault holds; null when nothing was remarked. */
export type AssessmentCommand = { type: 'rate'; remark: string | null } & Rating
export type AssessmentEnv = {
  day: Day
  /** The case has ended with a decision. */
  caseClosed: boolean
}

/** 好差评: one rating per case, after it has ended. */
export const assessmentDecider: Decider<AssessmentState, AssessmentCommand, AssessmentEvent, AssessmentEnv> = {
  initial: { rating: null },
  decide({ type: _type, ...rating }, state, { day, caseClosed }) {
    demand(!state.rating, 'rating.once')
    demand(caseClosed, 'rating.too-early')
    return [{ type: 'rated', ...rating, tags: [...new Set(rating.tags)], day }]
  },
  evolve: (_state, { case: caseId, stars, tags, day }) => ({ rating: { case: caseId, stars, tags, day } }),
}
