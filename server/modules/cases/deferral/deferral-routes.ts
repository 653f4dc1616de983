import { checkDeferred, endForDefault, supplyDeferred } from '#contracts/deferrals.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { suppliedMaterials } from '../drafts/supplied.ts'
import { refuseStale } from '../intake/intake-routes.ts'
import { outstandingOf, type DeferralCommand } from './deferral-rules.ts'

/** 容缺后补: what the applicant or a window brings, and what the office finds. */
export function deferralRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const byOffice = (
    params: { region: string; case: string },
    commandId: string,
    expects: number | undefined,
    made: DeferralCommand,
  ) =>
    caseAct({
      region: params.region,
      target: { stream: params.case },
      commandId,
      duty: 'intake',
      async decide({ state, day }) {
        refuseStale(state, expects)
        return { command: made, env: await caseEnv(ask, params.region, state, day) }
      },
    })

  return [
    command(supplyDeferred, {
      act: ({ params, body }, commandId) =>
        suppliedMaterials(platform, ask, {
          params,
          body,
          commandId,
          awaited: outstandingOf,
          made: (materials) => ({ type: 'supply-deferred', materials }),
        }),
    }),
    command(checkDeferred, {
      act: ({ params, body }, id) => byOffice(params, id, body.expects, { type: 'check-deferred', found: body.found }),
    }),
    command(endForDefault, {
      act: ({ params, body }, id) =>
        byOffice(params, id, body.expects, { type: 'end-for-default', reason: body.reason }),
    }),
  ]
}
