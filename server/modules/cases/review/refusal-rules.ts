import { hearingTask } from '#contracts/hearings.ts'
import { sameComment, type NamedComment, type RefusalFinding } from '#contracts/refusal-findings.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { everyComment } from '../public-notice/notice-state.ts'
import { isFinding, mayFail } from './open-task.ts'

type Refusal = {
  task: string
  outcome: 'granted' | 'refused'
  falseMaterial?: boolean
  noPlace?: boolean
  finding?: RefusalFinding | null
  comments?: readonly NamedComment[]
}

/**
 * 符合法定条件、标准的，应当准予: a refusal rests on what was found. Where nothing failed, every element was met and nothing that was promised is missing, whoever decides names a finding
 * that the case has, false material or the want of a place; who thinks that a review was wrong sends it back. Where nobody reviews, whoever
 * decides is who examines.
 *
 * @throws RuleViolation `decision.…`
 * @source 行政许可法 第三十八条第一款、第四十八条第二款
 */
export function demandFinding(
  { task, outcome, falseMaterial, noPlace, finding, comments = [] }: Refusal,
  state: CaseState,
  env: CaseEnv,
): void {
  const minuted = (finding && isMinuted(finding, state.hearing?.reported != null)) || comments.some(isOfHearing)
  demand(!minuted, 'decision.beside-minutes')
  demand(!finding || (outcome === 'refused' && findingsOf(state, task).includes(finding)), 'decision.finding-absent')
  if (outcome === 'granted' || finding || falseMaterial || noPlace) return
  const examined = env.item.tasks.some(({ key, kind }) => isFinding(kind) && state.tasks[key])
  const failed = state.feedback?.verdict === 'fail' || mayFail(state, env) || isIncomplete(state)
  demand(failed || !examined, 'decision.without-finding')
}

/**
 * 公示、公告意见 that a refusal rests on, in the order of their numbers: who is refused is told which ones, and by nobody's name.
 *
 * @returns none where it rests on something else
 * @throws RuleViolation `decision.…`
 * @source 行政许可法 第三十八条第二款
 */
export function commentsNamed({ finding, comments = [] }: Refusal, state: CaseState): NamedComment[] {
  const rests = finding === 'notice-comment'
  demand(!rests || comments.length > 0, 'decision.comments-unnamed')
  const found = rests ? everyComment(state).filter((one) => comments.some((named) => sameComment(one, named))) : []
  demand(
    comments.every((named) => found.some((one) => sameComment(one, named))),
    'decision.comment-absent',
  )
  return found.map(({ notice, number }) => ({ notice, number }))
}

/**
 * Whether it counts as the minutes of a hearing have it, and not by itself.
 *
 * @param reported the hearing was held, and its report is in
 * @source 行政许可法 第四十八条第二款
 */
export const isMinuted = (finding: RefusalFinding, reported: boolean): boolean => reported && finding !== 'hearing'

/** The same of what was said of its announcement, whether or not it was held. */
export const isOfHearing = ({ notice }: Pick<NamedComment, 'notice'>): boolean => notice === hearingTask

/** 容缺后补: what was promised did not come in time, and has not come since. */
const isIncomplete = ({ deferral }: CaseState): boolean =>
  deferral !== null && deferral.defaultedDay !== null && deferral.completeDay === null

/** What a case has that a refusal may rest on beside its reviews. @param task of the decision */
function findingsOf({ hearing, thirdParties, notices, procedures }: CaseState, task: string): RefusalFinding[] {
  const has: Record<RefusalFinding, boolean> = {
    hearing: hearing?.reported != null,
    statement: thirdParties?.told.some(({ statedDay, waived }) => statedDay !== null && !waived) ?? false,
    'notice-comment': everyComment({ notices }).some((one) => !isOfHearing(one)),
    procedure: procedures.some((one) => one.task === task && one.endedDay !== null),
  }
  return (Object.keys(has) as RefusalFinding[]).filter((kind) => has[kind])
}
