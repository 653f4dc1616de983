import { countBoxes as counted, listBoxes } from '#platform/boxes.ts'
import { statement, type Statement } from '#platform/db.ts'

const columns = `o.stream, o.kind, o.owed_by, o.office, o.case_stream, o.number, o.item, o.revision, o.what, o.amounts_fen, o.consequence, o.state, o.answered, o.extended,
  o.since_day::text as since_text, o.due_day::text as due_text`

/** What the parties the session acts for owe, or did, the latest first; of one case where it is named. `after` is `<due_day>,<stream>`. */
export function listOwed(
  region: string,
  caseStream: string | undefined,
  limit: number,
  after: string | undefined,
): Statement {
  const [due, stream] = after?.split(',') ?? []
  return statement(
    `select ${columns}, d.due_day::text as listed_text
     from (
       select distinct substr(s, 7)::uuid as debtor
       from unnest(access.subjects()) s
       where s like 'party:%'
     ) a
     cross join lateral (
       select own.region, own.stream, own.due_day
       from obligations.debtors own
       where own.debtor = a.debtor
         and own.region = $1
         and (own.due_day, own.stream) < (coalesce($2::date, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
         and ($5::uuid is null or own.stream in (select c.stream from obligations.obligations c where c.region = $1 and c.case_stream = $5))
       order by own.due_day desc, own.stream desc
       limit $4
     ) d
     join obligations.obligations o
       on o.region = d.region
       and o.stream = d.stream
     order by d.due_day desc, d.stream desc
     limit $4`,
    [region, due ?? null, stream ?? null, limit, caseStream ?? null],
  )
}

/** What runs for the parties of these cases, the soonest due first. */
export const listRunning = (region: string, cases: readonly string[], limit: number): Statement =>
  statement(
    `select ${columns}, o.due_day::text as listed_text
     from obligations.obligations o
     where o.region = $1
       and o.case_stream = any($2::uuid[])
       and o.owed_by = 'party'
       and o.state = 'open'
     order by o.due_day, o.stream
     limit $3`,
    [region, cases, limit],
  )

/** One box of the desks the session sits at, soonest due first. `after` is `<due_day>,<stream>`. */
export const listBox = (region: string, box: string, limit: number, after: string | undefined): Statement =>
  listBoxes(
    {
      list: 'obligations',
      of: 'obligations.obligations o',
      columns: `${columns}, b.due_day::text as listed_text`,
    },
    { region, boxes: [box], limit, after },
  )

/** How many stand in each box that wants something done, counted to 999. */
export const countBoxes = (region: string): Statement =>
  counted('obligations', region, { open: ['open'], answered: ['answered'], defaulted: ['defaulted'] }, null)

/** Whether a party has defaulted on a promise and neither kept it since nor was let off: for the system pool. */
export function readUnkept(region: string, party: string, kind: string): Statement {
  return statement(
    `select exists (
       select
       from obligations.debtors d
       join obligations.obligations o
         on o.region = d.region
         and o.stream = d.stream
       where d.debtor = $2
         and d.region = $1
         and o.kind = $3
         and o.state = 'defaulted') as unkept`,
    [region, party, kind],
  )
}

/** What is open and due after a place in the order of last days. */
export function readOpenFrom(region: string, after: { due: string; stream: string }, limit: number): Statement {
  return statement(
    `select stream, due_day::text as due_text
     from obligations.obligations
     where region = $1
       and state = 'open'
       and (due_day, stream) > ($2::date, $3::uuid)
     order by due_day, stream
     limit $4`,
    [region, after.due, after.stream, limit],
  )
}
