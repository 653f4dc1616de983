import { statement, type Statement } from '#platform/db.ts'

/** What anybody may see of one credential. */
export function readPublicFace(region: string, identifier: string): Statement {
  return statement(
    `select c.identifier, c.title, c.issuer, c.issued_day::text as issued_day, c.valid_until::text as valid_until, c.status, f.holder_shown
     from credentials.credentials c
     join credentials.faces f
       on f.region = c.region
       and f.stream = c.stream
     where c.region = $1
       and c.identifier = $2`,
    [region, identifier],
  )
}

/** The holder as sealed, for the code on the licence: for the system pool. */
export function readHolder(region: string, identifier: string): Statement {
  return statement(
    `select c.stream, c.valid_until::text as valid_until, k.wrapped, e.name, e.sealed
     from credentials.credentials c
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
