import type { RefusalFinding } from '#contracts/refusal-findings.ts'
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

type Decided = Reviewed &
  Pick<TaskView, 'defaulted' | 'feedback' | 'hearing' | 'thirdParties' | 'publicNotices' | 'procedures'>

/** What a refusal may rest on: whether the reviews carry it, and what can be named where they do not. */
export function refusalOf(task: Decided): { carried: boolean; findings: RefusalFinding[] } {
  const { failed, unmet } = foundBy(task)
  const { feedback, hearing, thirdParties, publicNotices, procedures } = task
  const nobody = [task.opinions, task.panels, task.visits, task.signings].every(({ length }) => length === 0)
  const has: Record<RefusalFinding, boolean> = {
    hearing: hearing?.standing === 'reported',
    statement: thirdParties?.parties.some(({ summary }) => summary !== null) ?? false,
    'notice-comment': publicNotices.some(({ comments }) => comments.length > 0),
    procedure: procedures.some(({ own, open }) => own && !open),
  }
  return {
    carried: failed || task.defaulted || unmet.length > 0 || feedback?.verdict === 'fail' || nobody,
    findings: (Object.keys(has) as RefusalFinding[]).filter((kind) => has[kind]),
  }
}
