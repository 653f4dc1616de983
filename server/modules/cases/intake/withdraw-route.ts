import { withdrawCase } from '#contracts/cases.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { openSecrets, refuseStale } from './intake-routes.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'

/** What the vault holds of a withdrawal: people tell more in a reason than the log may know. */
export type WithdrawalSecret = { reason: string; salt: string }

/** 撤回申请. */
export function withdrawRoute(platform: Platform, ask: CasesAsk): Route {
  return command(withdrawCase, {
    act: ({ params, body }, commandId) =>
      caseAct({
        region: params.region,
        target: { stream: params.case },
        commandId,
        reads: [readVault(params.region, params.case)],
        async decide({ state, day, now, reads }) {
          refuseStale(state, body.expects)
          const { key } = openSecrets(platform, params, reads[0]!.rows)
          const secret: WithdrawalSecret = { reason: body.reason, salt: newSalt() }
          return {
            command: {
              type: 'withdraw',
              reason: body.reason === '' ? null : commitment(secret.reason, secret.salt, sha256),
              confirmed: body.confirmed,
            },
            env: await caseEnv(ask, params.region, state, day),
            rows: [platform.vault.entryRow(key, params.region, params.case, 'withdrawal', secret, now)],
          }
        },
      }),
  })
}
