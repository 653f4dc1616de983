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
  /** `told`: the day on which the applicant was told in writing how long it takes; null if never. */
  | {
      readonly is: 'procedure-begun'
      readonly procedure: string
      readonly kind: SpecialProcedure
      readonly told: CivilDay | null
    }
  | { readonly is: 'procedure-ended'; readonly procedure: string }
  /** The head who may do so granted more days and the applicant was told why. */
  | { readonly is: 'extended'; readonly days: number }
)

/** In what a limit is counted: 工作日 or 自然日. */
export type Unit = 'working-days' | 'calendar-days'

/** What law and the published item say of the limits of one case that are not the same for all. */
export type ItemLaw = {
  readonly decision: { readonly days: number; readonly unit: Unit }
  /** The shorter limit that the authority promised (承诺时限). */
  readonly promise?: { readonly days: number; readonly unit: Unit }
  /** Most days that the decision may be extended by, once: 10 for one authority, 15 for joint handling. */
  readonly extension?: number
  /** Some laws count from the receipt of the papers instead of acceptance. */
  readonly decisionFrom?: 'acceptance' | 'receipt'
  /** 捆绑计算: special procedures count. */
  readonly bundled?: boolean
}

/** The limits that the oracle counts. */
export type LimitName = 'intake' | 'decision' | 'promise' | 'delivery' | 'hearing-request' | 'hearing' | 'publication'

/** One civil day of a limit, as it stands when the day is over. */
export type DayOfLimit = {
  readonly day: CivilDay
  readonly is: 'counted' | 'rest' | 'paused'
  readonly used: number
  readonly left: number
  /** Counted days since the last day of the limit went by without what it was for. */
  readonly over: number
  /** The last day of the limit by what is known on this day; null while a special procedure is under way, since nobody knows when it ends. */
  readonly lastDay: CivilDay | null
  /** Whether the last day lies where no holiday notice reaches yet. */
  readonly provisional: boolean
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
  readonly days: readonly DayOfLimit[]
}

/** All limits of a case up to a day. */
export type Reckoning = {
  readonly accepted: { readonly day: CivilDay; readonly deemed: boolean } | null
  readonly limits: readonly ReckonedLimit[]
  /** Facts that have no effect on any limit because the law does not allow them, each with the reason. */
  readonly struck: readonly { readonly fact: Fact; readonly because: string }[]
}
