import { FileId } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import type { VisitStanding, VisitView } from '#contracts/site-visit.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'
import { officerLabel } from '../review/task-definitions.ts'
import { isVisit } from './visit-members.ts'
import { earliestVisit } from './visit-rules.ts'
import type { VisitsState, VisitState } from './visit-state.ts'

function standingOf({ appointed, recorded, closedDay }: VisitState): VisitStanding {
  if (closedDay) return 'closed'
  if (recorded) return 'recorded'
  return appointed ? 'appointed' : 'drawn'
}

/** @param nameOf of an office; @param task of an officer who reads it, who alone of the review knows when to be there */
export function visitViews(
  visits: VisitsState,
  item: Item,
  known: { day: Day; calendar: Calendar; nameOf: (office: string) => string; officer: boolean; told: boolean },
): VisitView[] {
  return item.tasks.filter(isVisit).flatMap((definition) => {
    const visit = visits[definition.key]
    if (!visit) return []
    const { key, title, visit: rule } = definition
    const { recorded } = visit
    return [
      {
        visit: key,
        title,
        standing: standingOf(visit),
        people: visit.members.length,
        offices: [...new Set(rule.teams.map(({ office }) => known.nameOf(office)))],
        due: visit.due.day,
        earliest: known.officer && visit.closedDay === null ? earliestVisit(known.day, rule.noticeDays, known) : null,
        appointed: known.officer || known.told ? visit.appointed : null,
        visited: recorded && {
          visitedOn: recorded.visitedOn,
          time: known.officer || known.told ? recorded.visitedAt : null,
        },
        identityNeeded: rule.identityNeeded,
        points: rule.points.map((point) => {
          const found = recorded?.findings.find((one) => one.point === point.key)
          return { ...point, met: found?.met ?? null, seen: found?.seen ?? '' }
        }),
        photos: (recorded?.photos ?? []).map(({ point, takenAt, located, file }, at) => ({
          number: at + 1,
          point,
          takenAt,
          located,
          file: known.told ? FileId.parse(file) : null,
        })),
        summary: recorded?.summary ?? null,
        present: recorded?.present ?? null,
        signed: visit.members
          .filter((member) => member in visit.signed)
          .map((member) => ({ label: officerLabel(item, member), differs: visit.signed[member] ?? null })),
        verdict: visit.verdict,
      },
    ]
  })
}

/** What is left to do for an officer. @param drawnSince whether it was drawn anew after the record */
export function visitActs(
  visits: VisitsState,
  task: string,
  drawnSince: boolean,
): ('appoint-visit' | 'record-visit' | 'sign-visit')[] {
  const visit = Object.values(visits).find(({ members }) => members.includes(task))
  if (!visit || visit.closedDay) return []
  if (visit.recorded) {
    if (task in visit.signed) return []
    return [drawnSince ? 'appoint-visit' : 'sign-visit']
  }
  return visit.appointed ? ['appoint-visit', 'record-visit'] : ['appoint-visit']
}
