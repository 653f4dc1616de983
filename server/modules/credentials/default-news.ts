import type { ObligationEvent, ObligationKind } from '#contracts/obligation-events.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CredentialCommand } from './credential.ts'
import { credentialOf, credentialStream } from './credential-stream.ts'

/** 逾期未履行: the licence that was given on a promise is suspended, and holds again once the promise is kept or let off. */
export function defaultReader(platform: Platform): Reader {
  const wanted = new Set(['obligation.defaulted', 'obligation.kept', 'obligation.waived'])
  return {
    name: 'credential-default',
    wants: (type) => wanted.has(type),
    async handle(recorded) {
      const event = eventFrom<ObligationEvent>(recorded.type, recorded.data)
      const command = commandFor(event)
      if (!command || !('case' in event) || !event.case) return
      const { region } = recorded
      const stream = credentialOf(event.case)
      // Before the decision there is no licence, and nothing to suspend.
      const issued = await platform.db.query(
        'system',
        statement('select from credentials.credentials where region = $1 and stream = $2', [region, stream]),
      )
      if (issued.rowCount === 0) return
      await executeAs(platform.engine, 'credentials', recorded.id, {
        kind: credentialStream,
        region,
        target: { stream },
        commandId: v5(recorded.id, command.type),
        decide: ({ day }) => ({ command, env: { day } }),
      })
    },
  }
}

/** Nothing else suspends a licence, so that nothing else lets it hold again. */
const isDeferral = ({ kind }: { kind?: ObligationKind | undefined }): boolean =>
  (kind ?? 'deferred-material') === 'deferred-material'

function commandFor(event: ObligationEvent): CredentialCommand | null {
  switch (event.type) {
    case 'defaulted':
      return event.consequence === 'suspend-credential'
        ? {
            type: 'suspend',
            reason: '承诺后补的容缺材料逾期未补齐',
            basis: '申请人签署的《容缺受理信用承诺书》',
          }
        : null
    case 'kept':
      return event.late && isDeferral(event) ? { type: 'resume', reason: '承诺后补的容缺材料已经补齐并经核对' } : null
    case 'waived':
      return event.by === 'office' && isDeferral(event)
        ? { type: 'resume', reason: '逾期的容缺补齐义务已经免除' }
        : null
    default:
      return null
  }
}
