import type { ClockView, OwnDue } from '#contracts/cases.ts'
import type { Due } from '#contracts/due.ts'
import { extensionTask } from '#contracts/extensions.ts'
import { internalDaysOf } from '#contracts/internal-limit.ts'
import type { Item } from '#contracts/item.ts'
import type { OfficeWait } from '#contracts/office-waits.ts'
import type { SpecialProcedureKind } from '#contracts/special-procedures.ts'
import type { Calendar } from '#kernel/calendar.ts'
import { reading, start, type LimitUnit, type Pause } from '#kernel/clock.ts'
import { parseDay, type Day } from '#kernel/day.ts'
import { ownDueOf } from '../reading/own-due.ts'
import type { CaseState } from '../case-state.ts'
import { endsWithLicence } from './licence-end.ts'
import { countedFrom, extendedBy, pausesOf, sentUp, startOf } from '../due.ts'
import { sentUpHold } from '../referrals/referral-state.ts'
import { standingOf, type Standing } from '../reading/standing.ts'
import type { MatterState } from '../intake/matter-clock.ts'
import { intakeDays } from '../intake/intake-rules.ts'
import { waitedToHear, type SaidAtOnce } from '../intake/told-late.ts'
import { officeWaits, soonest } from '../late/office-waits.ts'
import { isReminded } from '../reminders/reminder-state.ts'
import { deliveryDays } from '../papers/paper-rules.ts'

/** One limit of a case as it is read on a day: from where, how long, what it does not count, and when it stood still. */
export type LimitFacts = {
  key: string
  title: string
  unit: LimitUnit
  limitDays: number
  from: Day
  pauses: readonly Pause[]
  /** 延续: with the licence at the latest. */
  endsBy?: Day | null
  extension: number
  /** Day on which what it was for was done; null while it runs. */
  stopped: Day | null
}

/** Each limit in its own unit with used, left and paused. A clock that has been answered stands still at that day. */
export const clocksOf = (state: CaseState, item: Item, calendar: Calendar, day: Day): ClockView[] =>
  limitsOf(state, item).map((limit) => {
    const { promisedDue: promised, statutoryDue: statutory, deliverDue: delivery } = state
    return asTold(clockView(limit, calendar, day), { promised, statutory, delivery }[limit.key])
  })

/** A limit that has been answered keeps the last day of then: no later notice on holidays moves it. */
const asTold = (view: ClockView, due: Due | null | undefined): ClockView =>
  view.stopped && due ? { ...view, due: parseDay(due.day), provisional: due.provisional } : view

/** 内部办理时限 of an accepted case; null before, for a whole, and for what was filed before there was one. */
export function internalClockOf(state: CaseState, item: Item, calendar: Calendar, day: Day): ClockView | null {
  const limit = internalLimitOf(state, item)
  return limit && asTold(clockView(limit, calendar, day), state.internalDue)
}

/** 环节时限: of every task of the item's plan that was opened. */
export const stepClocksOf = (state: CaseState, item: Item, calendar: Calendar, day: Day): ClockView[] =>
  stepLimitsOf(state, item).map(({ due, ...limit }) => {
    // What happened after the answer moves its last day no more.
    return asTold(clockView(limit, calendar, day), due)
  })

/** Every limit that the case has or had, counted anew by a calendar from what happened. */
export function everyClockOf(state: CaseState, item: Item, calendar: Calendar, day: Day): ClockView[] {
  const limits = limitsOf(state, item)
  const answered = state.acceptedDay ?? state.endedDay
  if (answered !== null) {
    const received = { from: parseDay(state.receivedDay), pauses: [], extension: 0, stopped: parseDay(answered) }
    limits.unshift({ ...intakeLimit, ...received })
  }
  const internal = internalLimitOf(state, item)
  return [...limits, ...(internal ? [internal] : []), ...stepLimitsOf(state, item)].map((limit) =>
    clockView(limit, calendar, day),
  )
}

const stepLimitsOf = (state: CaseState, item: Item): (LimitFacts & { due: Due })[] =>
  item.tasks.flatMap(({ key, title, limitDays, notice }) => {
    const task = state.tasks[key]
    if (!task || notice || key === extensionTask) return []
    const done = task.closedDay ?? state.endedDay
    return {
      key: `step:${key}`,
      title,
      unit: 'working' as const,
      limitDays,
      from: parseDay(task.openedDay),
      pauses: pausesOf(state, item, 'step', key),
      endsBy: endsWithLicence(state, task.openedDay),
      extension: 0,
      stopped: done === null ? null : parseDay(done),
      due: task.due,
    }
  })

/**
 * 捆绑计算: how long the case has taken with and without the time of intermediaries, experts and the like; null where the item bundles
 * nothing.
 *
 * @source 连云港市 告知单制度: 中介服务和审批时间捆绑计算; stricter than 行政许可法 第四十五条, so both sums are shown
 */
export function bundledSums(
  state: CaseState,
  item: Item,
  calendar: Calendar,
  day: Day,
): { unit: LimitUnit; without: number; with: number } | null {
  if (!state.acceptedDay || item.specialProcedures.every(({ bundled }) => !bundled)) return null
  const end = state.decision?.day ?? state.endedDay
  const at = end === null ? day : parseDay(end)
  const { unit } = item.statutory
  const clock = start({
    unit,
    limitDays: 10_000,
    start: startOf(item.statutory, countedFrom(state)),
  })
  const taken = (pauses: readonly Pause[]) => reading({ ...clock, pauses }, at, calendar).used
  return { unit, without: taken(pausesOf(state, item, 'statutory')), with: taken([]) }
}

function limitsOf(state: CaseState, item: Item): LimitFacts[] {
  const { phase, receivedDay, acceptedDay } = state
  const base = { pauses: [], extension: 0, stopped: null } as const
  const limits: LimitFacts[] = []
  if (phase === 'intake') limits.push({ ...base, ...intakeLimit, from: parseDay(receivedDay) })
  if (acceptedDay) {
    const end = state.decision?.day ?? state.endedDay
    const stopped = end === null ? null : parseDay(end)
    const counted = { ...state, ...countedFrom(state) }
    limits.push({ ...decisionLimit('promised', counted, item), stopped })
    limits.push({ ...decisionLimit('statutory', counted, item), stopped })
  }
  if (state.decision) {
    const stopped = state.deliveredDay === null ? null : parseDay(state.deliveredDay)
    limits.push({ ...base, ...deliveryLimit, from: parseDay(state.decision.day), stopped })
  }
  return limits
}

/** What a task may know of its case's row, to count a limit from. */
export type CountedRow = { accepted: string; counted: Pick<Counted, 'procedures' | 'sentUp' | 'renews' | 'anew'> }

function stateOfRow({ accepted, counted }: CountedRow) {
  const { procedures, sentUp: above, renews, anew } = counted
  const acceptedDay = anew ?? accepted
  const about = renews ? { timely: true, validUntil: renews } : null
  const holds = (above ?? []).map((one) => ({ hold: sentUpHold, task: null, ...one }))
  const state = { acceptedDay, receivedDay: acceptedDay, setAside: null, about, procedures, holds, parts: {} }
  return { ...state, extension: null, decision: null, endedDay: null }
}

/** The same for whoever decides, from what the case's row has counted. */
export function internalClockOfRow(row: CountedRow | null, item: Item, calendar: Calendar, day: Day): ClockView | null {
  const limit = row && internalLimitOf(stateOfRow(row) as never, item)
  return limit && clockView(limit, calendar, day)
}

/**
 * Whether an extension could move the limit of the law: not that of a renewal which ends with the licence already. For whoever merges or decides, who is offered nothing that
 * the rules refuse as without effect.
 *
 * @param row null for every case but a renewal that was asked for in time
 * @source 行政许可法 第五十条第二款
 */
export function mayGainByRow(row: CountedRow | null, item: Item, calendar: Calendar, day: Day): boolean {
  if (!row?.counted.renews) return true
  const { due } = clockView(decisionLimit('statutory', stateOfRow(row) as never, item), calendar, day)
  return due === null || due < row.counted.renews
}

function internalLimitOf(state: CaseState, item: Item): LimitFacts | null {
  const limitDays = internalDaysOf(item)
  if (limitDays === null || !state.acceptedDay) return null
  const { acceptedDay } = countedFrom(state)
  const end = state.decision?.day ?? state.endedDay
  return {
    key: 'internal',
    title: '内部办理时限',
    unit: 'working',
    limitDays,
    from: parseDay(acceptedDay),
    pauses: pausesOf(state, item, 'internal'),
    endsBy: endsWithLicence(state, acceptedDay),
    extension: 0,
    stopped: end === null ? null : parseDay(end),
  }
}

const intakeLimit = { key: 'intake', title: '受理时限', unit: 'working', limitDays: intakeDays } as const
const deliveryLimit = { key: 'delivery', title: '送达时限', unit: 'working', limitDays: deliveryDays } as const
const titles = { promised: '承诺办理时限', statutory: '法定办理时限' } as const

function decisionLimit(
  key: 'promised' | 'statutory',
  state: Pick<CaseState, 'receivedDay' | 'procedures' | 'extension' | 'about'> &
    Partial<Pick<CaseState, 'parts'>> & { acceptedDay: string },
  item: Item,
): LimitFacts {
  return {
    key,
    title: titles[key],
    unit: item[key].unit,
    limitDays: item[key].days,
    from: startOf(item[key], state),
    pauses: pausesOf(state, item, key),
    endsBy: endsWithLicence(state, state.acceptedDay),
    extension: extendedBy(state, key),
    stopped: null,
  }
}

function clockView(limit: LimitFacts, calendar: Calendar, day: Day): ClockView {
  const { key, unit, limitDays, extension, pauses, endsBy = null, stopped } = limit
  const at = stopped ?? day
  const read = reading(
    { ...start({ unit, limitDays, start: limit.from }), pauses, extendedBy: extension, endsBy },
    at,
    calendar,
  )
  const { used, left, paused, inPause, due, provisional, overdue, overdueDays } = read
  const pausedUntil = inPause && !stopped ? lastOf(pauses, at) : null
  return {
    key,
    title: due !== null && due === endsBy ? `${limit.title}（至证照届满为止）` : limit.title,
    unit,
    limitDays: used + left,
    extendedBy: extension,
    used,
    left,
    paused,
    pausedUntil,
    due,
    provisional,
    overdue,
    overdueDays,
    stopped: stopped !== null,
  }
}

/** The last day of what stops the limit on a day. */
const lastOf = (pauses: readonly Pause[], at: Day): Day | null =>
  pauses
    .flatMap(({ from, through }) => (from <= at && through !== null && at <= through ? [through] : []))
    .toSorted()
    .at(-1) ?? null

/** What a list must know beside the row's own columns to read the clock and say the status that the case's page shows. */
export type Counted = {
  received: string
  procedures: { kind: SpecialProcedureKind; from: string; through: string }[]
  promisedDays: number
  /** 上报: since when and until when the authority above has or had it. */
  sentUp?: { from: string; through: string | null }[]
  standing?: Standing
  /** 本事项 over all its filings; not there in what was written before it was counted. */
  matter?: MatterState
  /** 即时告知 of whoever is refused: how long they waited to hear. */
  toldLate?: NonNullable<SaidAtOnce>
  /** 延续: the last day of the licence that it is about. */
  renews?: string
  /** 要求人工办理: the day from which the limits count anew. */
  anew?: string
  /** 到期提醒: the limit that runs was reminded of. */
  reminded?: true
  /** What the applicant may do or has to do by a day. */
  mine?: OwnDue
  /** 单位待办: of each kind what is to be done first. */
  office?: readonly WaitingOffice[]
}

type WaitingOffice = { what: OfficeWait; day: string; reminded?: true }

export function countedOf(state: CaseState): Counted {
  const mine = ownDueOf(state)
  const office = officeOf(state)
  const waited = waitedToHear(state)
  const above = sentUp(state)
  return {
    received: state.receivedDay,
    procedures: [...state.procedures, ...Object.values(state.parts).flatMap(({ pauses }) => pauses)].flatMap(
      ({ kind, from, through }) => (through === null ? [] : [{ kind, from, through }]),
    ),
    promisedDays: extendedBy(state, 'promised'),
    standing: standingOf(state),
    matter: state.matter,
    ...(waited ? { toldLate: waited } : {}),
    ...(state.about?.timely && state.about.validUntil ? { renews: state.about.validUntil } : {}),
    ...(above.length > 0 ? { sentUp: above } : {}),
    ...(state.setAside ? { anew: state.setAside.askedDay } : {}),
    ...(isReminded(state) ? { reminded: true as const } : {}),
    ...(mine ? { mine } : {}),
    ...(office.length > 0 ? { office } : {}),
  }
}

const officeOf = (state: CaseState): WaitingOffice[] =>
  [...Map.groupBy(officeWaits(state), ({ what }) => what)].map(([what, waits]) => {
    const { limit, due } = soonest(waits)!
    return { what, day: due.day, ...(state.reminded[limit]?.due === due.day ? { reminded: true as const } : {}) }
  })

/** The clock that a line of a list counts on: of the intake, of the promise, of the delivery; null where nothing is due. */
export function currentClock(
  {
    phase,
    accepted,
    decided,
    counted,
  }: { phase: string; accepted: string | null; decided: string | null; counted: Counted },
  item: Item,
  calendar: Calendar,
  day: Day,
): ClockView | null {
  const base = { pauses: [], extension: 0, stopped: null } as const
  const { received, procedures, promisedDays, anew, renews } = counted
  switch (phase) {
    case 'intake':
      return clockView({ ...base, ...intakeLimit, from: parseDay(received) }, calendar, day)
    case 'review': {
      if (accepted === null) return null
      const days = { receivedDay: anew ?? received, acceptedDay: anew ?? accepted }
      const about = renews ? { timely: true, validUntil: renews } : null
      const state = { ...days, about, procedures, extension: null } as never
      return clockView({ ...decisionLimit('promised', state, item), extension: promisedDays }, calendar, day)
    }
    case 'issuing':
    case 'ready':
      if (decided === null) return null
      return clockView({ ...base, ...deliveryLimit, from: parseDay(decided) }, calendar, day)
    default:
      return null
  }
}
