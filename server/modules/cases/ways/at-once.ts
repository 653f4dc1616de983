import type { CaseEvent } from '#contracts/case-events.ts'
import type { Platform } from '#platform/platform.ts'
import type { Reader } from '#platform/tail.ts'
import { eventFrom } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { platformAct } from '../platform-act.ts'
import { speaksForItself } from './rule-decision.ts'

/**
 * 当场决定: what the rules of its item decide is taken in and decided by them, as the actor `rules`, right after it was filed; a promise, or
 * answers that nobody has to compare with anything.
 */
export function atOnceReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'decide-at-once',
    wants: (type) => type === 'case.submitted' || type === 'case.corrected',
    async handle(event) {
      const filed = eventFrom<CaseEvent>(event.type, event.data)
      if (filed.type === 'submitted' && !filed.promise) {
        const { decisionRules } = await ask.catalogue.item(event.region, filed.item, filed.revision)
        if (!decisionRules || filed.about || !speaksForItself({ materials: filed.materials })) return
      }
      const by = { actor: 'rules', cause: event.id, region: event.region, stream: event.stream }
      await platformAct(platform, ask, by, v5(event.id, 'take-in-at-once'), { type: 'take-in-at-once' })
    },
  }
}
