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

/** Whether one goes on, of the given task or of any. */
export const isUnderWay = (state: CaseState, task?: string): boolean => underWay(state, task) !== undefined

export const underWay = (state: Pick<CaseState, 'procedures'>, task?: string): ProcedureState | undefined =>
  state.procedures.find((one) => one.endedDay === null && (task === undefined || one.task === task))

/**
 * The first day that is not counted is the day on which the procedure begins and the applicant is told.
 *
 * @throws RuleViolation `special.…`
 * @source 行政许可法 第四十五条
 */
export function begun(
  state: CaseState,
  env: Env,
  command: { task: string; kind: SpecialProcedureKind; expectedDays: number; reason: string },
  code: string,
): CaseEvent {
  const { task, kind, expectedDays, reason } = command
  const allowed = env.item.specialProcedures.find((one) => one.kind === kind)
  demand(allowed, 'special.kind-not-allowed')
  demand(kind !== 'hearing' || !env.item.hearing || task === hearingTask, 'hearing.by-request')
  demand(
    kind !== 'expert-review' || Object.keys(state.panels).length === 0 || state.panels[task] !== undefined,
    'experts.by-plan',
  )
  demand(saysAtLeast(reason, 10), 'special.needs-reason')
  demand(!isUnderWay(state), 'special.one-at-a-time')
  const before = state.procedures.filter((one) => one.kind === kind)
  const told = before.reduce((sum, one) => sum + one.expectedDays, 0)
  demand(told + expectedDays <= allowed.maxDays, 'special.too-long', { limit: allowed.maxDays, told })
  demand(state.statutoryDue && compareDays(env.day, parseDay(state.statutoryDue.day)) <= 0, 'special.too-late')
  const procedure: ProcedureState = {
    procedure: `${kind}-${before.length + 1}`,
    kind,
    task,
    reason: reason.trim(),
    expectedDays,
    from: env.day,
    through: addWorkingDays(env.day, expectedDays, env.calendar),
    endedDay: null,
    result: null,
  }
  const { endedDay: _endedDay, result: _result, ...facts } = procedure
  return {
    type: 'special-procedure-begun',
    ...facts,
    code,
    ...moved({ ...state, procedures: [...state.procedures, procedure] }, env),
    day: env.day,
  }
}

/** @throws RuleViolation `special.…` */
export function ended(
  state: CaseState,
  env: Env,
  { task, procedure, result }: { task: string; procedure: string; result: string },
  code: string,
): CaseEvent[] {
  const open = state.procedures.find((one) => one.procedure === procedure && one.task === task && !one.endedDay)
  demand(open, 'special.not-open')
  demand(saysAtLeast(result, 10), 'special.needs-result')
  const through = env.day < open.through ? env.day : open.through
  const procedures = state.procedures.map((one) => (one === open ? { ...one, through } : one))
  const event: CaseEvent = {
    type: 'special-procedure-ended',
    procedure,
    task,
    code,
    result: result.trim(),
    through,
    ...moved({ ...state, procedures }, env),
    day: env.day,
  }
  return [event, ...rungsRecounted({ ...state, procedures }, env)]
}

/** The last days that are later by it. */
const moved = (state: CaseState, env: Env) => ({ ...duesOf(state, env), ...agreedAfterPauses(state, env) })

type Begin = { task: string; kind: SpecialProcedureKind; expectedDays: number; reason: string }

/**
 * One that a rule begins and nobody asks for leave: where another one goes on, the limit has run out or its days are used up, what it is for
 * goes on all the same and nothing stops.
 */
export function begunByPlan(state: CaseState, env: Env, command: Begin): CaseEvent[] {
  const allowed = env.item.specialProcedures.find(({ kind }) => kind === command.kind)
  const isLate = !state.statutoryDue || env.day > state.statutoryDue.day
  const told = state.procedures
    .filter(({ kind }) => kind === command.kind)
    .reduce((sum, { expectedDays }) => sum + expectedDays, 0)
  if (!allowed || isLate || isUnderWay(state) || told + command.expectedDays > allowed.maxDays) return []
  return [begun(state, env, command, '')]
}

/** 听证 as one of the eight: from the request on, for as long as the item says. */
export function begunForHearing(
  state: CaseState,
  env: Env,
  reason = '申请人在告知的期限内要求举行听证。',
): CaseEvent[] {
  const allowed = env.item.specialProcedures.find(({ kind }) => kind === 'hearing')
  return begunByPlan(state, env, { task: hearingTask, kind: 'hearing', expectedDays: allowed?.maxDays ?? 0, reason })
}

/** The limits run on. */
export function endedByPlan(state: CaseState, env: Env, task: string, result: string, code = ''): CaseEvent[] {
  const open = underWay(state, task)
  return open ? ended(state, env, { task, procedure: open.procedure, result }, code) : []
}

/** With the report of the chair the limits run on. */
export const endedByReport = (state: CaseState, env: Env, code: string): CaseEvent[] =>
  endedByPlan(state, env, hearingTask, '听证已经举行，听证报告已经提交。', code)
