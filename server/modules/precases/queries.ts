import { countBoxes as counted, listBoxes } from '#platform/boxes.ts'
import { statement, type Statement } from '#platform/db.ts'

const columns = `p.stream, p.kind, p.number, p.item, p.revision, p.phase, p.outcome, p.asked_day::text as asked_text, p.due_day::text as due_text`

/** What the parties the session acts for have asked, newest first. `after` is `<asked_at>,<stream>` of the last one seen. */
export function listOwned(region: string, limit: number, after: string | undefined): Statement {
  const [at, stream] = after?.split(',') ?? []
  return statement(
    `select ${columns}, o.asked_at::text as asked_at_text
     from (
       select distinct substr(s, 7)::uuid as asker
       from unnest(access.subjects()) s
       where s like 'party:%'
     ) a
     cross join lateral (
       select own.region, own.stream, own.asked_at
       from precases.askers own
       where own.asker = a.asker
         and own.region = $1
         and (own.asked_at, own.stream) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
       order by own.asked_at desc, own.stream desc
       limit $4
     ) o
     join precases.precases p
       on p.region = o.region
       and p.stream = o.stream
     order by o.asked_at desc, o.stream desc
     limit $4`,
    [region, at ?? null, stream ?? null, limit],
  )
}

/** Boxes of the desks the session sits at, soonest due first. `after` is `<due_day>,<stream>`. */
export const listBox = (
  region: string,
  boxes: readonly string[],
  overdueOn: string | null,
  limit: number,
  after: string | undefined,
): Statement =>
  listBoxes(
    { list: 'precases', of: 'precases.precases p', columns: `${columns}, b.due_day::text as box_due` },
    { region, boxes, overdueOn, limit, after },
  )

/** How many wait in each box, counted to 999. */
export const countBoxes = (region: string, today: string): Statement =>
  counted(
    'precases',
    region,
    { enquiry: ['enquiry'], 'pre-review': ['pre-review'], overdue: ['enquiry', 'pre-review'] },
    today,
  )

/** What was asked before a case was filed, as far as the session may read it, in the order of asking. */
export function listOfCase(region: string, caseStream: string): Statement {
  return statement(
    `select p.stream
     from precases.precases p
     join precases.askers o
       on o.region = p.region
       and o.stream = p.stream
     where p.region = $1
       and (p.case_stream = $2 or p.draft = $2)
     order by o.asked_at, p.number
     limit 20`,
    [region, caseStream],
  )
}

/** What goes with a draft when it is filed: its own 预审, and what the parties of the session asked about any item of late. */
export function listBeforeFiling(region: string, draft: string): Statement {
  return statement(
    `select p.stream, p.kind, p.item, p.draft, null::uuid as asker
     from precases.precases p
     where p.region = $1
       and p.draft = $2
     union all
     select p.stream, p.kind, p.item, p.draft, o.asker
     from (
       select distinct substr(s, 7)::uuid as asker
       from unnest(access.subjects()) s
       where s like 'party:%'
     ) a
     cross join lateral (
       select own.region, own.stream, own.asker
       from precases.askers own
       where own.asker = a.asker
         and own.region = $1
       order by own.asked_at desc, own.stream desc
       limit 20
     ) o
     join precases.precases p
       on p.region = o.region
       and p.stream = o.stream
       and p.kind = 'enquiry'
       and p.case_stream is null`,
    [region, draft],
  )
}
