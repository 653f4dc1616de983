import { seeMessages, sendMessage } from '#contracts/cases.ts'
import type { Role } from '#contracts/permissions.ts'
import { commitment } from '#kernel/commitment.ts'
import { demand } from '#kernel/rule-violation.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { readVault } from '#platform/vault.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import type { Side } from './message-rules.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'

/** What the vault holds of one message, by its id. */
export type MessageSecret = { text: string; salt: string }
export const messageName = (message: string): string => `message-${message}`

export const sideOf = (role: Role): Side => (role === 'applicant' ? 'applicant' : 'office')

/** 留言: between the applicant and whoever takes the case in. The words go to the vault, the log holds a commitment to them. */
export function messageRoutes(platform: Platform, ask: CasesAsk): Route[] {
  return [
    command(sendMessage, {
      act: ({ params, body }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          reads: [readVault(params.region, params.case)],
          async decide({ session, state, day, now, reads }) {
            demand(!isErased(state), 'erasure.done')
            const { key } = openSecrets(platform, params, reads[0]!.rows)
            const secret: MessageSecret = { text: body.text, salt: newSalt() }
            const message = v5(commandId, 'message')
            return {
              command: {
                type: 'send-message',
                from: sideOf(session!.role),
                message,
                text: commitment(secret.text, secret.salt, sha256),
              },
              env: await caseEnv(ask, params.region, state, day),
              rows: [platform.vault.entryRow(key, params.region, params.case, messageName(message), secret, now)],
            }
          },
        }),
    }),

    command(seeMessages, {
      act: ({ params }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          decide: async ({ session, state, day }) => ({
            command: { type: 'see-messages', by: sideOf(session!.role) },
            env: await caseEnv(ask, params.region, state, day),
          }),
        }),
    }),
  ]
}
