import { putAside, sendBack, takeBackAnswer, takeUp, urgeTasks } from '#contracts/handling.ts'
import { command, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { blindAct } from '../review/blind-act.ts'
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
    urgingRoute(ask),
  ]
}
