import type { CaseEvent } from '#contracts/case-events.ts'
import { CancellationGround, RevocationGround } from '#contracts/credential-life.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CredentialsNeeds } from './ask.ts'
import type { CredentialCommand } from './credential.ts'
import { credentialStream } from './credential-stream.ts'

type Decided = Extract<CaseEvent, { type: 'closure-decided' }>

/** A licence that an office decides to revoke or to cancel ends with the decision; what has ended meanwhile stays as it is. */
export function closureReader(platform: Platform, ask: CredentialsNeeds): Reader {
  return {
    name: 'credentials-on-closure',
    wants: (type) => type === 'case.closure-decided',
    async handle(event) {
      const decided = eventFrom<CaseEvent>(event.type, event.data)
      if (decided.type !== 'closure-decided' || decided.outcome !== 'ended') return
      const { applicantKind, credential } = await ask.caseFacts(event.region, event.stream)
      if (!credential) return
      try {
        await executeAs(platform.engine, 'credentials', event.id, {
          kind: credentialStream,
          region: event.region,
          target: { stream: credential },
          commandId: v5(event.id, 'end-on-closure'),
          decide: ({ day }) => ({ command: endOf(decided, applicantKind), env: { day } }),
        })
      } catch (error) {
        if (!(error instanceof RuleViolation)) throw error
      }
    },
  }
}

function endOf({ way, ground, reasons, basis }: Decided, holderKind: 'person' | 'enterprise'): CredentialCommand {
  return way === 'revocation'
    ? { type: 'revoke', ground: RevocationGround.parse(ground), reason: reasons, basis }
    : { type: 'cancel', ground: CancellationGround.parse(ground), reason: reasons, basis, holderKind }
}
