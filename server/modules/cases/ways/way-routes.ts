import { linesToCheck } from '#contracts/formal-check.ts'
import { askForPerson, decideOnTheSpot } from '#contracts/ways.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { openSecrets, refuseStale } from '../intake/intake-routes.ts'

/** 即办 by whoever takes in, and 要求人工办理 by whoever was refused by rules. */
export function wayRoutes(platform: Platform, ask: CasesAsk): Route[] {
  return [
    command(decideOnTheSpot, {
      act: ({ params, body: { expects, ...given } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, reads }) {
            refuseStale(state, expects)
            const { answers } = openSecrets(platform, params, reads[0]!.rows)
            const env = await caseEnv(ask, params.region, state, day)
            const applies = linesToCheck(env.item, { ...state.plain, ...answers.values }, state.materials)
            return { command: { type: 'decide-on-the-spot', ...given, applies }, env }
          },
        }),
    }),

    command(askForPerson, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          async decide({ state, day }) {
            refuseStale(state, body.expects)
            return { command: { type: 'ask-for-person' }, env: await caseEnv(ask, params.region, state, day) }
          },
        }),
    }),
  ]
}
