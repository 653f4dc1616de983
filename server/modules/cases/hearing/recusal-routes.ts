import type { RecusalAsker, RecusalWay } from '#contracts/hearing-events.ts'
import { answerChairRecusal, askChairRecusal, recordChairRecusal } from '#contracts/hearing-recusals.ts'
import { commitment } from '#kernel/commitment.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, refuseStale } from '../case-act.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { actsHere, ofWhoStandsHere, presenceFrom, presenceOrigin, readPresence } from '../intake/presence.ts'
import { plainAct } from '../plain-act.ts'
import type { HearingSecret } from './hearing-routes.ts'
import { recusalName } from './recusal-view.ts'

/** 申请回避 of the chair: asked for online or at a window, written down by the office from a letter, decided by the supervision. */
export function recusalRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const act = plainAct(ask)
  /** Written down with the words in the vault, whoever says them. */
  const asked = (
    { region, case: stream }: { region: string; case: string },
    commandId: string,
    { words, expects }: { words: string; expects?: number | undefined },
    said: { by: RecusalAsker; way: RecusalWay; receivedOn?: string } | null,
  ) =>
    caseAct({
      region,
      target: { stream },
      commandId,
      ...(said ? { duty: 'intake' as const } : {}),
      reads: [readVault(region, stream), readPresence(region, stream, ofWhoStandsHere['ask-chair-recusal'])],
      async decide({ session, state, day, now, reads }) {
        refuseStale(state, expects)
        const { key } = openSecrets(platform, { region, case: stream }, reads[0]!.rows)
        const presence = presenceFrom(reads[1]!.rows)
        const secret: HearingSecret = { words, salt: newSalt() }
        const name = recusalName(state.hearing?.recusals.length ?? 0)
        const own = {
          by: 'applicant' as const,
          way: session!.channel === 'window' ? ('window' as const) : ('online' as const),
        }
        return {
          command: {
            type: 'ask-chair-recusal',
            ...(said ?? own),
            sealed: commitment(secret.words, secret.salt, sha256),
            here: !said && actsHere(session!, presence),
          },
          env: await caseEnv(ask, region, state, day),
          rows: [platform.vault.entryRow(key, region, stream, name, secret, now)],
          ...(said ? {} : { origin: presenceOrigin(session!, presence) }),
        }
      },
    })
  return [
    command(askChairRecusal, { act: ({ params, body }, id) => asked(params, id, body, null) }),
    command(recordChairRecusal, {
      act: ({ params, body: { by, way, receivedOn, ...body } }, id) =>
        asked(params, id, body, { by, way, ...(receivedOn ? { receivedOn } : {}) }),
    }),
    command(answerChairRecusal, {
      act: ({ params, body: { by, outcome, reason, expects } }, id) =>
        act(params, id, expects, { type: 'answer-chair-recusal', by, outcome, reason }, 'supervise'),
    }),
  ]
}
