import { withAnswered } from '../intake/correction.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { TaskExtension } from '#contracts/extensions.ts'
import type { TaskProcedure } from '#contracts/review.ts'
import { othersTask } from '#contracts/third-parties.ts'
import { specialProcedureTitles } from '#contracts/special-procedures.ts'
import { parseDay } from '#kernel/day.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'

import {
  announcementLimit,
  movedClosures,
  movedOwnStatements,
  movedThirdParties,
  type Moved,
} from '../clocks/beside-limits.ts'
import type { Counted, CountedRow } from '../clocks/clock-views.ts'
import { movedHearing } from '../clocks/recompute-state.ts'
import { nothingStated, ownStatementsAfter, type OwnStatementsState } from '../third-parties/own-statement-rules.ts'
import { thirdPartiesAfter, type HeardEvent, type ThirdPartiesState } from '../third-parties/third-party-rules.ts'
import { closuresAfter, type ClosureEvent, type ClosureState } from '../closures/closure-state.ts'
import { meetingsAfter, type MeetingFact, type MeetingState } from '../meetings/meeting-state.ts'
import { noticeAfter, type NoticeEvent, type NoticeState } from '../public-notice/notice-state.ts'
import { hearingAfter, type HearingEvent, type HearingState } from '../hearing/hearing-rules.ts'
import { factsOf, withMoves } from './moved-days.ts'

type Event<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** What `cases.task_facts` lets through of a case's events. */
type TaskFact =
  | {
      type: 'submitted' | 'corrected'
      plain: Record<string, unknown>
      materials: { material: string; paper: boolean; licence: boolean }[]
    }
  | Pick<Event<'assignee-drawn'>, 'type' | 'task' | 'label'>
  | (Pick<Event<'opinion-given'>, 'type' | 'task' | 'verdict' | 'scores' | 'total' | 'reasons'> & {
      /** Of a signature alone. */
      day?: string
    })
  | Pick<Event<'feedback-merged'>, 'type' | 'task' | 'verdict' | 'summary'>
  | Pick<Event<'decided'>, 'type' | 'task' | 'outcome' | 'reasons' | 'basis'>
  | Pick<Event<'deferral-defaulted'>, 'type'>
  | Pick<Event<'deferred-checked'>, 'type' | 'complete'>

/** What `cases.task_procedures` lets through. */
type ProcedureFact =
  | Pick<
      Event<'special-procedure-begun'>,
      'type' | 'procedure' | 'kind' | 'task' | 'reason' | 'expectedDays' | 'from' | 'through' | 'day'
    >
  | Pick<Event<'special-procedure-told'>, 'type' | 'procedure' | 'from' | 'through'>
  | Pick<Event<'special-procedure-ended'>, 'type' | 'procedure' | 'through' | 'result'>

export type BriefOpinion = Omit<Extract<TaskFact, { type: 'opinion-given' }>, 'type' | 'task'>

/** 审查任务 as its reviewer may know it: the fold of what the database lets the reviewer's role see. */
export type TaskBrief = {
  plain: Record<string, unknown>
  materials: readonly { material: string; paper: boolean; licence: boolean }[]
  /** 审查人员甲, 乙 … by task; empty for a review. */
  labels: Readonly<Record<string, string>>
  /** By task; for a review at most its own. */
  opinions: Readonly<Record<string, BriefOpinion>>
  feedback: { task: string; verdict: BriefOpinion['verdict']; summary: string } | null
  /** 容缺后补 that did not come in time and is not complete yet; for the task of the decision alone. */
  defaulted: boolean
  /** For the task of the decision alone. */
  decision: Omit<Extract<TaskFact, { type: 'decided' }>, 'type'> | null
}

/** No row for a task of another desk. */
export function readTaskFacts(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_facts($1, $2)`, [region, task])
}

/** 延长期限, for a task that may know of it. */
export function readTaskExtension(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_extension($1, $2)`, [region, task])
}

/** What `cases.task_extension` lets through. */
type ExtensionFact =
  | Pick<Event<'extension-proposed'>, 'type' | 'reason' | 'days' | 'until' | 'day'>
  | Pick<Event<'limit-extended'>, 'type'>
  | Pick<Event<'extension-declined'>, 'type' | 'reason'>

/** Null where nobody has proposed one. */
export function extensionOf(rows: readonly Row[]): TaskExtension | null {
  return rows
    .map((row) => eventFrom<ExtensionFact>(row['type'] as string, row['data'] as string))
    .reduce<TaskExtension | null>((found, fact) => {
      if (fact.type === 'extension-proposed') {
        const { reason, days, until, day } = fact
        return { reason, days, day: parseDay(day), until: parseDay(until.day), state: 'proposed', answer: null }
      }
      if (fact.type === 'limit-extended') return found && { ...found, state: 'granted' }
      return found && { ...found, state: 'declined', answer: fact.reason }
    }, null)
}

/** 利害关系人, as far as a task may know of them. */
export function readTaskThirdParties(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_third_parties($1, $2)`, [region, task])
}

/** What `cases.task_third_parties` lets through; null where nobody found any. */
export function thirdPartiesOf(rows: readonly Row[]): ThirdPartiesState | null {
  return factsOf<HeardEvent>(rows).reduce(withMoves(thirdPartiesAfter, movedThirdParties), null)
}

/** 申请人的陈述申辩, as far as a task may know of them, by the same rows. */
export function ownStatementsOf(rows: readonly Row[]): OwnStatementsState {
  return factsOf<HeardEvent>(rows).reduce(withMoves(ownStatementsAfter, movedOwnStatements), nothingStated)
}

/** 听证, for a task that may know of it. */
export function readTaskHearing(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_hearing($1, $2)`, [region, task])
}

/** What `cases.task_hearing` lets through; null where nobody was told of the right. */
export function hearingOf(rows: readonly Row[]): HearingState | null {
  return factsOf<HearingEvent>(rows).reduce(withMoves(hearingAfter, movedHearing), null)
}

/** 内部办理时限, for whoever decides. */
export function readTaskInternal(region: string, task: string): Statement {
  return statement(`select accepted, counted from cases.task_internal($1, $2)`, [region, task])
}

/** 延续 that was asked for in time, for whoever merges or decides. */
export function readTaskRenewal(region: string, task: string): Statement {
  return statement(`select accepted, counted from cases.task_renewal($1, $2)`, [region, task])
}

/** What `cases.task_internal` and `cases.task_renewal` let through; null where there is no such limit, and for every other task. */
export function countedOfTask(rows: readonly Row[]): CountedRow | null {
  const row = rows[0]
  if (!row) return null
  const { procedures, sentUp, renews, anew } = row['counted'] as Nullable<Counted>
  return {
    accepted: row['accepted'] as string,
    counted: {
      procedures: procedures ?? [],
      ...(sentUp ? { sentUp } : {}),
      ...(renews ? { renews } : {}),
      ...(anew ? { anew } : {}),
    },
  }
}

type Nullable<T> = { [K in keyof T]: T[K] | null }

/** 环节超期, for a task that works with the opinions, and of its own. */
export function readTaskOverdue(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_overdue($1, $2)`, [region, task])
}

/** Steps whose office was silent, by task, with the rule by which the plan went on. */
export const silentOf = (rows: readonly Row[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rows
      .map((row) => eventFrom<Event<'task-overdue'>>(row['type'] as string, row['data'] as string))
      .filter(({ then }) => then === 'no-opinion')
      .map(({ task, basis }) => [task, basis]),
  )
/** 公示, for a task that may know of it. */
export function readTaskNotices(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_notices($1, $2)`, [region, task])
}

/** What `cases.task_notices` lets through, by task: each with its last day. */
export function noticesOf(rows: readonly Row[]): readonly Published[] {
  return factsOf<NoticeEvent>(rows).reduce(withMoves(publishedAfter, movedNotices), [])
}

const movedNotices = (before: readonly Published[], to: Moved): readonly Published[] =>
  before.map((one) => ({
    ...one,
    until: to(one.task === othersTask ? announcementLimit : `step:${one.task}`)?.day ?? one.until,
  }))

type Published = { task: string; until: string; notice: NoticeState }

function publishedAfter(before: readonly Published[], event: NoticeEvent): readonly Published[] {
  const place = before.findIndex(({ task }) => task === event.task)
  const notice = noticeAfter(before[place]?.notice ?? null, event)
  if (!notice) return before
  const until = event.type === 'notice-published' ? event.until.day : event.type === 'notice-ended' ? event.day : ''
  const one = { task: event.task, until: until || (before[place]?.until ?? ''), notice }
  return place < 0 ? [...before, one] : before.with(place, one)
}

/** 依职权撤销、撤回、注销, for the task that decides it. */
export function readTaskClosure(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_closure($1, $2)`, [region, task])
}

/** What `cases.task_closure` lets through; null for every other task. */
export function closureOf(rows: readonly Row[]): ClosureState | null {
  return factsOf<ClosureEvent>(rows).reduce(withMoves(closuresAfter, movedClosures), [])[0] ?? null
}

/** 会商 that a task may know of. */
export function readTaskMeetings(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_meetings($1, $2)`, [region, task])
}

/** What `cases.task_meetings` lets through. */
export const meetingsOf = (rows: readonly Row[]): MeetingState[] =>
  rows
    .map((row) => eventFrom<MeetingFact>(row['type'] as string, row['data'] as string))
    .reduce<MeetingState[]>(meetingsAfter, [])

/** 特别程序 that a task may know of. */
export function readTaskProcedures(region: string, task: string): Statement {
  return statement(`select type, data from cases.task_procedures($1, $2)`, [region, task])
}

export function proceduresOf(rows: readonly Row[], task: string): TaskProcedure[] {
  const found = new Map<string, TaskProcedure>()
  for (const row of rows) {
    const fact = eventFrom<ProcedureFact>(row['type'] as string, row['data'] as string)
    const before = found.get(fact.procedure)
    if (fact.type === 'special-procedure-begun')
      found.set(fact.procedure, {
        procedure: fact.procedure,
        kind: fact.kind,
        title: specialProcedureTitles[fact.kind],
        reason: fact.reason,
        expectedDays: fact.expectedDays,
        from: parseDay(fact.from ?? fact.day),
        through: fact.through === undefined ? null : parseDay(fact.through),
        open: true,
        own: fact.task === task,
        result: null,
      })
    else if (before && fact.type === 'special-procedure-told')
      found.set(fact.procedure, { ...before, from: parseDay(fact.from), through: parseDay(fact.through) })
    else if (before && fact.type === 'special-procedure-ended') {
      const through = fact.through === null ? null : parseDay(fact.through)
      found.set(fact.procedure, { ...before, open: false, through, result: fact.result })
    }
  }
  return [...found.values()]
}

export function briefOf(rows: readonly Row[]): TaskBrief {
  const none: TaskBrief = {
    plain: {},
    materials: [],
    labels: {},
    opinions: {},
    feedback: null,
    defaulted: false,
    decision: null,
  }
  return rows.map((row) => eventFrom<TaskFact>(row['type'] as string, row['data'] as string)).reduce(withFact, none)
}

function withFact(brief: TaskBrief, fact: TaskFact): TaskBrief {
  switch (fact.type) {
    case 'submitted':
    case 'corrected': // of one material what came last counts
      return {
        ...brief,
        plain: withAnswered(brief.plain, fact.plain),
        materials: [
          ...brief.materials.filter((old) => !fact.materials.some((fresh) => fresh.material === old.material)),
          ...fact.materials,
        ],
      }
    case 'assignee-drawn':
      return { ...brief, labels: { ...brief.labels, [fact.task]: fact.label } }
    case 'opinion-given': {
      const { type: _type, task, ...opinion } = fact
      return { ...brief, opinions: { ...brief.opinions, [task]: opinion } }
    }
    case 'feedback-merged':
      return { ...brief, feedback: { task: fact.task, verdict: fact.verdict, summary: fact.summary } }
    case 'deferral-defaulted':
      return { ...brief, defaulted: true }
    case 'deferred-checked':
      return { ...brief, defaulted: brief.defaulted && !fact.complete }
    case 'decided': {
      const { type: _type, ...decision } = fact
      return { ...brief, decision }
    }
  }
}
