import { confirmChanges, giveExpertOpinion, handInRevision } from '#contracts/expert-panel.ts'
import { command, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { CasesAsk } from '../ask.ts'
import { suppliedMaterials } from '../drafts/supplied.ts'
import { blindAct } from '../review/blind-act.ts'
import { revisable } from './expert-rules.ts'

/** 专家评审: scored and confirmed under codes, revised by the applicant or at a window. */
export function expertRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  return [
    command(giveExpertOpinion, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'give-expert-opinion', task, ...body })),
    }),
    command(confirmChanges, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'confirm-changes', task, ...body })),
    }),
    command(handInRevision, {
      act: ({ params, body }, commandId) =>
        suppliedMaterials(platform, ask, {
          params,
          body,
          commandId,
          awaited: (state, item) => {
            const [panel] = revisable(state) ?? []
            return item.tasks.find(({ key }) => key === panel)?.sees ?? []
          },
          made: (materials) => ({ type: 'hand-in-revision', materials }),
        }),
    }),
  ]
}
