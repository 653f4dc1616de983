import { CalendarEvent, noticesIn } from '#contracts/calendars.ts'
import { executeAs } from '#platform/execute.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import type { Reader } from '#platform/tail.ts'
import { v5 } from '#platform/uuid.ts'
import type { ObligationsNeeds } from './ask.ts'
import { obligationStream } from './obligation-stream.ts'
import { readOpenFrom } from './queries.ts'

const batch = 200

/**
 * After a notice on holidays, what is owed by a day that the notice touches is counted anew. Costs what is touched: one range of an index
 * on the last day, in batches. Repeated after a crash, each command is taken once.
 *
 * @source 行政许可法 第八十二条; 民法典 第二百零三条
 */
export function recountReader(platform: Platform, ask: ObligationsNeeds): Reader {
  return {
    name: 'recount-obligations',
    wants: (type) => type === 'calendar.notice-loaded',
    async handle(recorded) {
      const { region, id } = recorded
      const notice = CalendarEvent.parse(eventFrom(recorded.type, recorded.data))
      const calendar = await ask.catalogue.calendar(region)
      // Another server has it in memory a few seconds later; until then the reader tries again.
      if (noticesIn(calendar.revision) < noticesIn(notice.revision))
        throw new Error(`the calendar ${notice.revision} is not known here yet`)
      let after = { due: notice.changedFrom, stream: '00000000-0000-0000-0000-000000000000' }
      for (;;) {
        const { rows } = await platform.db.query('system', readOpenFrom(region, after, batch))
        for (const row of rows) {
          const stream = row['stream'] as string
          await executeAs(platform.engine, 'calendar', id, {
            kind: obligationStream,
            region,
            target: { stream },
            commandId: v5(id, stream),
            decide: ({ day }) => ({
              command: { type: 'recount' as const, notice: notice.name },
              env: { calendar, day },
            }),
          })
        }
        const last = rows.at(-1)
        if (!last) return
        after = { due: last['due_text'] as string, stream: last['stream'] as string }
      }
    },
  }
}
