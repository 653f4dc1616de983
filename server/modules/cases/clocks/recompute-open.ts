import { CalendarEvent, noticesIn } from '#contracts/calendars.ts'
import { statement } from '#platform/db.ts'
import type { Recorded } from '#platform/envelope.ts'
import type { Platform } from '#platform/platform.ts'
import { eventFrom } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'
import type { CasesAsk } from '../ask.ts'
import { platformAct } from '../platform-act.ts'

const batch = 200

/**
 * After a notice on holidays, the open cases whose limits reach the changed days are counted anew, one command each. Costs what is touched:
 * one range of an index on the latest last day, read in batches. Repeated after a crash, each command is taken once.
 */
export async function recomputeOpenCases(platform: Platform, ask: CasesAsk, event: Recorded): Promise<void> {
  const { region } = event
  const notice = CalendarEvent.parse(eventFrom(event.type, event.data))
  const calendar = await ask.catalogue.calendar(region)
  // Another server has it in memory a few seconds later; until then the reader tries again.
  if (noticesIn(calendar.revision) < noticesIn(notice.revision))
    throw new Error(`the calendar ${notice.revision} is not known here yet`)
  let after = { due: notice.changedFrom, stream: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const { rows } = await platform.db.query(
      'system',
      statement(
        `select stream, last_due::text as last_due
         from cases.cases
         where region = $1
           and (last_due, stream) > ($2::date, $3::uuid)
         order by last_due, stream
         limit $4`,
        [region, after.due, after.stream, batch],
      ),
    )
    for (const row of rows) {
      const stream = row['stream'] as string
      const by = { actor: 'calendar', cause: event.id, region, stream }
      await platformAct(platform, ask, by, v5(event.id, stream), { type: 'recompute-limits', notice: notice.name })
    }
    const last = rows.at(-1)
    if (!last) return
    after = { due: last['last_due'] as string, stream: last['stream'] as string }
  }
}
