import { linesToCheck } from '#contracts/formal-check.ts'
import { askForPerson, decideOnTheSpot } from '#contracts/ways.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { applicantsAct } from '../plain-act.ts'
import { openSecrets } from '../intake/intake-routes.ts'

/** 即办 by whoever is charged with it, and 要求人工办理 by whoever was refused by rules. */
export function wayRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const own = applicantsAct(ask)
  return [
    command(decideOnTheSpot, {
      act: ({ params, body: { expects, ...given } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ session, state, day, reads }) {
            refuseStale(state, expects)
            const { answers } = openSecrets(platform, params, reads[0]!.rows)
            const env = await caseEnv(ask, params.region, state, day)
            const applies = linesToCheck(env.item, { ...state.plain, ...answers.values }, state.materials)
            return {
              command: { type: 'decide-on-the-spot', charges: session?.charges ?? [], ...given, applies },
              env,
            }
          },
        }),
    }),

    command(askForPerson, {
      act: ({ params, body }, id) =>
        own(params, id, body.expects, 'ask-for-person', (here) => ({ type: 'ask-for-person', here })),
    }),
  ]
}
