import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, Defect, Line } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { leastReason } from '#contracts/intake-law.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'

export type ReturnsCommand = { type: 'allow-second-notice'; reason: string }

/** 退回次数: how often the applicant was sent back to complete this matter, and what may still be named. */
export type ReturnsState = {
  /** 补正告知 in this case, oldest first; `under` which of the two exceptions a further one was sent. */
  notices: readonly { defects: readonly Defect[]; day: string; under: 'fresh' | 'allowed' | null }[]
  /** What the same matter, filed before and withdrawn or refused at the intake, brings along. */
  before: { case: string; returns: number; since: string } | null
  /** What came in with the latest correction: nobody could have named its defects before. */
  fresh: readonly Line[]
  /** 当场更正: days on which something was mended at a window; no return is counted for it. */
  mended: readonly string[]
  allowed: readonly { reason: string; day: string; used: boolean }[]
}

export const noReturns: ReturnsState = { notices: [], before: null, fresh: [], mended: [], allowed: [] }

export const returnsOfMatter = ({ returns }: Pick<CaseState, 'returns'>): number =>
  returns.notices.length + (returns.before?.returns ?? 0)

const isSame = (one: Line, other: Line): boolean => one.about === other.about && one.key === other.key

const withoutRepeats = (lines: readonly Line[]): Line[] =>
  lines.filter((line, place) => lines.findIndex((one) => isSame(one, line)) === place)

/** What this applicant was told to complete: by the notices of this filing alone, each filing having its own. */
export const toldIncomplete = ({ returns }: Pick<CaseState, 'returns'>): Line[] =>
  withoutRepeats(returns.notices.flatMap(({ defects }) => defects.map(({ about, key }) => ({ about, key }))))

/** @source 行政许可法 第三十二条第一款第四项: what nobody was told to complete is no ground */
export function demandTold(gaps: readonly Line[], state: CaseState, name: (line: Line) => string): void {
  demand(state.returns.notices.length > 0, 'case.refusal-needs-notice')
  demand(gaps.length > 0, 'case.refusal-needs-gaps')
  const told = toldIncomplete(state)
  for (const gap of gaps)
    demand(
      told.some((one) => isSame(one, gap)),
      'case.refusal-gap-untold',
      { name: name(gap) },
    )
}

const openException = ({ returns }: CaseState): boolean => returns.allowed.some(({ used }) => !used)

/** Whether the office may send the one list now, whatever it names. */
export function mayNotify(state: CaseState, item: Item): boolean {
  if (openException(state)) return true
  if (returnsOfMatter(state) >= item.returns) return false
  return !state.noticed || state.returns.fresh.length > 0
}

/**
 * 一次性告知: one complete list, never a second, except of what came in with the correction, or where a supervisor has allowed one. Each is
 * counted over all filings of the matter.
 *
 * @source 行政许可法 第三十二条第一款第四项; 连政办传〔2023〕8号: 一次性告知之外，不得再告知, 严格限制受理退回次数
 */
export function demandNoticeLeft(defects: readonly Defect[], state: CaseState, item: Item): void {
  if (openException(state)) return
  const isFresh = (line: Defect) => state.returns.fresh.some((one) => isSame(one, line))
  demand(!state.noticed || defects.every(isFresh), 'case.no-notice-left')
  demand(returnsOfMatter(state) < item.returns, 'case.returns-spent', {
    limit: String(item.returns),
    count: String(returnsOfMatter(state)),
  })
}

/** 特许再次告知: a supervisor lets the office send one more list, with a reason that the applicant reads. */
export function decideReturns({ reason }: ReturnsCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  demand(state.phase === 'intake', 'case.not-in-intake')
  demand(!state.intakeDue || env.day <= parseDay(state.intakeDue.day), 'case.notice-late')
  demand(!mayNotify(state, env.item), 'case.notice-still-left')
  demand(saysAtLeast(reason, leastReason), 'case.exception-needs-reason')
  return [{ type: 'second-notice-allowed', reason, day: env.day }]
}

/** The count as any fact of a case leaves it. */
export function foldReturns(returns: ReturnsState, event: CaseEvent): ReturnsState {
  switch (event.type) {
    case 'submitted':
      return { ...returns, before: event.lineage ?? null }
    case 'deficiency-notified':
      return {
        ...returns,
        notices: [...returns.notices, { defects: event.defects, day: event.day, under: exceptionFor(returns) }],
        fresh: [],
        allowed: returns.allowed.map((one) => ({ ...one, used: true })),
      }
    case 'corrected':
      if (event.onTheSpot) return { ...returns, mended: [...returns.mended, event.day] }
      return {
        ...returns,
        fresh: withoutRepeats([
          ...event.materials.map(({ material }): Line => ({ about: 'material', key: material })),
          ...(event.answered ?? []).map((key): Line => ({ about: 'field', key })),
        ]),
      }
    case 'second-notice-allowed':
      return { ...returns, allowed: [...returns.allowed, { reason: event.reason, day: event.day, used: false }] }
    default:
      return returns
  }
}

const exceptionFor = ({ notices, allowed }: ReturnsState): 'fresh' | 'allowed' | null =>
  allowed.some(({ used }) => !used) ? 'allowed' : notices.length > 0 ? 'fresh' : null
