import { statement, type Statement } from '#platform/db.ts'

/** What became of a try at a kiosk. */
export type TryOutcome = 'printed' | 'refused' | 'none-left'

/** @param stream null where the number was nobody's */
export const noteTry = (region: string, at: string, stream: string | null, outcome: TryOutcome): Statement =>
  statement(`insert into cases.print_tries (region, at, stream, outcome) values ($1, $2, $3, $4)`, [
    region,
    at,
    stream,
    outcome,
  ])

/** Refused tries at one case, counted to 99. */
export const countRefusedTries = (region: string, stream: string): Statement =>
  statement(
    `select count(*)::int as n
     from (
       select
       from cases.print_tries
       where region = $1
         and stream = $2
         and outcome = 'refused'
       limit 99
     ) few`,
    [region, stream],
  )
