import { answerChairRecusal, askChairRecusal } from '#contracts/hearing-recusals.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { plainAct } from '../plain-act.ts'
import type { HearingSecret } from './hearing-routes.ts'
import { recusalName } from './recusal-view.ts'

/** 申请回避 of the chair: asked for on the site, decided by the supervision. */
export function recusalRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const act = plainAct(ask)
  return [
    command(askChairRecusal, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, now, reads }) {
            refuseStale(state, body.expects)
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: HearingSecret = { words: body.words, salt: newSalt() }
            const name = recusalName(state.hearing?.recusals.length ?? 0)
            return {
              command: { type: 'ask-chair-recusal', sealed: commitment(secret.words, secret.salt, sha256) },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, name, secret, now)],
            }
          },
        }),
    }),
    command(answerChairRecusal, {
      act: ({ params, body: { outcome, reason, expects } }, id) =>
        act(params, id, expects, { type: 'answer-chair-recusal', outcome, reason }, 'supervise'),
    }),
  ]
}
