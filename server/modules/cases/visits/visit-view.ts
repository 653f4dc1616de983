import { FileId } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import type { SiteVisit, VisitRecordView, VisitStanding, VisitView } from '#contracts/site-visit.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'
import { officerLabel } from '../review/task-definitions.ts'
import { isVisit } from './visit-members.ts'
import { earliestVisit } from './visit-rules.ts'
import { earlierPhotos, type VisitRecorded, type VisitsState, type VisitState } from './visit-state.ts'

function standingOf({ appointed, recorded, closedDay }: VisitState): VisitStanding {
  if (closedDay) return 'closed'
  if (recorded) return 'recorded'
  return appointed ? 'appointed' : 'drawn'
}

type Reader = { officer: boolean; told: boolean }

/** @param numbered how many photographs of the visit stand before those of this record */
function recordView(
  { recorded, signed, members }: Pick<VisitState, 'signed' | 'members'> & { recorded: VisitRecorded | null },
  rule: SiteVisit,
  item: Item,
  { officer, told, numbered }: Reader & { numbered: number },
): VisitRecordView {
  return {
    visited: recorded && { visitedOn: recorded.visitedOn, time: officer || told ? recorded.visitedAt : null },
    points: rule.points.map((point) => {
      const found = recorded?.findings.find((one) => one.point === point.key)
      return { ...point, met: found?.met ?? null, seen: found?.seen ?? '' }
    }),
    photos: (recorded?.photos ?? []).map(({ point, takenAt, located, file }, at) => ({
      number: numbered + at + 1,
      point,
      takenAt,
      located,
      file: told ? FileId.parse(file) : null,
    })),
    summary: recorded?.summary ?? null,
    present: recorded?.present ?? null,
    signed: members
      .filter((member) => member in signed)
      .map((member) => ({ label: officerLabel(item, member), differs: signed[member] ?? null })),
  }
}

/** @param nameOf of an office; @param task of an officer who reads it, who alone of the review knows when to be there */
export function visitViews(
  visits: VisitsState,
  item: Item,
  known: Reader & { day: Day; calendar: Calendar; nameOf: (office: string) => string },
): VisitView[] {
  return item.tasks.filter(isVisit).flatMap((definition) => {
    const visit = visits[definition.key]
    if (!visit) return []
    const { key, title, visit: rule } = definition
    const { members, superseded } = visit
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
        identityNeeded: rule.identityNeeded,
        ...recordView(visit, rule, item, { ...known, numbered: earlierPhotos(visit) }),
        superseded: superseded.map(({ recorded, signed, by, day }, at) => ({
          ...recordView({ recorded, signed, members }, rule, item, {
            ...known,
            numbered: earlierPhotos({ superseded: superseded.slice(0, at) }),
          }),
          drawnSince: officerLabel(item, by),
          again: day,
        })),
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
