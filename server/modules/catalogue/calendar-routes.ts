import type { CatalogueAsk } from '#contracts/asks.ts'
import { loadNotice, readCalendar, type CalendarEvent, type NoticeDay } from '#contracts/calendars.ts'
import { command, query, type Route } from '#platform/bind.ts'
import type { Act } from '#platform/execute.ts'
import {
  calendarStream,
  calendarStreamOf,
  type CalendarCommand,
  type CalendarEnv,
  type CalendarState,
} from './calendar-stream.ts'

/** 工作日历: what is known, and a new notice. @param published called after each notice, so that this server counts with it at once */
export function calendarRoutes(catalogue: CatalogueAsk, published: () => void): Route[] {
  return [
    query(readCalendar, {
      read: () => [],
      async reply({ day }, { params }) {
        const { revision, coveredUntil, holidays, workdays } = await catalogue.calendar(params.region)
        const since = `${day.slice(0, 4)}-01-01`
        const flagged = (days: Readonly<Record<string, string>>, kind: NoticeDay['kind']) =>
          Object.entries(days)
            .filter(([one]) => one >= since)
            .map(([one, name]) => ({ day: one, kind, name }))
        const days = [...flagged(holidays, 'holiday'), ...flagged(workdays, 'workday')]
        return {
          revision,
          coveredUntil,
          days: days.toSorted((one, other) => (one.day < other.day ? -1 : 1)).slice(0, 400),
        }
      },
    }),
    command(loadNotice, {
      act({ params: { region }, body }, commandId): Act<CalendarState, CalendarCommand, CalendarEvent, CalendarEnv> {
        return {
          kind: calendarStream,
          region,
          target: { stream: calendarStreamOf(region), fresh: true },
          commandId,
          async decide({ day }) {
            return {
              command: { type: 'load-notice', notice: body, day },
              env: { calendar: await catalogue.calendar(region) },
            }
          },
        }
      },
      reply({ receipt }) {
        published()
        return { receipt }
      },
    }),
  ]
}
