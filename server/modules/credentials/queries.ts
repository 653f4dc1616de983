import { statement, type Statement } from '#platform/db.ts'

/** What anybody may see of one credential, under the identifier of any of its versions, and what has happened to it. */
export function readPublicFace(region: string, identifier: string): Statement[] {
  return [
    statement(
      `select v.identifier, v.version, v.valid_until::text as valid_until, v.issued_day::text as issued_day,
         c.identifier as current, c.title, c.issuer, c.status, f.holder_shown
       from credentials.versions v
       join credentials.credentials c
         on c.region = v.region
         and c.stream = v.stream
       join credentials.faces f
         on f.region = c.region
         and f.stream = c.stream
       where v.region = $1
         and v.identifier = $2`,
      [region, identifier],
    ),
    statement(
      `select t.turn, t.day::text as day, t.ground
       from credentials.turns t
       where t.region = $1
         and t.stream = (select v.stream from credentials.versions v where v.region = $1 and v.identifier = $2)
       order by t.nth desc
       limit 60`,
      [region, identifier],
    ),
  ]
}

/** The holder as sealed, for the code on the licence: for the system pool. */
export function readHolder(region: string, identifier: string): Statement {
  return statement(
    `select c.stream, c.valid_until::text as valid_until, k.wrapped, e.name, e.sealed
     from credentials.versions c
     join vault.keys k
       on k.region = c.region
       and k.stream = c.stream
     join vault.entries e
       on e.region = k.region
       and e.stream = k.stream
       and e.name = 'holder'
     where c.region = $1
       and c.identifier = $2`,
    [region, identifier],
  )
}
