import type { Module, Platform } from '#platform/platform.ts'
import { statement } from '#platform/db.ts'
import { executeAs } from '#platform/execute.ts'
import { openNumbers } from '#platform/numbers.ts'
import { v5 } from '#platform/uuid.ts'
import { answerRoutes } from './answer-routes.ts'
import type { PrecasesNeeds } from './ask.ts'
import { askRoutes } from './ask-routes.ts'
import { notifyAsker } from './notice-job.ts'
import { precaseAct, precaseEnv } from './precase-act.ts'
import { readRoutes } from './read-routes.ts'

export { askPrecases, type PrecasesAsk } from './for-others.ts'

/** 咨询、预审: before an application is filed. */
export function openPrecases({ platform, ask }: { platform: Platform; ask: PrecasesNeeds }): Module {
  return {
    name: 'precases',
    routes: [
      ...askRoutes(platform, ask, openNumbers(platform.db)),
      ...answerRoutes(platform, ask),
      ...readRoutes(platform, ask),
    ],
    readers: [
      {
        name: 'precase-filing',
        wants: (type) => type === 'case.submitted',
        async handle(event) {
          const { preCases = [] } = JSON.parse(event.data) as { preCases?: string[] }
          for (const stream of preCases)
            await executeAs(
              platform.engine,
              'precases',
              event.id,
              precaseAct({
                region: event.region,
                target: { stream },
                commandId: v5(event.id, 'note-filing', stream),
                decide: async ({ state, day }) => ({
                  command: { type: 'note-filing', case: event.stream },
                  env: await precaseEnv(ask, event.region, state, day),
                }),
              }),
            )
        },
      },
      {
        name: 'precase-erasure',
        wants: (type) => type === 'case.erased',
        // What was asked before the case was filed goes with it.
        async handle({ region, stream }) {
          await platform.db.query(
            'system',
            statement(
              `delete from vault.keys k
               using precases.precases p
               where p.region = $1
                 and p.case_stream = $2
                 and k.region = p.region
                 and k.stream = p.stream`,
              [region, stream],
            ),
          )
        },
      },
    ],
    performers: { 'notify-precase': (job) => notifyAsker(platform, ask, job) },
  }
}
