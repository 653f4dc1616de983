import { executeAs } from '#platform/execute.ts'
import type { Module, Platform } from '#platform/platform.ts'
import { v5 } from '#platform/uuid.ts'
import type { ObligationsAsk, ObligationsNeeds } from './ask.ts'
import { obligationStream } from './obligation-stream.ts'
import { readUnkept } from './queries.ts'
import { caseReader } from './react.ts'
import { recountReader } from './recount.ts'
import { obligationRoutes } from './routes.ts'

export type { CaseOwed, ObligationsAsk, ObligationsNeeds } from './ask.ts'

/** What other modules may ask of obligations. */
export const askObligations = (platform: Pick<Platform, 'db'>): ObligationsAsk => ({
  async unkept(region, party) {
    const { rows } = await platform.db.query('system', readUnkept(region, party, 'deferred-material'))
    return rows[0]?.['unkept'] === true
  },
})

/** 义务: who owes what to whom by when, reminded of, kept, defaulted. */
export function openObligations({ platform, ask }: { platform: Platform; ask: ObligationsNeeds }): Module {
  return {
    name: 'obligations',
    routes: obligationRoutes(ask),
    readers: [caseReader(platform, ask), recountReader(platform, ask)],
    deadlines: {
      obligation: async ({ region, stream, name, dueAt }) => {
        const calendar = await ask.catalogue.calendar(region)
        await executeAs(platform.engine, 'clock', null, {
          kind: obligationStream,
          region,
          target: { stream },
          commandId: v5(stream, name, dueAt),
          decide: ({ day }) => ({ command: { type: 'clock-ran-out' as const }, env: { calendar, day } }),
        })
      },
    },
  }
}
