// What the oracle is told of a case, and what it answers.
import type { CivilDay } from './civil-days.ts'

/** The eight procedures of 行政许可法 第四十五条, and no others. */
export type SpecialProcedure =
  | 'hearing'
  | 'tender'
  | 'auction'
  | 'inspection'
  | 'testing'
  | 'quarantine'
  | 'appraisal'
  | 'expert-review'

/** A thing that happened in the case, and the day. Facts are given in the order in which they happened. */
export type Fact = { readonly on: CivilDay } & (
  | { readonly is: 'received' | 'deficiency-told' | 'corrected' | 'accepted' | 'refused-at-intake' | 'withdrawn' }
  | { readonly is: 'hearing-right-told' | 'hearing-asked' | 'hearing-held' }
  | { readonly is: 'granted' | 'refused' | 'delivered' | 'published' }
  /** `needs`: how many working days it takes, where the applicant is told in writing only afterwards. */
  | {
      readonly is: 'procedure-begun'
      readonly procedure: string
      readonly kind: SpecialProcedure
      readonly told: Told
      readonly needs?: number
    }
  /** The paper that says how long the procedure takes was given out. */
  | { readonly is: 'told-in-writing'; readonly procedure: string }
  | { readonly is: 'procedure-ended'; readonly procedure: string }
  /** The head who may do so granted more days and the applicant was told why. */
  | { readonly is: 'extended'; readonly days: number }
  /** 环节: a step of the review that has a limit of its own in working days, by the authority's rules. */
  | { readonly is: 'step-opened'; readonly step: string; readonly days: number }
  | { readonly is: 'step-closed'; readonly step: string }
  /** 挂起: the office lays a step aside for so many working days, and takes it up again. */
  | { readonly is: 'step-put-aside'; readonly step: string; readonly days: number }
  | { readonly is: 'step-taken-up'; readonly step: string }
  /** 上报: the authority above has the case from this day on. */
  | { readonly is: 'sent-up' }
  /** 延续 was asked for in time, of a licence with this last day. */
  | { readonly is: 'renewal-asked'; readonly until: CivilDay }
)

/** When the applicant was told in writing of a special procedure, and how many working days it takes; null: never. */
export type Told = { readonly on: CivilDay; readonly days: number } | null

/** In what a limit is counted: 工作日 or 自然日. */
export type Unit = 'working-days' | 'calendar-days'

/** A limit that law or the published item sets for this kind of case. */
export type LawOfLimit = {
  readonly days: number
  readonly unit: Unit
  /** Some laws count from the receipt of the papers instead of acceptance. */
  readonly from?: 'acceptance' | 'receipt'
  /** 捆绑计算: special procedures of these kinds count like any other day. */
  readonly bundled?: readonly SpecialProcedure[]
}

/** What law and the published item say of the limits of one case that are not the same for all. */
export type ItemLaw = {
  readonly decision: LawOfLimit
  /** The shorter limit that the authority promised (承诺时限). */
  readonly promise?: LawOfLimit
  /** 内部办理时限 of the authority itself, in working days from the acceptance. */
  readonly internal?: number
  /** Most days that the decision may be extended by, once: 10 for one authority, 15 for joint handling. */
  readonly extension?: number
  /** The authority published that its promise is extended by as many days; else the promise stands. */
  readonly extendsPromise?: boolean
  /** 第四十四条 speaks of grants; many authorities bind themselves to the same ten days for refusals. */
  readonly deliversRefusals?: boolean
}

/** The limits that the oracle counts. */
export type LimitName =
  | 'intake'
  | 'decision'
  | 'promise'
  | 'internal'
  | 'delivery'
  | 'hearing-request'
  | 'hearing'
  | 'publication'
  | `step:${string}`

/** The last day of a limit by what is known: a special procedure that goes on is taken to last as long as the applicant was told. */
export type LastDay = {
  /** Null while the authority above has it: nobody knows for how long. */
  readonly lastDay: CivilDay | null
  /** Whether it lies where no holiday notice reaches yet. */
  readonly provisional: boolean
}

/** One civil day of a limit, as it stands when the day is over. */
export type DayOfLimit = LastDay & {
  readonly day: CivilDay
  /** `start` is the day it runs from, which does not count. */
  readonly is: 'start' | 'counted' | 'rest' | 'paused'
  readonly used: number
  readonly left: number
  /** Days so far that would have counted but for a special procedure. */
  readonly paused: number
  /** Counted days since the last day of the limit went by without what it was for. */
  readonly over: number
}

/** One run of a limit. */
export type ReckonedLimit = {
  readonly name: LimitName
  /** The day it runs from, which is not counted itself. */
  readonly from: CivilDay
  /** The day from which anybody could know that it runs: later than `from` if the acceptance was deemed, or the limit runs from receipt. */
  readonly knownFrom: CivilDay
  /** The day of what it was for, or of what made it moot; null if it still runs. */
  readonly ended: CivilDay | null
  /** 第五十条: the last day of the licence that is to be renewed; null for every other limit. */
  readonly endsBy: CivilDay | null
  readonly days: readonly DayOfLimit[]
}

/** All limits of a case up to a day. */
export type Reckoning = {
  readonly accepted: { readonly day: CivilDay; readonly deemed: boolean } | null
  readonly limits: readonly ReckonedLimit[]
  /** Facts that have no effect on any limit because the law does not allow them, each with the reason. */
  readonly struck: readonly { readonly fact: Fact; readonly because: string }[]
}
