import { replayClocks } from '#contracts/replays.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { fold } from '#kernel/decider.ts'
import { query, type Route } from '#platform/index.ts'
import { readStream } from '#platform/log.ts'
import { notFound } from '#platform/refusal.ts'
import { eventFrom } from '#platform/stream.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOf } from '../case-act.ts'
import { caseDecider } from '../case.ts'
import { differs, replay, withOtherDays } from './replay.ts'

/** 按另一日历重算: one case, read and counted again; nothing is written. */
export function replayRoute(ask: CasesAsk): Route {
  return query(replayClocks, {
    read: ({ params }) => [readStream(params.region, params.case, 0)],
    async reply({ rows, day }, { params, body }) {
      const events = rows[0]!.rows
      if (events.length === 0) throw notFound()
      const state = fold(
        caseDecider,
        events.map((row) => eventFrom<CaseEvent>(row['type'] as string, row['data'] as string)),
      )
      const [item, calendar] = await Promise.all([
        itemOf(ask, params.region, state),
        ask.catalogue.calendar(params.region),
      ])
      const limits = replay(state, item, calendar, withOtherDays(calendar, body), day)
      return { changed: limits.filter(differs).length, limits }
    },
  })
}
