import type { ObligationEvent } from '#contracts/obligation-events.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { platformAct } from '../platform-act.ts'

/** 容缺逾期: the obligation ran out; the case notes it, and nothing is granted on it until all is in. */
export function defaultReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'case-default',
    wants: (type) => type === 'obligation.defaulted',
    async handle(recorded) {
      const event = eventFrom<ObligationEvent>(recorded.type, recorded.data)
      if (event.type !== 'defaulted' || event.kind !== 'deferred-material') return
      const by = { actor: 'cases', cause: recorded.id, region: recorded.region, stream: event.case }
      await platformAct(platform, ask, by, v5(recorded.id, 'note-default'), { type: 'note-default' })
    },
  }
}
