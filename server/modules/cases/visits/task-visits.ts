import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Moved } from '../clocks/beside-limits.ts'
import { factsOf, withMoves } from '../review/moved-days.ts'
import { visitsAfter, visitsDueBy, type VisitEvent, type VisitsState } from './visit-state.ts'

/** 现场核查, as far as a task may know of it. */
export function readTaskVisits(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_visits($1, $2)`, [region, task])
}

/** What `cases.task_visits` lets through. */
export const visitsOf = (rows: readonly Row[]): VisitsState =>
  factsOf<VisitEvent>(rows).reduce(withMoves(visitsAfter, movedVisits), {} as VisitsState)

const movedVisits = (visits: VisitsState, to: Moved): VisitsState => visitsDueBy(visits, (visit) => to(`step:${visit}`))
