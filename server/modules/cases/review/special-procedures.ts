import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import type { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import { addWorkingDays, type Calendar } from '#kernel/calendar.ts'
import { compareDays, parseDay, type Day } from '#kernel/day.ts'
import { hearingTask } from '#contracts/hearings.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseState, ProcedureState } from '../case-state.ts'
import { duesOf } from '../due.ts'
import { rungsRecounted } from '../late/rung-due.ts'
import { agreedAfterPauses } from '../matters/agreement-rules.ts'

type Env = { item: Item; calendar: Calendar; day: Day }

type ProcedureEvent = Extract<
  CaseEvent,
  { type: 'special-procedure-begun' | 'special-procedure-told' | 'special-procedure-ended' }
>

/** Those that go on, in the order in which they were begun, of the given task or of all. */
export const underWay = ({ procedures }: Pick<CaseState, 'procedures'>, task?: string): ProcedureState[] =>
  procedures.filter((one) => one.endedDay === null && (task === undefined || one.task === task))

/** Whether one goes on, of the given task or of any. */
export const isUnderWay = (state: CaseState, task?: string): boolean => underWay(state, task).length > 0

export function proceduresAfter(procedures: readonly ProcedureState[], event: ProcedureEvent): ProcedureState[] {
  switch (event.type) {
    case 'special-procedure-begun': {
      const { procedure, kind, task, reason, expectedDays, day, from = day, through = null } = event
      const begun = { procedure, kind, task, reason, expectedDays, from, through, endedDay: null, result: null }
      return [...procedures, begun]
    }
    case 'special-procedure-told': {
      const { procedure, from, through } = event
      return procedures.map((one) => (one.procedure === procedure ? { ...one, from, through } : one))
    }
    case 'special-procedure-ended': {
      const { procedure, through, day: endedDay, result } = event
      return procedures.map((one) => (one.procedure === procedure ? { ...one, through, endedDay, result } : one))
    }
  }
}

/** Its 特别程序告知书 by name. */
export const procedureNotice = (procedure: string): string => `special-procedure-notice-${procedure}`

type Begin = { task: string; kind: SpecialProcedureKind; expectedDays: number; reason: string }

/**
 * Begun by whoever has the task. Several go on at once: the law leaves out the time of each of the eight, and a day that several take once. But
 * one of a kind under one task goes on alone: another beside it would be more days for what the applicant was told takes so many.
 *
 * @throws RuleViolation `special.…`
 * @source 行政许可法 第四十五条
 */
export function begun(state: CaseState, env: Env, command: Begin, code: string): CaseEvent[] {
  const { task, kind, expectedDays, reason } = command
  const allowed = allowedIn(env.item, kind)
  demand(allowed, 'special.kind-not-allowed')
  demand(kind !== 'hearing' || !env.item.hearing, 'hearing.by-request')
  demand(kind !== 'expert-review' || Object.keys(state.panels).length === 0, 'experts.by-plan')
  demand(saysAtLeast(reason, 10), 'special.needs-reason')
  demand(!underWay(state, task).some((one) => one.kind === kind), 'special.one-at-a-time')
  const told = state.procedures.reduce((sum, one) => (one.kind === kind ? sum + one.expectedDays : sum), 0)
  demand(told + expectedDays <= allowed.maxDays, 'special.too-long', { limit: allowed.maxDays, told })
  demand(!isTooLate(state, env), 'special.too-late')
  return beginning(state, env, command, code)
}

const allowedIn = ({ specialProcedures }: Item, kind: SpecialProcedureKind) =>
  specialProcedures.find((one) => one.kind === kind)

/** A limit that ran out can't be stopped. */
const isTooLate = ({ statutoryDue }: CaseState, { day }: Env): boolean =>
  !statutoryDue || compareDays(day, parseDay(statutoryDue.day)) > 0

/** Stops nothing by itself: the applicant is to be told in writing first. */
function beginning(state: CaseState, env: Env, { task, kind, expectedDays, reason }: Begin, code: string): CaseEvent[] {
  const procedure = `${kind}-${state.procedures.filter((one) => one.kind === kind).length + 1}`
  const facts = { procedure, kind, task, code, reason: reason.trim(), expectedDays }
  return [{ type: 'special-procedure-begun', ...facts, day: env.day }]
}

/**
 * 特别程序告知书 is issued. The first day that is not counted is the day on which the applicant is told in writing: days before it count, and where
 * nobody was told while it went on, all of them do.
 *
 * @param paper that is issued, by name
 * @source 行政许可法 第四十五条 (应当将所需时间书面告知申请人)
 */
export function toldInWriting(state: CaseState, env: Env, paper: string): CaseEvent[] {
  const open = underWay(state).find((one) => procedureNotice(one.procedure) === paper)
  if (!open || open.through !== null || state.phase !== 'review') return []
  const { procedure, task, expectedDays } = open
  const span = { from: env.day, through: addWorkingDays(env.day, expectedDays, env.calendar) }
  const after = { ...state, procedures: state.procedures.map((one) => (one === open ? { ...one, ...span } : one)) }
  const told: CaseEvent = {
    type: 'special-procedure-told',
    procedure,
    task,
    ...span,
    ...moved(after, env),
    day: env.day,
  }
  return [told, ...rungsRecounted(after, env)]
}

/** @throws RuleViolation `special.…` */
export function ended(
  state: CaseState,
  env: Env,
  { task, procedure, result }: { task: string; procedure: string; result: string },
  code: string,
): CaseEvent[] {
  const open = underWay(state, task).find((one) => one.procedure === procedure)
  demand(open, 'special.not-open')
  demand(saysAtLeast(result, 10), 'special.needs-result')
  return ending(state, env, open, result, code)
}

function ending(state: CaseState, env: Env, open: ProcedureState, result: string, code: string): CaseEvent[] {
  const { procedure, task } = open
  const through = open.through !== null && env.day < open.through ? env.day : open.through
  const after = { ...state, procedures: state.procedures.map((one) => (one === open ? { ...one, through } : one)) }
  const event: CaseEvent = {
    type: 'special-procedure-ended',
    procedure,
    task,
    code,
    result: result.trim(),
    through,
    ...moved(after, env),
    day: env.day,
  }
  return [event, ...rungsRecounted(after, env)]
}

/** The last days that are others by it. */
const moved = (state: CaseState, env: Env) => ({ ...duesOf(state, env), ...agreedAfterPauses(state, env) })

/**
 * One that a rule begins and nobody asks for leave. Each has the days that the item allows, whatever went on before or goes on beside it: another
 * hearing needs its time like the first one. Once the limit has run out, what it is for goes on all the same, and there is nothing to stop.
 */
export function begunByPlan(state: CaseState, env: Env, command: Begin): CaseEvent[] {
  const allowed = allowedIn(env.item, command.kind)
  if (!allowed || command.expectedDays > allowed.maxDays || isTooLate(state, env)) return []
  return beginning(state, env, command, '')
}

/** 听证 as one of the eight: from the request on, for as long as the item says. */
export function begunForHearing(
  state: CaseState,
  env: Env,
  reason = '申请人在告知的期限内要求举行听证。',
): CaseEvent[] {
  const expectedDays = allowedIn(env.item, 'hearing')?.maxDays ?? 0
  return begunByPlan(state, env, { task: hearingTask, kind: 'hearing', expectedDays, reason })
}

/** All that go on under the task. The limits run on from the day after, as far as no other one takes it. */
export function endedByPlan(state: CaseState, env: Env, task: string, result: string, code = ''): CaseEvent[] {
  const events: CaseEvent[] = []
  let now = state
  for (const open of underWay(state, task)) {
    const made = ending(now, env, open, result, code)
    events.push(...made)
    now = withProcedures(now, made)
  }
  return events
}

/** The state after what was ended in the same command. */
export const withProcedures = (state: CaseState, events: readonly CaseEvent[]): CaseState => ({
  ...state,
  procedures: events.reduce(
    (procedures, event) => (event.type === 'special-procedure-ended' ? proceduresAfter(procedures, event) : procedures),
    state.procedures,
  ),
})

/** With the report of the chair the limits run on. */
export const endedByReport = (state: CaseState, env: Env, code: string): CaseEvent[] =>
  endedByPlan(state, env, hearingTask, '听证已经举行，听证报告已经提交。', code)
