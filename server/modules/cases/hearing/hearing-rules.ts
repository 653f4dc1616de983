import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Due } from '#contracts/due.ts'
import { hearingDays, hearingTask, signUpDays } from '#contracts/hearings.ts'
import { latestDayBefore } from '#kernel/clock.ts'
import { dayText, parseDay, type Day } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { due } from '../due.ts'
import { drawnTask, openTask } from '../review/open-task.ts'
import { begunForHearing, endedByReport } from '../review/special-procedures.ts'

export type HearingCommand =
  | { type: 'offer-hearing'; task: string; reason: string }
  | { type: 'order-hearing'; task: string; reason: string }
  /** `sealed`: commitment to what the applicant wants to say. `here`: as at the choice of a delivery. */
  | { type: 'request-hearing'; sealed: string; here: boolean }
  | { type: 'waive-hearing'; here: boolean }
  | { type: 'appoint-hearing'; task: string; heldOn: string; time: string; place: string }
  | {
      type: 'record-hearing'
      task: string
      applicant: 'present' | 'absent'
      evidence: 'written' | 'in-person'
      minutes: string
    }
  | { type: 'sign-minutes'; how: 'online' | 'paper' | 'declined' }
  | { type: 'report-hearing'; task: string; report: string }

/** 听证 of a case as it stands; null parts have not happened. */
export type HearingState = {
  reason: string
  offeredDay: string
  requestBy: string
  /** Both last days as the log has them: what a change of the calendar starts from. */
  dues: { request: Due; hold: Due | null }
  waivedDay: string | null
  /** On which it was asked for or ordered: from then on it is to be held. */
  requestedDay: string | null
  /** 依职权: of the authority's own motion; null where the applicant is asked. */
  ordered: { by: 'law' | 'office'; basis: string } | null
  holdBy: string | null
  /** How often time and place were told; the last counts. */
  appointments: number
  appointed: { heldOn: string; time: string; place: string } | null
  held: { applicant: 'present' | 'absent'; evidence: 'written' | 'in-person'; minutes: string; day: string } | null
  signed: { how: 'online' | 'paper' | 'declined'; day: string } | null
  reported: { report: string; day: string } | null
}

const least = { reason: 10, minutes: 50, report: 20 } as const

/**
 * 听证: the applicant is told of the right before the decision, asks within five working days, and is heard within twenty by somebody who
 * does not review the case; what was said stands in the minutes, and the decision rests on them.
 *
 * What the law says must be heard, and what whoever decides finds of great public interest, is heard whether or not anybody asks: announced to
 * everybody, who may sign up, and held by the same days.
 *
 * @source 行政许可法 第四十六条、第四十七条、第四十八条
 */
export function decideHearing(command: HearingCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  const { hearing } = state
  switch (command.type) {
    case 'offer-hearing': {
      demand(env.item.hearing, 'hearing.not-provided')
      const { task, definition } = openTask(state, env, command.task)
      demand(definition.kind === 'merge' || definition.kind === 'decide', 'hearing.not-yours')
      // What must be heard is nobody's to ask for or to waive.
      demand(!env.item.hearing.required, 'hearing.required')
      demand(!hearing, 'hearing.offered-already')
      demand(saysAtLeast(command.reason, least.reason), 'hearing.needs-reason')
      return [
        {
          type: 'hearing-offered',
          task: command.task,
          code: task.code,
          reason: command.reason.trim(),
          requestBy: due(env, env.day, { unit: 'working', days: hearingDays.ask }),
          day: env.day,
        },
      ]
    }

    case 'order-hearing': {
      demand(env.item.hearing, 'hearing.not-provided')
      const { task, definition } = openTask(state, env, command.task)
      demand(definition.kind === 'decide', 'hearing.order-not-yours')
      demand(!hearing?.requestedDay, 'hearing.called-already')
      demand(saysAtLeast(command.reason, least.reason), 'hearing.needs-reason')
      const by = { by: 'office' as const, task: command.task, code: task.code, reason: command.reason.trim() }
      return ordered(state, env, { ...by, basis: ownMotion })
    }

    case 'request-hearing': {
      demandChoice(command, state, env)
      const holdBy = due(env, env.day, { unit: 'working', days: hearingDays.hold })
      return [
        { type: 'hearing-requested', sealed: command.sealed, holdBy, day: env.day },
        { type: 'task-opened', task: hearingTask, ref: env.newRef(), due: holdBy, day: env.day },
        ...begunForHearing(state, env),
      ]
    }

    case 'waive-hearing':
      demandChoice(command, state, env)
      return [{ type: 'hearing-waived', day: env.day }]

    case 'appoint-hearing': {
      const code = presiding(state, command.task)
      demand(hearing?.holdBy && !hearing.held, 'hearing.held-already')
      const { heldOn, time, place } = command
      const lastNotice = latestDayBefore(parseDay(heldOn), hearingDays.notice, env.calendar)
      demand(env.day <= lastNotice, 'hearing.notice-late', { last: dayText(lastNotice) })
      // Past the last day on which a notice is in time it is late already, and has to be held all the same.
      const late = env.day > latestDayBefore(parseDay(hearing.holdBy), hearingDays.notice, env.calendar)
      demand(late || heldOn <= hearing.holdBy, 'hearing.too-late', { last: dayText(hearing.holdBy) })
      const appointed: CaseEvent = {
        type: 'hearing-appointed',
        task: command.task,
        code,
        heldOn,
        time,
        place,
        day: env.day,
      }
      return hearing.ordered ? [appointed, announced(state, env, parseDay(heldOn))] : [appointed]
    }

    case 'record-hearing': {
      const code = presiding(state, command.task)
      demand(hearing && !hearing.held, 'hearing.held-already')
      demand(hearing.appointed && env.day >= hearing.appointed.heldOn, 'hearing.not-yet')
      demand(saysAtLeast(command.minutes, least.minutes), 'hearing.needs-minutes')
      const { task, applicant, evidence, minutes } = command
      return [{ type: 'hearing-held', task, code, applicant, evidence, minutes: minutes.trim(), day: env.day }]
    }

    case 'sign-minutes':
      demand(hearing?.held?.applicant === 'present' && !hearing.signed, 'hearing.nothing-to-sign')
      return [{ type: 'hearing-minutes-signed', how: command.how, day: env.day }]

    case 'report-hearing': {
      const code = presiding(state, command.task)
      demand(hearing?.held, 'hearing.not-held')
      demand(hearing.held.applicant === 'absent' || hearing.signed, 'hearing.minutes-unsigned')
      demand(saysAtLeast(command.report, least.report), 'hearing.needs-report')
      return [
        { type: 'hearing-reported', task: command.task, code, report: command.report.trim(), day: env.day },
        ...endedByReport(state, env, code),
      ]
    }
  }
}

const ownMotion = '《中华人民共和国行政许可法》第四十六条'

type Ordered = Pick<Extract<CaseEvent, { type: 'hearing-ordered' }>, 'by' | 'task' | 'code' | 'reason' | 'basis'>

function ordered(state: CaseState, env: CaseEnv, by: Ordered): CaseEvent[] {
  const holdBy = due(env, env.day, { unit: 'working', days: hearingDays.hold })
  return [
    { type: 'hearing-ordered', ...by, holdBy, day: env.day },
    { type: 'task-opened', task: hearingTask, ref: env.newRef(), due: holdBy, day: env.day },
    ...begunForHearing(state, env, '本事项由行政机关依职权举行听证。'),
  ]
}

/** 应当听证: as soon as whoever decides may be drawn, so that the reviews are its evidence; also where the right to ask was waived or has lapsed. */
export function orderedByLaw(state: CaseState, env: CaseEnv): CaseEvent[] {
  const required = env.item.hearing?.required
  return required && !state.hearing?.requestedDay
    ? ordered(state, env, { by: 'law', task: null, code: null, ...required })
    : []
}

/** 听证公告: told to everybody with day and place, who may sign up until some days before; told again, it stays the same notice. */
function announced(state: CaseState, env: CaseEnv, heldOn: Day): CaseEvent {
  const day = latestDayBefore(heldOn, signUpDays, env.calendar)
  const until = { day, provisional: false, calendar: env.calendar.revision }
  const notice = state.notices[hearingTask]?.notice ?? env.newRef()
  return { type: 'notice-published', task: hearingTask, notice, until, day: env.day }
}

/** Whether the applicant may still ask for the hearing, or do without. */
export const mayChoose = ({ hearing, phase }: Pick<CaseState, 'hearing' | 'phase'>, day: string): boolean =>
  hearing !== null && phase === 'review' && !hearing.waivedDay && !hearing.requestedDay && day <= hearing.requestBy

function demandChoice({ here }: { here: boolean }, state: CaseState, env: CaseEnv): void {
  const { hearing } = state
  demand(hearing && state.phase === 'review', 'hearing.not-offered')
  demand(!hearing.requestedDay, 'hearing.requested-already')
  demand(!hearing.waivedDay, 'hearing.waived')
  demand(env.day <= hearing.requestBy, 'hearing.request-late', { last: dayText(hearing.requestBy) })
  demand(here, 'window.nobody-here')
}

function presiding(state: CaseState, task: string): string {
  demand(task === hearingTask, 'hearing.not-yours')
  return drawnTask(state, hearingTask).code
}

/**
 * No decision while the applicant may still ask to be heard, none before the minutes of a hearing that was asked for, and then none but on
 * these minutes.
 *
 * @throws RuleViolation `decision.…`
 * @source 行政许可法 第四十七条、第四十八条第二款
 */
export function demandHeard(state: CaseState, day: string, onMinutes: boolean): void {
  const { hearing } = state
  if (!hearing) return
  demand(!mayChoose(state, day), 'decision.hearing-right-open', { last: dayText(hearing.requestBy) })
  demand(!hearing.requestedDay || hearing.reported, 'decision.needs-hearing-minutes')
  demand(!hearing.reported || onMinutes, 'decision.not-on-minutes')
}

export type HearingEvent = Extract<CaseEvent, { type: `hearing-${string}` }>

const notCalled = {
  waivedDay: null,
  requestedDay: null,
  ordered: null,
  holdBy: null,
  appointments: 0,
  appointed: null,
  held: null,
  signed: null,
  reported: null,
}

/** The hearing after an event of its own; `null` before the applicant was told of it. */
export function hearingAfter(before: HearingState | null, event: HearingEvent): HearingState | null {
  if (event.type === 'hearing-offered')
    return {
      reason: event.reason,
      offeredDay: event.day,
      requestBy: event.requestBy.day,
      dues: { request: event.requestBy, hold: null },
      ...notCalled,
    }
  if (event.type === 'hearing-ordered')
    return {
      ...notCalled,
      reason: event.reason,
      offeredDay: before?.offeredDay ?? event.day,
      requestBy: before?.requestBy ?? event.day,
      dues: { request: before?.dues.request ?? event.holdBy, hold: event.holdBy },
      waivedDay: before?.waivedDay ?? null,
      requestedDay: event.day,
      ordered: { by: event.by, basis: event.basis },
      holdBy: event.holdBy.day,
    }
  if (!before) return null
  switch (event.type) {
    case 'hearing-waived':
      return { ...before, waivedDay: event.day }
    case 'hearing-requested':
      return {
        ...before,
        requestedDay: event.day,
        holdBy: event.holdBy.day,
        dues: { ...before.dues, hold: event.holdBy },
      }
    case 'hearing-appointed': {
      const { heldOn, time, place } = event
      return { ...before, appointments: before.appointments + 1, appointed: { heldOn, time, place } }
    }
    case 'hearing-held': {
      const { applicant, evidence, minutes, day } = event
      return { ...before, held: { applicant, evidence, minutes, day } }
    }
    case 'hearing-minutes-signed':
      return { ...before, signed: { how: event.how, day: event.day } }
    case 'hearing-reported':
      return { ...before, reported: { report: event.report, day: event.day } }
  }
}

export function foldHearing(state: CaseState, event: HearingEvent): CaseState {
  const next: CaseState = { ...state, hearing: hearingAfter(state.hearing, event) }
  if (event.type !== 'hearing-reported') return next
  const task = state.tasks[event.task]!
  const answered = { ...task, verdict: 'pass' as const, reasons: event.report, closedDay: event.day }
  return { ...next, tasks: { ...state.tasks, [event.task]: answered } }
}
