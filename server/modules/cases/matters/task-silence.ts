import { endOfDay, type Day } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'

/** The last day of a silence, as whoever decides may know it. */
export function readTaskSilence(region: string, task: string): Statement {
  return statement(`select answered_at from cases.task_silence($1, $2)`, [region, task])
}

/** Whether silence has answered by the day, as the decider reckons it too, though the clock may have yet to record it. */
export const silentFor = (rows: readonly Row[], day: Day): boolean =>
  rows.some((row) => (row['answered_at'] as Date).toISOString() < endOfDay(day))
