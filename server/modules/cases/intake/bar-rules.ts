import { barGrounds, type BarGround } from '#contracts/bar-events.ts'
import { barsApplicants } from '#contracts/bars.ts'
import type { CaseEvent } from '#contracts/case-events.ts'
import { dayText, parseDay, yearsAfter, type Day } from '#kernel/day.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'

/** The register has revoked the licence for fraud on that day. */
export type BarCommand = { type: 'note-fraud'; revokedDay: string }

/** 不得再次申请 as it follows from a case. */
export type BarState = { ground: BarGround; since: string; until: string }

/** A bar for what is applied for; `part`: the name of the part of a whole that it bars from, null where it bars from the item itself. */
export type BarFound = BarState & { part: string | null }

/** A bar of an applicant for the item of an application, or for a part of it, as it stands on the day of filing. */
export type LastingBar = Pick<BarState, 'ground' | 'until'> & { part?: string | null }

/**
 * A licence that was revoked for fraud bars whoever held it, where the item is one of those that the law names.
 *
 * @source 行政许可法 第七十九条
 */
export function decideBar(command: BarCommand, state: CaseState, env: CaseEnv): CaseEvent[] {
  if (!state.credential || state.bars.some(({ ground }) => ground === 'fraud')) return []
  return barFrom('fraud', env.item, parseDay(command.revokedDay))
}

/** The bar that begins on that day; none where the item does not bear on safety, health, life or property. */
export function barFrom(ground: BarGround, item: CaseEnv['item'], day: Day): CaseEvent[] {
  if (!barsApplicants(item)) return []
  const { years, basis } = barGrounds[ground]
  return [{ type: 'barred', ground, until: yearsAfter(day, years), basis, day }]
}

/**
 * No new application for the licence before the bar has ended. What is asked of a licence that is held is not applying for it again.
 *
 * @throws RuleViolation `case.barred`, `parts.barred`
 * @source 行政许可法 第七十八条、第七十九条
 */
export function demandNotBarred(bar: LastingBar | null, { day }: Pick<CaseEnv, 'day'>, asksOfLicence: boolean): void {
  if (!bar || asksOfLicence || day > bar.until) return
  const params = { ground: barGrounds[bar.ground].text, until: dayText(bar.until) }
  throw bar.part
    ? new RuleViolation('parts.barred', { ...params, part: bar.part })
    : new RuleViolation('case.barred', params)
}

export const foldBar = (
  state: CaseState,
  { ground, until, day }: Extract<CaseEvent, { type: 'barred' }>,
): CaseState => ({
  ...state,
  bars: [...state.bars, { ground, since: day, until }],
})
