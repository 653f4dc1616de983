import type { Verdict } from '#contracts/case-events.ts'
import { votesNeeded, type Awaits, type SigningOutcome } from '#contracts/signing.ts'
import { demand } from '#kernel/rule-violation.ts'

/**
 * What a step comes to that several sign; `null` stands for who has not signed. The same rule as the shape of the plan, said once more for
 * whoever reads it: a test holds them together.
 */
export function signingOutcome(awaits: Awaits, answers: readonly (Verdict | null)[]): SigningOutcome {
  const fails = answers.filter((answer) => answer === 'fail').length
  const passes = answers.filter((answer) => answer !== null && answer !== 'fail').length
  const all = fails + passes === answers.length
  switch (awaits.how) {
    case 'together':
      return all ? (fails > 0 ? 'failed' : 'passed') : 'open'
    case 'in-order':
      return fails > 0 ? 'failed' : all ? 'passed' : 'open'
    case 'first':
      return fails > 0 ? 'failed' : passes > 0 ? 'passed' : 'open'
    case 'vote':
      return all ? (passes >= votesNeeded(awaits) ? 'passed' : 'failed') : 'open'
  }
}

/** 同意 or 不同意, and nothing between: what would have to be changed is for the reviews. */
export function demandAnswer(awaits: Awaits | undefined, verdict: Verdict): void {
  demand(!awaits || verdict !== 'pass-after-revision', 'signing.yes-or-no')
}

/** 委派: a signature is that of the one who was drawn. */
export function demandOwnHand(awaits: Awaits | undefined): void {
  demand(!awaits, 'signing.own-hand')
}
