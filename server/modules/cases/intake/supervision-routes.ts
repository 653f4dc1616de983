import { allowSecondNotice, examineRefusal } from '#contracts/intake-law.ts'
import { command, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { plainAct } from '../plain-act.ts'

/** 监督 of the intake: 允许再次告知, 不予受理抽查. */
export function intakeSupervisionRoutes(ask: CasesAsk): Route[] {
  const act = plainAct(ask)
  return [
    command(allowSecondNotice, {
      act: ({ params, body: { reason, expects } }, id) =>
        act(params, id, expects, { type: 'allow-second-notice', reason }, 'supervise'),
    }),
    command(examineRefusal, {
      act: ({ params, body: { finding, words, expects } }, id) =>
        act(params, id, expects, { type: 'examine-refusal', finding, words }, 'supervise'),
    }),
  ]
}
