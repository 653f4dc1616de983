import type { TaskView } from '#contracts/review.ts'
import type { VerdictName } from './scoring.ts'

type Reviewed = Pick<TaskView, 'opinions' | 'panels' | 'visits' | 'signings'>

/** What whoever sums up or decides may rest on, as the task shows it. */
export function foundBy({ opinions, panels, visits, signings }: Reviewed) {
  return {
    failed:
      opinions.some(({ verdict }) => verdict === 'fail') ||
      visits.some(({ verdict }) => verdict === 'fail') ||
      panels.some(({ standing }) => standing === 'failed') ||
      signings.some(({ outcome }) => outcome === 'failed'),
    unmet: opinions.flatMap(({ scores }) => scores.filter(({ met }) => !met)),
    asked: opinions.some(({ verdict }) => verdict === 'pass-after-revision'),
  }
}

export type MergeGap = 'failure' | 'unconditioned' | 'unfailed' | 'asked'

/** Why a verdict of the 汇总 cannot be taken, in the words of the page; null where it can. */
export function mergeGap(verdict: VerdictName, found: ReturnType<typeof foundBy>): MergeGap | null {
  const { failed, unmet, asked } = found
  switch (verdict) {
    case 'pass':
      return failed ? 'failure' : asked ? 'asked' : null
    case 'pass-after-revision':
      return failed ? 'failure' : unmet.length === 0 ? 'unconditioned' : null
    case 'fail':
      return failed || unmet.length > 0 ? null : 'unfailed'
  }
}
