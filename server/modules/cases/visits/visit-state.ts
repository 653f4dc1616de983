import type { CaseEvent, Due } from '#contracts/case-events.ts'
import type { VisitFinding } from '#contracts/visit-events.ts'
import type { CaseState, TaskState } from '../case-state.ts'
import { notLate } from '../late/late-state.ts'

export type VisitEvent = Extract<CaseEvent, { type: `visit-${string}` }>

type RecordedPhotos = NonNullable<Extract<VisitEvent, { type: 'visit-recorded' }>['photos']>

/** 现场核查记录, as one of those who went wrote it down. */
export type VisitRecorded = {
  by: string
  findings: readonly VisitFinding[]
  /** Without file and content where a task reads it. */
  photos: RecordedPhotos
  summary: string
  present: boolean
  visitedOn: string
  visitedAt: string
  day: string
  /** By task: the code of the officer who had it; empty where a task reads it. */
  went: Readonly<Record<string, string | null>>
}

/** By task: what the officer saw otherwise, null for nothing. */
type Signed = Readonly<Record<string, string | null>>

/** 现场核查 as it stands. */
export type VisitState = {
  members: readonly string[]
  due: Due
  /** Without day and time for those of the review who do not go. */
  appointed: { visitOn: string; time: string } | null
  recorded: VisitRecorded | null
  signed: Signed
  /** Records of before, oldest first: on `day` the officer of the task `by`, drawn since, had it made once more. */
  superseded: readonly { recorded: VisitRecorded; signed: Signed; by: string; day: string }[]
  verdict: 'pass' | 'fail' | null
  closedDay: string | null
}

/** By the key of the item's task. */
export type VisitsState = Readonly<Record<string, VisitState>>

export function visitsAfter(visits: VisitsState, event: VisitEvent): VisitsState {
  if (event.type === 'visit-called') {
    const { members, due } = event
    const nothing = { appointed: null, recorded: null, signed: {}, superseded: [], verdict: null, closedDay: null }
    return { ...visits, [event.visit]: { members, due, ...nothing } }
  }
  const before = visits[event.visit]
  return before ? { ...visits, [event.visit]: visitAfter(before, event) } : visits
}

function visitAfter(before: VisitState, event: Exclude<VisitEvent, { type: 'visit-called' }>): VisitState {
  switch (event.type) {
    case 'visit-appointed': {
      const { visitOn, time, task: by, day } = event
      const { recorded, signed } = before
      // Appointed after its record it is made once more, by all.
      const superseded = recorded ? [...before.superseded, { recorded, signed, by, day }] : before.superseded
      return { ...before, appointed: { visitOn, time }, recorded: null, signed: {}, superseded }
    }
    case 'visit-recorded': {
      const { task: by, findings, summary, present, visitedOn = event.day, visitedAt, day } = event
      // Whoever writes it down has signed it.
      return {
        ...before,
        recorded: { by, findings, photos: event.photos ?? [], summary, present, visitedOn, visitedAt, day, went: {} },
        signed: { [by]: null },
      }
    }
    case 'visit-signed':
      return { ...before, signed: { ...before.signed, [event.task]: event.differs } }
    case 'visit-closed':
      return { ...before, verdict: event.verdict, closedDay: event.day }
  }
}

/** Whatever moves the step of a visit moves the day that those who go there are told. */
export const withVisitDays = (state: CaseState): CaseState => ({
  ...state,
  visits: visitsDueBy(state.visits, (key) => state.tasks[key]?.due),
})

/** The visits that are not closed, each until the day of its step. */
export const visitsDueBy = (visits: VisitsState, dueOf: (visit: string) => Due | undefined): VisitsState =>
  Object.fromEntries(
    Object.entries(visits).map(([key, visit]) => [
      key,
      visit.closedDay === null ? { ...visit, due: dueOf(key) ?? visit.due } : visit,
    ]),
  )

/** Officers who have answered for a visit that is made once more. */
export const answeredOf = ({ visits, tasks }: CaseState, { visit }: { visit: string }): string[] =>
  (visits[visit]?.members ?? []).filter((member) => tasks[member]?.verdict)

const unanswered: Pick<TaskState, 'verdict' | 'reasons' | 'closedDay'> = {
  verdict: null,
  reasons: null,
  closedDay: null,
}

/** The visit itself is a task of the plan, each officer's is one beside it. */
export function foldVisit(state: CaseState, event: VisitEvent): CaseState {
  const next: CaseState = { ...state, visits: visitsAfter(state.visits, event) }
  const answered = (task: string, verdict: 'pass' | 'fail', reasons: string | null): CaseState => ({
    ...next,
    tasks: { ...next.tasks, [task]: { ...next.tasks[task]!, verdict, reasons, closedDay: event.day } },
  })
  switch (event.type) {
    case 'visit-called': {
      const { visit, ref, due, day, members } = event
      const opened: TaskState = {
        ref,
        due,
        openedDay: day,
        code: null,
        label: `核查组（${members.length} 人）`,
        verdict: null,
        scores: [],
        total: null,
        reasons: null,
        closedDay: null,
        returns: [],
        ...notLate(),
        acting: false,
      }
      return { ...next, tasks: { ...next.tasks, [visit]: opened } }
    }
    case 'visit-recorded': {
      const told = answered(event.task, 'pass', event.summary)
      const visit = told.visits[event.visit]!
      const went = Object.fromEntries(visit.members.map((member) => [member, state.tasks[member]?.code ?? null]))
      const recorded = { ...visit.recorded!, went }
      return { ...told, visits: { ...told.visits, [event.visit]: { ...visit, recorded } } }
    }
    case 'visit-signed':
      return answered(event.task, 'pass', event.differs)
    case 'visit-closed':
      return answered(event.visit, event.verdict, state.visits[event.visit]?.recorded?.summary ?? null)
    case 'visit-appointed': {
      const again = answeredOf(state, event).map((key) => [key, { ...state.tasks[key]!, ...unanswered }] as const)
      return { ...next, tasks: { ...next.tasks, ...Object.fromEntries(again) } }
    }
  }
}

/** How many photographs the records of before hold: those of a visit are numbered through. */
export const earlierPhotos = ({ superseded }: Pick<VisitState, 'superseded'>): number =>
  superseded.reduce((sum, { recorded }) => sum + recorded.photos.length, 0)
