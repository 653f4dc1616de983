import { statement, type Row, type Statement } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'
import { visitsAfter, type VisitEvent, type VisitsState } from './visit-state.ts'

/** 现场核查, as far as a task may know of it. */
export function readTaskVisits(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_visits($1, $2)`, [region, task])
}

/** What `cases.task_visits` lets through. */
export const visitsOf = (rows: readonly Row[]): VisitsState =>
  rows
    .map((row) => eventFrom<VisitEvent>(row['type'] as string, row['data'] as string))
    .reduce(visitsAfter, {} as VisitsState)
