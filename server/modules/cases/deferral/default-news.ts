import type { ObligationEvent } from '#contracts/obligation-events.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'

/** 容缺逾期: the obligation ran out; the case notes it, and nothing is granted on it until all is in. */
export function defaultReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'case-default',
    wants: (type) => type === 'obligation.defaulted',
    async handle(recorded) {
      const event = eventFrom<ObligationEvent>(recorded.type, recorded.data)
      if (event.type !== 'defaulted' || event.kind !== 'deferred-material') return
      await executeAs(
        platform.engine,
        'cases',
        recorded.id,
        caseAct({
          region: recorded.region,
          target: { stream: event.case },
          commandId: v5(recorded.id, 'note-default'),
          decide: async ({ state, day }) => ({
            command: { type: 'note-default' },
            env: await caseEnv(ask, recorded.region, state, day),
          }),
        }),
      )
    },
  }
}
