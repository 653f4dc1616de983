import { statement, type Row, type Statement } from '#platform/db.ts'
import type { Moved } from '../clocks/beside-limits.ts'
import { factsOf, withMoves } from '../review/moved-days.ts'
import { visitsAfter, visitsDueBy, type VisitEvent, type VisitsState } from './visit-state.ts'

/** 现场核查, as far as a task may know of it. */
export function readTaskVisits(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_visits($1, $2)`, [region, task])
}

/** What `cases.task_visits` lets through; `drawnSince`: whether the officer who reads it was drawn after the record. */
export function visitsOf(rows: readonly Row[]): { visits: VisitsState; drawnSince: boolean } {
  const facts = factsOf<VisitEvent | OwnDraw>(rows)
  const visits = facts.filter((fact) => fact.type !== 'assignee-drawn')
  const last = facts.findLast(({ type }) => type === 'assignee-drawn' || type === 'visit-recorded')
  return {
    visits: visits.reduce(withMoves(visitsAfter, movedVisits), {} as VisitsState),
    drawnSince: last?.type === 'assignee-drawn',
  }
}

type OwnDraw = { type: 'assignee-drawn' }

const movedVisits = (visits: VisitsState, to: Moved): VisitsState => visitsDueBy(visits, (visit) => to(`step:${visit}`))
