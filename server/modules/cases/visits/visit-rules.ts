import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { VisitFinding, VisitPhoto } from '#contracts/visit-events.ts'
import { addWorkingDays } from '#kernel/calendar.ts'
import { dayText, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import { evolve } from '../case-fold.ts'
import type { CaseState } from '../case-state.ts'
import { drawnTask } from '../review/open-task.ts'
import { openedNow } from '../review/opened.ts'
import { isVisit, type VisitTask } from './visit-members.ts'
import type { VisitState } from './visit-state.ts'

export type VisitCommand =
  | { type: 'appoint-visit'; task: string; visitOn: string; time: string }
  | {
      type: 'record-visit'
      task: string
      findings: readonly VisitFinding[]
      summary: string
      present: boolean
      /** Null for the day on which it is recorded. */
      visitedOn: string | null
      visitedAt: string
      /** Commitment to what the device stated. */
      position: string | null
      photos: readonly VisitPhoto[]
    }
  | { type: 'sign-visit'; task: string; differs: string | null }

/** The first day on which a visit can be made that is told today. */
export const earliestVisit = (day: Day, noticeDays: number, env: Pick<CaseEnv, 'calendar'>): Day =>
  noticeDays === 0 ? day : addWorkingDays(day, noticeDays, env.calendar)

/**
 * 现场核查: two officers or more go together after the applicant was told, one writes down what they found by the item's checklist, and each
 * of them signs or says what they saw otherwise.
 *
 * @source 行政许可法 第三十四条第三款
 */
export function decideVisit(command: VisitCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const [key, visit] = Object.entries(state.visits).find(([, { members }]) => members.includes(command.task)) ?? []
  demand(key && visit, 'task.not-open')
  const { code } = drawnTask(state, command.task)
  const definition = definitionOf(env.item, key)
  const from = { visit: key, task: command.task, code, day: env.day }
  switch (command.type) {
    case 'appoint-visit': {
      // Who was drawn after a visit can't sign for it: where somebody who went has left it, they go again.
      demand(!visit.recorded || !wentThere(state, visit, command.task), 'visit.recorded-already')
      demand(everybodyDrawn(state, visit.members), 'visit.alone')
      const { visitOn, time } = command
      const earliest = earliestVisit(env.day, definition.visit.noticeDays, env)
      demand(visitOn >= earliest, 'visit.notice-late', { earliest: dayText(earliest) })
      return [{ type: 'visit-appointed', ...from, visitOn, time }]
    }

    case 'record-visit': {
      demand(!visit.recorded, 'visit.recorded-already')
      demand(visit.appointed && env.day >= visit.appointed.visitOn, 'visit.not-yet')
      const visitedOn = command.visitedOn ?? env.day
      demand(visitedOn >= visit.appointed.visitOn && visitedOn <= env.day, 'visit.wrong-day', {
        appointed: dayText(visit.appointed.visitOn),
      })
      const went = visit.members.every((member) => wasDrawnBy(state.tasks[member]?.drawnDay, visitedOn))
      demand(everybodyDrawn(state, visit.members) && went, 'visit.not-together', { visited: dayText(visitedOn) })
      const points = definition.visit.points.map((one) => one.key)
      const found = command.findings.map(({ point }) => point)
      demand(found.length === points.length && points.every((point) => found.includes(point)), 'visit.check-each')
      demand(saysAtLeast(command.summary, 10), 'visit.needs-summary')
      demand(
        command.photos.every(({ point }) => points.includes(point)),
        'visit.photo-elsewhere',
      )
      const { findings, summary, present, visitedAt, position, photos } = command
      return [
        {
          type: 'visit-recorded',
          ...from,
          findings: [...findings],
          summary: summary.trim(),
          present,
          visitedOn,
          visitedAt,
          position,
          photos: [...photos],
        },
      ]
    }

    case 'sign-visit': {
      demand(visit.recorded, 'visit.not-recorded')
      demand(!(command.task in visit.signed), 'visit.signed-already')
      demand(wentThere(state, visit, command.task), 'visit.was-not-there', {
        visited: dayText(visit.recorded.visitedOn),
      })
      const differs = command.differs?.trim() || null
      demand(differs === null || saysAtLeast(differs, 10), 'visit.difference-unclear')
      const signed: CaseEvent = { type: 'visit-signed', ...from, differs }
      const next = evolve(state, signed)
      const all = next.visits[key]!
      if (all.members.some((member) => !(member in all.signed))) return [signed]
      const closed: CaseEvent = {
        type: 'visit-closed',
        visit: key,
        verdict: visit.recorded.findings.every(({ met }) => met) ? 'pass' : 'fail',
        signed: all.members.length,
        day: env.day,
      }
      return [signed, closed, ...openedNow(evolve(next, closed), env)]
    }
  }
}

/** Of a task that went back to the draw since the record, the code is another. */
const wentThere = ({ tasks }: CaseState, { recorded }: VisitState, task: string): boolean =>
  recorded !== null && recorded.went[task] === tasks[task]?.code

/** @param drawnDay absent in draws of before */
const wasDrawnBy = (drawnDay: string | undefined, day: string): boolean => (drawnDay ?? day) <= day

/** Nobody goes alone, and the appointment waits until everybody who goes is drawn. */
const everybodyDrawn = (state: CaseState, members: readonly string[]): boolean => {
  const codes = members.map((member) => state.tasks[member]?.code)
  return codes.length >= 2 && codes.every(Boolean) && new Set(codes).size === codes.length
}

function definitionOf(item: Item, key: string): VisitTask {
  const definition = item.tasks.find((one) => one.key === key)
  if (!definition || !isVisit(definition)) throw new RangeError(`${item.code} has no visit ${key}`)
  return definition
}
