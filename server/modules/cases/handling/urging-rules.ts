import type { CaseEvent } from '#contracts/case-events.ts'
import type { UrgedBy } from '#contracts/handling-events.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { openTask } from '../review/open-task.ts'

/** `task`: under which whoever leads or decides urges; null for the applicant and for supervision. */
export type UrgingCommand =
  | { type: 'urge'; by: 'applicant' | 'supervision' }
  | { type: 'urge'; by: 'task'; task: string }

/**
 * 催办: once a day each. What the supervision, the lead or the decider urge is seen on the desks of the tasks that are open. What the
 * applicant urges is seen by the office that took the case in and by supervision alone: on a reviewer's desk it would be a mark that the
 * applicant sets, and a telephone call would do the rest.
 *
 * @source 连政办传〔2023〕8号 三(一)2 (审批人员与申请企业全程不接触、不对应); 国务院《优化营商环境条例》第四十九条 (畅通受理投诉和举报的渠道)
 */
export function decideUrging(command: UrgingCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  demand(mayBeUrged(state), 'urge.not-now')
  const by = command.by === 'task' ? underTask(state, env, command.task) : command.by
  demand(!isUrged(state, by, env.day), 'urge.once-a-day')
  const tasks =
    by === 'applicant' ? [] : drawnAndOpen(state).filter((key) => command.by !== 'task' || key !== command.task)
  demand(command.by !== 'task' || tasks.length > 0, 'urge.nobody')
  return [{ type: 'urged', by, tasks, day: env.day }]
}

function underTask(state: CaseState, env: CaseEnv, key: string): UrgedBy {
  const { definition } = openTask(state, env, key)
  demand(definition.kind === 'merge' || definition.kind === 'decide', 'urge.not-yours')
  return definition.kind === 'merge' ? 'lead' : 'decider'
}

const drawnAndOpen = ({ tasks }: CaseState): string[] =>
  Object.keys(tasks).filter((key) => tasks[key]!.code !== null && tasks[key]!.verdict === null)

/** While somebody of the office has something to do for it. */
export const mayBeUrged = ({ phase }: Pick<CaseState, 'phase'>): boolean => phase === 'intake' || phase === 'review'

export const isUrged = ({ handling }: Pick<CaseState, 'handling'>, by: UrgedBy, day: string): boolean =>
  handling.urged.some((one) => one.by === by && one.day === day)

/** What the applicant urged and supervision has not passed on yet. */
export const waitsForSupervision = (state: Pick<CaseState, 'handling' | 'phase'>): boolean =>
  mayBeUrged(state) &&
  state.handling.urged.findLastIndex(({ by }) => by === 'applicant') >
    state.handling.urged.findLastIndex(({ by }) => by === 'supervision')

export const foldUrged = (state: CaseState, { by, tasks, day }: Extract<CaseEvent, { type: 'urged' }>): CaseState => ({
  ...state,
  handling: { ...state.handling, urged: [...state.handling.urged, { by, tasks, day }] },
})
