import type { Due } from '#contracts/due.ts'
import { extensionTask } from '#contracts/extensions.ts'
import { internalDaysOf } from '#contracts/internal-limit.ts'
import type { Item, TaskDefinition } from '#contracts/item.ts'
import type { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import { addWorkingDays, isProvisional, type Calendar } from '#kernel/calendar.ts'
import { calendarDueDay, dueDay, type LimitUnit, type Pause } from '#kernel/clock.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import type { CaseState } from './case-state.ts'
import { endsWithLicence, notPast } from './clocks/licence-end.ts'
import { sentUpHold } from './referrals/referral-state.ts'
import { weekdayBefore } from './reminders/weekday-before.ts'

/** Which limits a thing may stop or move. */
export type LimitKind = 'statutory' | 'promised' | 'internal' | 'step'

/** The day before a limit's first one: most laws count from acceptance, some from the receipt of what was complete. */
export function startOf(
  limit: { from?: 'receipt' | 'acceptance' },
  { receivedDay, acceptedDay }: { receivedDay: string; acceptedDay: string },
): Day {
  return parseDay(limit.from === 'receipt' ? receivedDay : acceptedDay)
}

/** The days from which the limits of an accepted case count: anew, where a person was asked for after a decision of the rules. */
export function countedFrom({
  receivedDay,
  acceptedDay,
  setAside,
}: Pick<CaseState, 'receivedDay' | 'acceptedDay' | 'setAside'>): { receivedDay: string; acceptedDay: string } {
  if (setAside) return { receivedDay: setAside.askedDay, acceptedDay: setAside.askedDay }
  return { receivedDay, acceptedDay: acceptedDay! }
}

type CountedLimit = { unit: LimitUnit; days: number; remindBefore?: number | undefined }

/**
 * Last day of a limit as the log keeps it; no pause may be open, and then it always ends on a day.
 *
 * @param endsBy the day by which it ends however it is counted; null for none
 */
export function due(
  { calendar }: { calendar: Calendar },
  start: Day,
  limit: CountedLimit,
  pauses: readonly Pause[] = [],
  endsBy: Day | null = null,
): Due {
  const day = (limit.unit === 'working' ? dueDay : calendarDueDay)(start, limit.days, calendar, pauses)
  if (!day) throw new RangeError('a limit with an open pause has no due day')
  return notPast(endsBy, lastDay(day, limit, calendar), (last) => lastDay(last, limit, calendar))
}

function lastDay(day: Day, { remindBefore }: CountedLimit, calendar: Calendar): Due {
  const remindOn = addWorkingDays(day, -(remindBefore ?? 1), calendar)
  return {
    day,
    provisional: isProvisional(day, calendar),
    calendar: calendar.revision,
    ...(remindOn === weekdayBefore(day) ? {} : { remindOn }),
  }
}

/** Last day of a limit of the whole case as it is when it begins. */
export const wholeDue = (
  env: { item: Item; calendar: Calendar },
  limit: 'statutory' | 'promised',
  days: Pick<CaseState, 'about'> & { receivedDay: string; acceptedDay: string },
  pauses: readonly Pause[] = [],
): Due =>
  due(
    env,
    startOf(env.item[limit], days),
    { ...env.item[limit], remindBefore: env.item.remindBefore },
    pauses,
    endsWithLicence(days, days.acceptedDay),
  )

/** 内部办理时限 as it is when it begins, with the acceptance; nothing for a whole. */
export function internalDue(
  env: { item: Item; calendar: Calendar },
  days: Pick<CaseState, 'about'> & { acceptedDay: string },
  pauses: readonly Pause[] = [],
): { internalDue?: Due } {
  const limit = internalDaysOf(env.item)
  if (limit === null) return {}
  const { remindBefore } = env.item
  const endsBy = endsWithLicence(days, days.acceptedDay)
  return {
    internalDue: due(env, parseDay(days.acceptedDay), { unit: 'working', days: limit, remindBefore }, pauses, endsBy),
  }
}

/** 捆绑计算: kinds whose time the promise counts although the law does not. */
export const bundledKinds = (item: Pick<Item, 'specialProcedures'>): ReadonlySet<SpecialProcedureKind> =>
  new Set(item.specialProcedures.filter((one) => one.bundled).map((one) => one.kind))

/**
 * Days that a limit does not count. A special procedure that goes on counts from its written notice on as long as the applicant was told: before
 * it and past that, silence doesn't stop the clock. Those of its parts stop the limits of a whole. A hold (挂起) stops steps alone; one that goes on enters when it is over.
 * 上报 stops steps, and the internal limit from the day on which it was sent up.
 *
 * @param task of a step: whose holds count besides those of the whole case
 * @source 行政许可法 第四十五条; 连政办传〔2023〕8号 (上报省主管部门审批除外)
 */
export function pausesOf(
  { procedures, holds, parts = {} }: Pick<CaseState, 'procedures'> & Partial<Pick<CaseState, 'holds' | 'parts'>>,
  item: Pick<Item, 'specialProcedures'>,
  limit: LimitKind,
  task?: string,
): Pause[] {
  const without = limit === 'promised' ? bundledKinds(item) : new Set()
  const stopped = [...procedures, ...Object.values(parts).flatMap(({ pauses }) => pauses)]
    .filter(({ kind }) => !without.has(kind))
    .flatMap(({ from, through }) => (through === null ? [] : [{ from: parseDay(from), through: parseDay(through) }]))
  if (limit === 'internal') return [...stopped, ...sentUp({ holds: holds ?? [] })]
  if (limit !== 'step') return stopped
  const held = (holds ?? []).flatMap(({ task: of, from, through }) =>
    through !== null && (of === null || of === task) ? [{ from: parseDay(from), through: parseDay(through) }] : [],
  )
  return [...stopped, ...held]
}

/** 上报: since when the authority above has it, and until when it had. */
export const sentUp = ({ holds }: Pick<CaseState, 'holds'>): Pause[] =>
  holds
    .filter(({ hold }) => hold.startsWith(sentUpHold))
    .map(({ from, through }) => ({ from: parseDay(from), through: through === null ? null : parseDay(through) }))

/** Last day that a step does not count, because of a special procedure or because it was put aside; null where there was none. */
export const heldThrough = (
  { procedures, holds }: Pick<CaseState, 'procedures' | 'holds'>,
  key: string,
): string | null =>
  [...procedures, ...holds.filter(({ task }) => task === key)]
    .flatMap(({ through }) => (through === null ? [] : [through]))
    .toSorted()
    .at(-1) ?? null

/** Days by which the head has extended a limit of the case; 0 without. */
export function extendedBy({ extension }: Pick<CaseState, 'extension'>, limit: 'statutory' | 'promised'): number {
  if (extension?.granted !== true) return 0
  return limit === 'statutory' ? extension.days : extension.promisedDays
}

/** Due days of an accepted case and its open tasks, from what its state says of pauses and extension. */
export function duesOf(
  state: CaseState,
  env: { item: Item; calendar: Calendar },
): { statutoryDue: Due; promisedDue: Due; internalDue?: Due; steps: Record<string, Due> } {
  const { item } = env
  const days = countedFrom(state)
  const dueOf = (limit: 'statutory' | 'promised') =>
    due(
      env,
      startOf(item[limit], days),
      { unit: item[limit].unit, days: item[limit].days + extendedBy(state, limit), remindBefore: item.remindBefore },
      pausesOf(state, item, limit),
      endsWithLicence(state, days.acceptedDay),
    )
  const statutoryDue = dueOf('statutory')
  const steps: Record<string, Due> = {}
  for (const [key, task] of Object.entries(state.tasks)) {
    if (task.verdict !== null) continue
    const definition = item.tasks.find((one) => one.key === visitOf(state, key))
    if (key === extensionTask) steps[key] = statutoryDue
    else if (definition) steps[key] = stepDue(state, env, { ...definition, openedDay: task.openedDay })
  }
  const held = sentUp(state).some(({ through }) => through === null)
  const internal = held ? {} : internalDue(env, { ...state, ...days }, pausesOf(state, item, 'internal'))
  return { statutoryDue, promisedDue: dueOf('promised'), ...internal, steps }
}

/** Each officer of a 现场核查 has the days of the visit. */
const visitOf = ({ visits }: Pick<CaseState, 'visits'>, key: string): string =>
  Object.entries(visits).find(([, { members }]) => members.includes(key))?.[0] ?? key

/** Last day of 环节: working days from the day on which it was opened; of 公示 its own days. */
export function stepDue(
  state: Pick<CaseState, 'procedures' | 'holds' | 'about'>,
  env: { item: Item; calendar: Calendar },
  {
    key,
    limitDays,
    remindBefore,
    openedDay,
    notice,
  }: Pick<TaskDefinition, 'key' | 'limitDays' | 'remindBefore' | 'notice'> & { openedDay: string },
): Due {
  // What lies open to everybody lies open so many days, whatever stops the limits of the office.
  if (notice) return due(env, parseDay(openedDay), notice)
  const pauses = pausesOf(state, env.item, 'step', key)
  return due(
    env,
    parseDay(openedDay),
    { unit: 'working', days: limitDays, remindBefore: remindBefore ?? env.item.remindBefore },
    pauses,
    endsWithLicence(state, openedDay),
  )
}
