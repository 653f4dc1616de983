import { Verdict } from '#contracts/case-events.ts'
import { RefusalFinding } from '#contracts/refusal-findings.ts'
import type { MergeGap, TaskView } from '#contracts/review.ts'
import { isMinuted, isOfHearing } from './refusal-rules.ts'

type Reviewed = Pick<TaskView, 'opinions' | 'panels' | 'visits' | 'signings'>

/** What the database lets a merger or decider know of what was found; the decider of the case asks the same of its whole state. */
function foundIn({ opinions, panels, visits, signings }: Reviewed) {
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

/** 汇总: which verdicts can be taken, and why the others cannot. */
export function mergingOf(task: Reviewed): NonNullable<TaskView['merging']> {
  const found = foundIn(task)
  return {
    verdicts: Verdict.options.map((verdict) => ({ verdict, gap: gapOf(verdict, found) })),
    unmet: found.unmet.map(({ title, finding }) => ({ title, finding })),
  }
}

function gapOf(verdict: Verdict, { failed, unmet, asked }: ReturnType<typeof foundIn>): MergeGap | null {
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
  Pick<TaskView, 'feedback' | 'hearing' | 'thirdParties' | 'publicNotices' | 'procedures'> & {
    /** 容缺后补逾期未补齐: what was promised is still missing. */
    defaulted: boolean
    nameable: NonNullable<TaskView['deciding']>['nameable']
  }

/** 决定: what a refusal may rest on, and what can be named where the reviews do not carry it. */
export function decidingOf(task: Decided): NonNullable<TaskView['deciding']> {
  const { failed, unmet } = foundIn(task)
  const { feedback, hearing, thirdParties, publicNotices, procedures } = task
  const against = feedback?.verdict === 'fail'
  const nobody = [task.opinions, task.panels, task.visits, task.signings].every(({ length }) => length === 0)
  const reported = hearing?.standing === 'reported'
  const comments = publicNotices
    .flatMap(({ task: notice, comments }) => comments.map(({ number }) => ({ notice, number })))
    .filter((one) => !reported && !isOfHearing(one))
  const has: Record<RefusalFinding, boolean> = {
    hearing: reported,
    statement: thirdParties?.parties.some(({ statedDay, waived }) => statedDay !== null && !waived) ?? false,
    'notice-comment': comments.length > 0,
    procedure: procedures.some(({ own, open }) => own && !open),
  }
  return {
    failed: failed || against,
    carried: failed || against || task.defaulted || unmet.length > 0 || nobody,
    findings: RefusalFinding.options.filter((kind) => has[kind] && !isMinuted(kind, reported)),
    comments,
    nameable: task.nameable,
  }
}
