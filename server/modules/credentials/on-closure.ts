import type { CaseEvent } from '#contracts/case-events.ts'
import { CancellationGround, RetractionGround, RevocationGround } from '#contracts/credential-life.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CredentialsNeeds } from './ask.ts'
import type { CredentialCommand } from './credential.ts'
import { credentialStream } from './credential-stream.ts'

type Turn = Extract<CaseEvent, { type: 'closure-opened' | 'closure-decided' }>

/**
 * A licence that an office decides to revoke, to retract or to cancel ends with the decision, and one that ended elsewhere with the proof of it;
 * where it is found that it had not, it holds again. What has ended meanwhile stays as it is.
 */
export function closureReader(platform: Platform, ask: CredentialsNeeds): Reader {
  return {
    name: 'credentials-on-closure',
    wants: (type) => type === 'case.closure-opened' || type === 'case.closure-decided',
    async handle(event) {
      const turn = eventFrom<CaseEvent>(event.type, event.data)
      if (turn.type !== 'closure-opened' && turn.type !== 'closure-decided') return
      const { applicantKind, credential } = await ask.caseFacts(event.region, event.stream)
      const command = changeBy(turn, applicantKind)
      if (!credential || !command) return
      try {
        await executeAs(platform.engine, 'credentials', event.id, {
          kind: credentialStream,
          region: event.region,
          target: { stream: credential },
          commandId: v5(event.id, 'end-on-closure'),
          decide: ({ day }) => ({ command, env: { day } }),
        })
      } catch (error) {
        if (!(error instanceof RuleViolation)) throw error
      }
    },
  }
}

function changeBy(turn: Turn, holderKind: 'person' | 'enterprise'): CredentialCommand | null {
  if (turn.type === 'closure-opened')
    return turn.proof?.end ? { type: 'note-end', end: turn.proof.end, endedOn: turn.proof.day } : null
  const { way, ground, outcome, reasons: reason, basis } = turn
  if (outcome === 'kept') return ground === 'licence-ended' ? { type: 'restore', reason, basis } : null
  switch (way) {
    case 'revocation':
      return { type: 'revoke', ground: RevocationGround.parse(ground), reason, basis }
    case 'retraction':
      return { type: 'retract', ground: RetractionGround.parse(ground), reason, basis }
    case 'cancellation':
      return { type: 'cancel', ground: CancellationGround.parse(ground), reason, basis, holderKind }
  }
}
