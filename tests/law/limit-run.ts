// One limit as it runs, and what one civil day does to it.
import type { DayOfLimit, LawOfLimit, LimitName, SpecialProcedure } from './case-facts.ts'
import type { CalendarDay, CivilDay } from './civil-days.ts'

/** A limit between its start and its end. `bundled` null: no special procedure stops it. */
export type LimitRun = {
  readonly name: LimitName
  readonly from: CivilDay
  readonly knownFrom: CivilDay
  readonly unit: LawOfLimit['unit']
  readonly bundled: readonly SpecialProcedure[] | null
  /** 第五十条: the last day of the licence that is to be renewed; null for every other limit. */
  readonly endsBy: CivilDay | null
  allowed: number
  counted: number
  paused: number
  over: number
  lastDay: CivilDay | null
  provisional: boolean
  ended: CivilDay | null
  /** 上报: from when on nothing of it counts any more; null while the authority has the case itself. */
  sentUp: CivilDay | null
  /** Position of the last day that was gone through. */
  walked: number
  readonly days: DayOfLimit[]
}

/** A limit at its beginning; `at` is the position of the day before it. */
export function newRun(
  name: LimitName,
  law: LawOfLimit,
  days: { from: CivilDay; knownFrom: CivilDay },
  at: number,
): LimitRun {
  return {
    name,
    ...days,
    unit: law.unit,
    bundled: null,
    endsBy: null,
    allowed: law.days,
    counted: 0,
    paused: 0,
    over: 0,
    lastDay: null,
    provisional: false,
    ended: null,
    sentUp: null,
    walked: at,
    days: [],
  }
}

/** What took any part of a day: kinds of special procedures, and the steps that were laid aside. */
export type Taken = { readonly kinds: readonly SpecialProcedure[]; readonly aside: readonly LimitName[] }

/** What one day is for a limit, and what it does to its count. */
export function countDay(run: Omit<LimitRun, 'days'>, today: CalendarDay, taken: Taken): DayOfLimit['is'] {
  const is = whatIs(run, today, taken)
  // The licence is over tonight: nothing is left of the limit but what was counted.
  if (run.lastDay === null && run.endsBy === today.day) {
    run.lastDay = today.day
    run.provisional = !today.covered
    run.allowed = Math.min(run.allowed, run.counted)
  }
  return is
}

function whatIs(run: Omit<LimitRun, 'days'>, today: CalendarDay, taken: Taken): DayOfLimit['is'] {
  if (today.day === run.from) return 'start'
  const counts = run.unit === 'calendar-days' || today.works
  if (run.lastDay !== null) {
    if (counts) run.over += 1
    return counts ? 'counted' : 'rest'
  }
  const { bundled } = run
  const isAbove = run.sentUp !== null && today.day >= run.sentUp
  const isStopped = bundled !== null && taken.kinds.some((kind) => !bundled.includes(kind))
  if (isAbove || isStopped || taken.aside.includes(run.name)) {
    if (counts) run.paused += 1
    return 'paused'
  }
  if (counts) run.counted += 1
  // 第二百零三条: a limit that is used up on a day of rest goes on to the first day of work.
  if (run.counted >= run.allowed && today.works) {
    run.lastDay = today.day
    run.provisional = !today.covered
  }
  return counts ? 'counted' : 'rest'
}
