import { statement, type Statement } from './db.ts'

/** What lies in the boxes of desks: rows of `<list>.boxes`, which name by `stream` the row of the table that is listed. */
export type BoxList = {
  /** The schema of the boxes. It and what follows come from code alone. */
  list: string
  /** The table listed, with its alias: `matters.matters m`. */
  of: string
  /** What is read of it; `b.box` and `b.due_day` are of the box. */
  columns: string
}

type Asked = {
  region: string
  boxes: readonly string[]
  /** Only what was due before this day. */
  overdueOn?: string | null
  limit: number
  /** `<due_day>,<stream>` of the last one seen. */
  after: string | undefined
}

/** Boxes of the desks the session sits at, soonest due first: one range of the index for each desk and box. */
export function listBoxes(
  { list, of, columns }: BoxList,
  { region, boxes, overdueOn, limit, after }: Asked,
): Statement {
  const [due, stream] = after?.split(',') ?? []
  return statement(
    `select ${columns}
     from (
       select first.stream, first.box, first.due_day
       from unnest(access.subjects()) s (subject)
       cross join unnest($2::text[]) w (box)
       cross join lateral (
         select own.stream, own.box, own.due_day
         from ${list}.boxes own
         where own.region = $1
           and own.subject = s.subject
           and own.box = w.box
           and ($3::date is null or own.due_day < $3::date)
           and (own.due_day, own.stream) > (coalesce($4::date, '-infinity'), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
         order by own.due_day, own.stream
         limit $6
       ) first
       order by first.due_day, first.stream
       limit $6
     ) b
     join ${of}
       on ${of.split(' ')[1]}.region = $1
       and ${of.split(' ')[1]}.stream = b.stream
     order by b.due_day, b.stream`,
    [region, boxes, overdueOn ?? null, due ?? null, stream ?? null, limit],
  )
}

/**
 * How many lie in each box of these desks, counted to 999.
 * @param shown the boxes by name, each with those it gathers; `overdue` counts what was due before `today`
 */
export const countBoxes = (
  list: BoxList['list'],
  region: string,
  shown: Readonly<Record<string, readonly string[]>>,
  today: string | null,
): Statement =>
  statement(
    `select w.box, (
       select count(*)::int from (
         select from ${list}.boxes b
         where b.region = $1
           and b.subject = any ((select access.subjects())::text[])
           and b.box = any (w.boxes)
           and (w.box <> 'overdue' or b.due_day < $2::date)
         limit 999) few) as n
     from (values ${Object.entries(shown)
       .map(([box, of]) => `('${box}', array[${of.map((one) => `'${one}'`).join(', ')}])`)
       .join(', ')}) as w (box, boxes)`,
    [region, today],
  )
