import { notFound } from '#platform/refusal.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, type CaseAct } from '../case-act.ts'
import type { CaseCommand } from '../case.ts'
import type { CaseState } from '../case-state.ts'

/** An act under a task's own id: whoever acts is known to the log by the code of the task alone. */
export const blindAct =
  (ask: CasesAsk) =>
  (params: { region: string; task: string }, commandId: string, make: (task: string) => CaseCommand): CaseAct =>
    caseAct({
      region: params.region,
      target: { alias: params.task },
      commandId,
      async decide({ state, day }) {
        const [key, task] = ofRef(state, params.task)
        return {
          command: make(key),
          env: await caseEnv(ask, params.region, state, day),
          origin: { actor: task.code ?? 'undrawn', office: null },
        }
      },
    })

export function ofRef(state: CaseState, ref: string) {
  const found = Object.entries(state.tasks).find(([, task]) => task.ref === ref)
  if (!found) throw notFound()
  return found
}
