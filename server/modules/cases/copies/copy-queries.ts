import { statement, type Statement } from '#platform/db.ts'
import { caseColumns } from '../reading/queries.ts'

/** Roles of the desks that may be told of a case: not the window, and not whoever runs the platform. */
const readersOfCopies = ['acceptor', 'supervisor', 'inspector']

/** Posts of an office that a case may be copied to: nobody who holds a post from which reviewers are drawn. */
export const readersAt = (region: string, office: string): Statement =>
  statement(
    `select g.id, g.person, g.role, g.office
     from access.grants g
     where g.region = $1
       and g.office = $2
       and g.role = any ($3::text[])
       and g.revoked_at is null
       and not exists (
         select from access.grants r
         where r.region = g.region
           and r.person = g.person
           and r.zone = 'review'
           and r.revoked_at is null)
     order by g.role, g.id
     limit 100`,
    [region, office, readersOfCopies],
  )

/** One post that is to read a copy, and whether its person may be drawn to review; no row for a post that gets none. */
export const readerAt = (region: string, post: string): Statement =>
  statement(
    `select g.desk, g.person, exists (
       select from access.grants r
       where r.region = g.region
         and r.person = g.person
         and r.zone = 'review'
         and r.revoked_at is null) as reviews
     from access.grants g
     where g.region = $1
       and g.id = $2
       and g.role = any ($3::text[])
       and g.revoked_at is null`,
    [region, post, readersOfCopies],
  )

/** Who sits at these desks, also of posts that have ended since. */
export const readersOf = (region: string, desks: readonly string[]): Statement =>
  statement(
    `select desk, person, role, office
     from access.grants
     where region = $1
       and desk = any ($2::uuid[])
     limit 100`,
    [region, desks],
  )

/** The asking desk's own copies, newest first. `after` is `<day>,<copy>` of the last one seen. */
export function ownCopies(region: string, seen: boolean, limit: number, after: string | undefined): Statement {
  const [day, copy] = after?.split(',') ?? []
  return statement(
    `select copy, stream, ground, day::text as day, seen_day::text as seen_day
     from cases.copies
     where region = $1
       and desk = (select access.desk())
       and seen = $2
       and (copies.day, copies.copy) < (coalesce($3::date, 'infinity'), coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
     order by copies.day desc, copies.copy desc
     limit $5`,
    [region, seen, day ?? null, copy ?? null, limit],
  )
}

export const ownCopy = (region: string, copy: string): Statement =>
  statement(
    `select copy, stream, ground, day::text as day, seen_day::text as seen_day
     from cases.copies
     where region = $1
       and copy = $2
       and desk = (select access.desk())`,
    [region, copy],
  )

/** Rows of cases that the asking desk may read only in copy. */
export const copiedCases = (region: string, streams: readonly string[]): Statement =>
  statement(`select ${caseColumns} from cases.cases c where c.region = $1 and c.stream = any ($2::uuid[]) limit 100`, [
    region,
    streams,
  ])
