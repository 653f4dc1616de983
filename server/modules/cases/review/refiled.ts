import { statement, type Row, type Statement } from '#platform/db.ts'

/** Who was drawn in the case that was filed before, as the database tells the draw alone. */
export const readDrawnBefore = (region: string, stream: string): Statement =>
  statement(`select task_key, person from cases.drawn_before($1, $2)`, [region, stream])

/** Person by task. */
export const drawnBefore = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [row['task_key'] as string, row['person'] as string]))
