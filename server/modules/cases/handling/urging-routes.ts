import { urgeCase } from '#contracts/handling.ts'
import { command, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv } from '../case-act.ts'

/** 催办 by the applicant, and by supervision, which passes it on to the desks. */
export const urgingRoute = (ask: CasesAsk): Route =>
  command(urgeCase, {
    act: ({ params }, commandId) =>
      caseAct({
        region: params.region,
        target: { stream: params.case },
        commandId,
        decide: async ({ state, day, session }) => ({
          command: { type: 'urge', by: session?.role === 'supervisor' ? 'supervision' : 'applicant' },
          env: await caseEnv(ask, params.region, state, day),
        }),
      }),
  })
