import { statement, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'

/** 材料库: a submitted case of a party, whose files may be used again. */
export type EarlierCase = { stream: string; number: string; item: string; day: string }

const atMost = 60
const mostMonths = 60

/**
 * Cases of one party, newest first; a withdrawn one counts as never filed.
 *
 * @param only these streams; all that are recent when null
 */
export async function earlierCases(
  { db }: Pick<Platform, 'db'>,
  region: string,
  party: string,
  only: readonly string[] | null = null,
): Promise<EarlierCase[]> {
  const { rows } = await db.query('system', readEarlierCases(region, party, only))
  return rows.map((row) => ({
    stream: row['stream'] as string,
    number: row['number'] as string,
    item: row['item'] as string,
    day: row['day'] as string,
  }))
}

function readEarlierCases(region: string, party: string, only: readonly string[] | null): Statement {
  return statement(
    `select c.stream, c.number, c.item, c.submitted_day::text as day
     from (
       select o.region, o.stream, o.submitted_at
       from cases.owners o
       where o.applicant = $2
         and o.region = $1
         and ($3::uuid[] is null or o.stream = any ($3::uuid[]))
         and o.submitted_at >= platform.now() - make_interval(months => $4)
       order by o.submitted_at desc, o.stream desc
       limit $5
     ) own
     join cases.cases c
       on c.region = own.region
       and c.stream = own.stream
     where c.ending is distinct from 'withdrawn'
     order by own.submitted_at desc, own.stream desc`,
    [region, party, only, mostMonths, atMost],
  )
}
