import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'

/** Calendar days after its filing in which the same matter filed again goes on counting. */
const keptDays = 365

/** 同一事项: the latest case of the party and item of a draft, where it was sent back and then withdrawn or not taken in. */
export const readLineage = (region: string, draft: string): Statement =>
  statement(`select stream, returns, since::text as since, submitted_day::text as day from cases.lineage($1, $2)`, [
    region,
    draft,
  ])

export function lineageWithin(
  [row]: readonly Row[],
  day: Day,
): { case: string; returns: number; since: string } | null {
  if (!row || addDays(parseDay(row['day'] as string), keptDays) < day) return null
  return { case: row['stream'] as string, returns: row['returns'] as number, since: row['since'] as string }
}
