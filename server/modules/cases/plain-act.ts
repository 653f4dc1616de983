import type { DutyClass } from '#contracts/permissions.ts'
import type { CasesAsk } from './ask.ts'
import { caseAct, type CaseAct, caseEnv, refuseStale } from './case-act.ts'
import type { CaseCommand } from './case.ts'

/** An act on a named case that needs nothing but its state: nothing is read beside it, nothing goes to the vault. */
export const plainAct =
  (ask: CasesAsk) =>
  (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    made: CaseCommand,
    duty?: DutyClass,
  ): CaseAct =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      ...(duty ? { duty } : {}),
      async decide({ state, day }) {
        refuseStale(state, expects)
        return { command: made, env: await caseEnv(ask, params.region, state, day) }
      },
    })
