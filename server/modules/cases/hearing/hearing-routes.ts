import {
  appointHearing,
  noteMinutesSigned,
  offerHearing,
  orderHearing,
  recordHearing,
  reportHearing,
  requestHearing,
  signMinutes,
  waiveHearing,
} from '#contracts/hearings.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { applicantsAct, plainAct } from '../plain-act.ts'
import { actsHere, ofWhoStandsHere, presenceFrom, presenceOrigin, readPresence } from '../intake/presence.ts'
import { blindAct } from '../review/blind-act.ts'

/** What the vault holds of a request to be heard. */
export type HearingSecret = { words: string; salt: string }

/** 听证: told and conducted under codes, asked for and signed by the applicant. */
export function hearingRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  const act = plainAct(ask)
  const own = applicantsAct(ask)
  return [
    command(offerHearing, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'offer-hearing', task, ...body })),
    }),
    command(orderHearing, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'order-hearing', task, ...body })),
    }),
    command(appointHearing, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'appoint-hearing', task, ...body })),
    }),
    command(recordHearing, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'record-hearing', task, ...body })),
    }),
    command(reportHearing, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'report-hearing', task, ...body })),
    }),
    command(requestHearing, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [
            readVault(params.region, params.case),
            readPresence(params.region, params.case, ofWhoStandsHere['request-hearing']),
          ],
          async decide({ session, state, day, now, reads }) {
            refuseStale(state, body.expects)
            const presence = presenceFrom(reads[1]!.rows)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: HearingSecret = { words: body.words, salt: newSalt() }
            return {
              command: {
                type: 'request-hearing',
                sealed: commitment(secret.words, secret.salt, sha256),
                here: actsHere(session!, presence),
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, 'hearing', secret, now)],
              origin: presenceOrigin(session!, presence),
            }
          },
        }),
    }),
    command(waiveHearing, {
      act: ({ params, body }, id) =>
        own(params, id, body.expects, 'waive-hearing', (here) => ({ type: 'waive-hearing', here })),
    }),
    command(signMinutes, {
      act: ({ params, body }, id) => act(params, id, body.expects, { type: 'sign-minutes', how: 'online' }),
    }),
    command(noteMinutesSigned, {
      act: ({ params, body: { who, how, expects } }, id) =>
        act(params, id, expects, { type: 'sign-minutes', how, who }, 'intake'),
    }),
  ]
}
