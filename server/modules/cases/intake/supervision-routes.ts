import { allowSecondNotice, examineRefusal } from '#contracts/intake-law.ts'
import { command, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import type { CaseCommand } from '../case.ts'
import { refuseStale } from './intake-routes.ts'

/** 监督 of the intake: 允许再次告知, 不予受理抽查. */
export function intakeSupervisionRoutes(ask: CasesAsk): Route[] {
  const supervise = (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    made: CaseCommand,
  ) =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      duty: 'supervise',
      async decide({ state, day }) {
        refuseStale(state, expects)
        return { command: made, env: await caseEnv(ask, params.region, state, day) }
      },
    })
  return [
    command(allowSecondNotice, {
      act: ({ params, body: { reason, expects } }, id) =>
        supervise(params, id, expects, { type: 'allow-second-notice', reason }),
    }),
    command(examineRefusal, {
      act: ({ params, body: { finding, words, expects } }, id) =>
        supervise(params, id, expects, { type: 'examine-refusal', finding, words }),
    }),
  ]
}
