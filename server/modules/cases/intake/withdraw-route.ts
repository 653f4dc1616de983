import { withdrawCase } from '#contracts/cases.ts'
import { confirmWithdrawal, declineWithdrawal, recallWithdrawal } from '#contracts/withdrawals.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { applicantsAct, plainAct } from '../plain-act.ts'
import { openSecrets } from './intake-routes.ts'
import { actsHere, ofWhoStandsHere, presenceFrom, presenceOrigin, readPresence } from './presence.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'

/** What the vault holds of a withdrawal: people tell more in a reason than the log may know. */
export type WithdrawalSecret = { reason: string; salt: string }

/** 撤回申请, and what the office answers once the case is accepted. */
export function withdrawalRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const act = plainAct(ask)
  const own = applicantsAct(ask)
  return [
    withdrawRoute(platform, ask),
    command(confirmWithdrawal, {
      act: ({ params, body }, id) => act(params, id, body.expects, { type: 'confirm-withdrawal' }, 'intake'),
    }),
    command(declineWithdrawal, {
      act: ({ params, body: { expects, ground, reason } }, id) =>
        act(params, id, expects, { type: 'decline-withdrawal', ground, reason }, 'intake'),
    }),
    command(recallWithdrawal, {
      act: ({ params, body }, id) =>
        own(params, id, body.expects, 'recall-withdrawal', (here) => ({ type: 'recall-withdrawal', here })),
    }),
  ]
}

function withdrawRoute(platform: Platform, ask: CasesAsk): Route {
  return command(withdrawCase, {
    act: ({ params, body }, commandId) =>
      caseAct({
        region: params.region,
        target: { stream: params.case },
        commandId,
        reads: [
          readVault(params.region, params.case),
          readPresence(params.region, params.case, ofWhoStandsHere.withdraw),
        ],
        async decide({ session, state, day, now, reads }) {
          refuseStale(state, body.expects)
          const presence = presenceFrom(reads[1]!.rows)
          const { key } = openSecrets(platform, params, reads[0]!.rows)
          const secret: WithdrawalSecret = { reason: body.reason, salt: newSalt() }
          return {
            command: {
              type: 'withdraw',
              reason: body.reason === '' ? null : commitment(secret.reason, secret.salt, sha256),
              confirmed: body.confirmed,
              here: actsHere(session!, presence),
            },
            env: await caseEnv(ask, params.region, state, day),
            rows: [platform.vault.entryRow(key, params.region, params.case, 'withdrawal', secret, now)],
            origin: presenceOrigin(session!, presence),
          }
        },
      }),
  })
}
