import type { CaseEvent } from '#contracts/case-events.ts'
import { panelDays } from '#contracts/expert-panel.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { begunByPlan } from '../review/special-procedures.ts'
import { membersOf, type PanelTask } from './panel-members.ts'

/** The experts of a panel are called: a task for each, and the clock stands for as long as the applicant is told. */
export function calledExperts(state: CaseState, env: CaseEnv, definition: PanelTask): CaseEvent[] {
  const { key, experts, limitDays } = definition
  const until = due(env, env.day, { unit: 'working', days: limitDays })
  const members = membersOf(definition)
  const called: CaseEvent = { type: 'experts-called', panel: key, ref: env.newRef(), members, due: until, day: env.day }
  const opened = members.map((task): CaseEvent => ({
    type: 'task-opened',
    task,
    ref: env.newRef(),
    due: until,
    day: env.day,
  }))
  const procedure = {
    task: key,
    kind: 'expert-review' as const,
    expectedDays: panelDays(limitDays, experts),
    reason: `按照事项规定，由随机抽取的 ${experts.people} 名专家评审。`,
  }
  return [called, ...opened, ...begunByPlan(evolve(state, called), env, procedure)]
}
