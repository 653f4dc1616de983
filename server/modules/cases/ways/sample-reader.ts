import type { CaseEvent } from '#contracts/case-events.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { drawShare } from '../supervision/share-draw.ts'

/** Draws right after a filing took effect. */
export function sampleReader(platform: Platform, ask: CasesAsk): Reader {
  return {
    name: 'draw-check',
    wants: (type) => type === 'case.promised',
    async handle({ region, stream, id, type, data }) {
      const promised = eventFrom<CaseEvent>(type, data)
      if (promised.type !== 'promised' || promised.check) return
      await executeAs(
        platform.engine,
        'draw',
        id,
        caseAct({
          region,
          target: { stream },
          commandId: v5(id, 'draw-check'),
          async decide({ state, day }) {
            const env = await caseEnv(ask, region, state, day)
            const percent = env.item.commitment!.sample!.percent
            const { bornIn } = state
            const contribution = state.draw?.contribution ?? ''
            const of = { region, stream, bornIn, contribution, task: 'promise-check', round: 0 }
            const draw = drawShare(platform.keys, of, percent)
            return { command: { type: 'draw-check', percent, draw }, env }
          },
        }),
      )
    },
  }
}
