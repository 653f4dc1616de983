import type { DutyClass } from '#contracts/permissions.ts'
import type { CasesAsk } from './ask.ts'
import { caseAct, type CaseAct, caseEnv, refuseStale } from './case-act.ts'
import type { CaseCommand } from './case.ts'
import {
  actsHere,
  type ActOfPresent,
  ofWhoStandsHere,
  presenceFrom,
  presenceOrigin,
  readPresence,
} from './intake/presence.ts'

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

/** The same for what is the applicant's own to do: online whoever has logged in, at a window whoever stands there. */
export const applicantsAct =
  (ask: CasesAsk) =>
  (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    act: ActOfPresent,
    made: (here: boolean) => CaseCommand,
  ): CaseAct =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      reads: [readPresence(params.region, params.case, ofWhoStandsHere[act])],
      async decide({ session, state, day, reads }) {
        refuseStale(state, expects)
        const presence = presenceFrom(reads[0]!.rows)
        return {
          command: made(actsHere(session!, presence)),
          env: await caseEnv(ask, params.region, state, day),
          origin: presenceOrigin(session!, presence),
        }
      },
    })
