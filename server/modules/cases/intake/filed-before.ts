import type { Line } from '#contracts/case-events.ts'
import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'

/** Calendar days after its filing in which the same matter filed again goes to the same reviewers, and goes on counting. */
const keptDays = 365

/** 同一事项: what the party of a draft filed of its item before. */
export const readFiledBefore = (region: string, draft: string): Statement =>
  statement(
    `select reviewed, reviewed_from::text as reviewed_from, sent_back, returns, named, since::text as since, sent_back_from::text as sent_back_from,
            ended_from::text as ended_from, filings, held
     from cases.filed_before($1, $2)`,
    [region, draft],
  )

const isKept = (filed: unknown, day: Day) => addDays(parseDay(filed as string), keptDays) >= day

/** The latest such case that was reviewed and ended without a grant. */
export function reviewedBefore([row]: readonly Row[], day: Day): string | null {
  return row?.['reviewed'] && isKept(row['reviewed_from'], day) ? (row['reviewed'] as string) : null
}

/** Of the latest of all, where it ended without a decision: how often the matter was filed, and when it lay with the office. */
export function endedBefore(
  [row]: readonly Row[],
  day: Day,
): { filings: number; held: { from: string; through: string }[] } | null {
  if (!row?.['ended_from'] || !isKept(row['ended_from'], day)) return null
  return {
    filings: row['filings'] as number,
    held: (row['held'] ?? []) as { from: string; through: string }[],
  }
}

/** The latest of all, with what it was sent back for, where it was sent back and then withdrawn or not taken in. */
export function sentBackBefore(
  [row]: readonly Row[],
  day: Day,
): { case: string; returns: number; since: string; named: Line[] } | null {
  if (!row?.['sent_back'] || !isKept(row['sent_back_from'], day)) return null
  return {
    case: row['sent_back'] as string,
    returns: row['returns'] as number,
    since: row['since'] as string,
    named: (row['named'] ?? []) as Line[],
  }
}
