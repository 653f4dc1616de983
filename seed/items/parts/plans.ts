import type { Plan } from '#kernel/plan.ts'

/** One or more opinions at once, then the decision: whatever the opinions say, somebody decides. */
export const reviewsThenDecision = (...reviews: readonly string[]): Plan => ({
  series: [
    reviews.length === 1
      ? { task: reviews[0]!, onFail: 'continue' }
      : { parallel: reviews.map((task) => ({ task })), join: 'all', onFail: 'continue' },
    { task: 'decide' },
  ],
})
