import { checkDeferred, endForDefault, supplyDeferred } from '#contracts/deferrals.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import { plainAct } from '../plain-act.ts'
import { suppliedMaterials } from '../drafts/supplied.ts'
import { outstandingOf } from './deferral-rules.ts'

/** 容缺后补: what the applicant or a window brings, and what the office finds. */
export function deferralRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const act = plainAct(ask)

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
      act: ({ params, body }, id) =>
        act(params, id, body.expects, { type: 'check-deferred', found: body.found }, 'intake'),
    }),
    command(endForDefault, {
      act: ({ params, body }, id) =>
        act(params, id, body.expects, { type: 'end-for-default', reason: body.reason }, 'intake'),
    }),
  ]
}
