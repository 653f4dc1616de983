import { overInternalTexts, type OverInternalGround } from '#contracts/internal-limit.ts'
import { listOverInternal, type OverInternalCase } from '#contracts/over-internal.ts'
import { workingDaysBetween } from '#kernel/calendar.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { statement, type Statement } from '#platform/db.ts'
import { query, type Route } from '#platform/index.ts'
import type { CasesAsk } from '../ask.ts'

/** 超过内部时限的办件, for the supervision. */
export function internalRoutes(ask: CasesAsk): Route[] {
  return [
    query(listOverInternal, {
      // The day is known only with the reply: the list begins with what is longest past its last day, and ends with the first that is not.
      read: ({ params, query: { box, limit, after } }) => [
        box === 'open' ? stillOpen(params.region, limit + 1, after) : decided(params.region, limit + 1, after),
      ],
      async reply({ rows, day }, { params, query: { box, limit } }) {
        const [calendar, offices] = await Promise.all([
          ask.catalogue.calendar(params.region),
          ask.catalogue.offices(params.region),
        ])
        const found = rows[0]!.rows.filter((row) => box === 'decided' || (row['due'] as string) < day)
        const cases: OverInternalCase[] = []
        for (const row of found.slice(0, limit)) {
          const item = await ask.catalogue.item(params.region, row['item'] as string, row['revision'] as number)
          const due = parseDay(row['due'] as string)
          const decidedDay = row['decided'] === null ? null : parseDay(row['decided'] as string)
          cases.push({
            case: row['stream'] as OverInternalCase['case'],
            number: row['number'] as string,
            itemName: item.name,
            office: offices.find(({ id }) => id === item.office)?.name ?? item.office,
            due,
            late: lateBy(due, decidedDay ?? day),
            decidedDay,
            reason: row['ground'] === null ? null : overInternalTexts[row['ground'] as OverInternalGround],
            words: row['words'] as string | null,
          })
        }
        const last = found.length > limit ? found[limit - 1] : undefined
        return { cases, next: last ? `${last['at'] as string},${last['stream'] as string}` : null }

        function lateBy(from: Day, to: Day): number {
          return Math.max(0, workingDaysBetween(from, to, calendar))
        }
      },
    }),
  ]
}

/** `after` is `<day>,<stream>`. */
function stillOpen(region: string, limit: number, after: string | undefined): Statement {
  const [due, stream] = after?.split(',') ?? []
  return statement(
    `select c.stream, c.number, c.item, c.revision, c.internal_due::text as due, c.internal_due::text as at, null as decided, null as ground,
            null as words
     from cases.cases c
     where c.region = $1
       and c.internal_due is not null
       and (c.internal_due, c.stream) > (coalesce($2::date, '-infinity'), coalesce($3::uuid, '00000000-0000-0000-0000-000000000000'))
     order by c.internal_due, c.stream
     limit $4`,
    [region, due ?? null, stream ?? null, limit],
  )
}

function decided(region: string, limit: number, after: string | undefined): Statement {
  const [day, stream] = after?.split(',') ?? []
  return statement(
    `select o.stream, c.number, c.item, c.revision, o.due_day::text as due, o.decided_day::text as at, o.decided_day::text as decided, o.ground,
            o.words
     from (
       select own.*
       from cases.over_internal own
       where own.region = $1
         and (own.decided_day, own.stream) < (coalesce($2::date, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
       order by own.decided_day desc, own.stream desc
       limit $4
     ) o
     join cases.cases c
       on c.region = $1
       and c.stream = o.stream
     order by o.decided_day desc, o.stream desc`,
    [region, day ?? null, stream ?? null, limit],
  )
}
