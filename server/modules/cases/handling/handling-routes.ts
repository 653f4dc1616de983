import {
  addReview,
  askDraft,
  putAside,
  removeReview,
  sendBack,
  takeBackAnswer,
  takeUp,
  urgeTasks,
} from '#contracts/handling.ts'
import { command, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'
import { blindAct, ofRef } from '../review/blind-act.ts'
import { sectionsOf } from './sections.ts'
import { urgingRoute } from './urging-routes.ts'

/** 环节操作 of those who were drawn, under the task's own id. */
export function handlingRoutes(ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  return [
    command(putAside, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'put-aside', task, ...body })),
    }),
    command(takeUp, { act: ({ params }, id) => blind(params, id, (task) => ({ type: 'take-up', task })) }),
    command(urgeTasks, {
      act: ({ params }, id) => blind(params, id, (task) => ({ type: 'urge', by: 'task', task })),
    }),
    command(sendBack, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'send-back', task, ...body })),
    }),
    command(takeBackAnswer, {
      act: ({ params }, id) => blind(params, id, (task) => ({ type: 'take-back-answer', task })),
    }),
    command(addReview, {
      act: ({ params, body }, id) => {
        const { region, task: alias } = params
        return caseAct({
          region,
          target: { alias },
          commandId: id,
          async decide({ state, day }) {
            const [key, { code }] = ofRef(state, alias)
            const known = sectionsOf(await ask.catalogue.items(region)).some(
              (one) => one.office === body.office && one.section === body.section,
            )
            return {
              command: { type: 'add-review', task: key, ...body, known },
              env: await caseEnv(ask, region, state, day),
              origin: { actor: code ?? 'undrawn', office: null },
            }
          },
        })
      },
    }),
    command(askDraft, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'ask-draft', task, ...body })),
    }),
    command(removeReview, {
      act: ({ params }, id) => blind(params, id, (task) => ({ type: 'remove-review', task, added: params.added })),
    }),
    urgingRoute(ask),
  ]
}
