import type { Plan } from '#kernel/plan.ts'

/** The opinions, then those who sign if all of them passed, then the decision in any case. */
export const reviewsSignedThenDecision = (sign: string, ...reviews: readonly string[]): Plan => ({
  series: [
    {
      series: [{ parallel: reviews.map((task) => ({ task })), join: 'all' }, { task: sign }],
      onFail: 'continue',
    },
    { task: 'decide' },
  ],
})

/** One or more opinions at once, then the decision: whatever the opinions say, somebody decides. */
export const reviewsThenDecision = (...reviews: readonly string[]): Plan => ({
  series: [
    reviews.length === 1
      ? { task: reviews[0]!, onFail: 'continue' }
      : { parallel: reviews.map((task) => ({ task })), join: 'all', onFail: 'continue' },
    { task: 'decide' },
  ],
})
