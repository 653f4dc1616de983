import { addDays, parseDay, type Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'

/** Calendar days after its filing in which the same matter filed again goes to the same reviewers. */
const keptDays = 365

/** The latest case of the party and item of a draft that was reviewed and ended without a grant. */
export const readRefiled = (region: string, draft: string): Statement =>
  statement(`select stream, submitted_day::text as day from cases.refiled($1, $2)`, [region, draft])

export function refiledWithin([row]: readonly Row[], day: Day): string | null {
  if (!row || addDays(parseDay(row['day'] as string), keptDays) < day) return null
  return row['stream'] as string
}

/** Who was drawn there, as the database tells the draw alone. */
export const readDrawnBefore = (region: string, stream: string): Statement =>
  statement(`select task_key, person from cases.drawn_before($1, $2)`, [region, stream])

/** Person by task. */
export const drawnBefore = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [row['task_key'] as string, row['person'] as string]))
