import type { ObligationEvent } from '#contracts/obligation-events.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { platformAct } from '../platform-act.ts'

/** What is owed for a case has another last day after a notice on holidays; the case says the same day. */
export function recountNewsReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'case-recount',
    wants: (type) => type === 'obligation.recounted',
    async handle(recorded) {
      const event = eventFrom<ObligationEvent>(recorded.type, recorded.data)
      if (event.type !== 'recounted') return
      const { kind, notice, from, due: to } = event
      const by = { actor: 'cases', cause: recorded.id, region: recorded.region, stream: event.case }
      await platformAct(platform, ask, by, v5(recorded.id, 'note-recount'), {
        type: 'note-recount',
        kind,
        notice,
        from,
        to,
      })
    },
  }
}
