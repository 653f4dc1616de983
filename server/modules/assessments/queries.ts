import { statement, type Statement } from '#platform/db.ts'

/** As which party the session reads the stream of a case: its applicant. No row for anybody else. */
export function readApplicant(region: string, caseStream: string): Statement {
  return statement(
    `select substr(subject, 7) as party
     from log.readers
     where region = $1
       and stream = $2
       and subject like 'party:%'`,
    [region, caseStream],
  )
}

/** The rating and its sealed remark, as far as the session may read them. */
export function readRating(region: string, stream: string): Statement {
  return statement(
    `select r.region, r.stream, r.stars, k.wrapped, e.sealed
     from assessments.ratings r
     left join vault.keys k
       on k.region = r.region
       and k.stream = r.stream
     left join vault.entries e
       on e.region = r.region
       and e.stream = r.stream
       and e.name = 'remark'
     where r.region = $1
       and r.stream = $2`,
    [region, stream],
  )
}
