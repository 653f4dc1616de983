import { saysAtLeast } from '#contracts/text-length.ts'
import type { CaseEvent, Defect } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { leastReason } from '#contracts/intake-law.ts'
import { parseDay } from '#kernel/day.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'

export type ReturnsCommand = { type: 'allow-second-notice'; reason: string }

type Line = { about: 'material' | 'field'; key: string }

/** 退回次数: how often the applicant was sent back to complete this matter, and what may still be named. */
export type ReturnsState = {
  /** 补正告知 in this case, oldest first. */
  notices: readonly { defects: readonly Defect[]; day: string }[]
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
  const isFresh = ({ about, key }: Defect) => state.returns.fresh.some((one) => one.about === about && one.key === key)
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
        notices: [...returns.notices, { defects: event.defects, day: event.day }],
        fresh: [],
        allowed: returns.allowed.map((one) => ({ ...one, used: true })),
      }
    case 'corrected':
      if (event.onTheSpot) return { ...returns, mended: [...returns.mended, event.day] }
      return {
        ...returns,
        fresh: [
          ...event.materials.map(({ material }): Line => ({ about: 'material', key: material })),
          ...(event.answered ?? []).map((key): Line => ({ about: 'field', key })),
        ].filter(
          (line, place, all) => all.findIndex((one) => one.about === line.about && one.key === line.key) === place,
        ),
      }
    case 'second-notice-allowed':
      return { ...returns, allowed: [...returns.allowed, { reason: event.reason, day: event.day, used: false }] }
    default:
      return returns
  }
}
