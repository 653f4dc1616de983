import { barGrounds, type BarGround } from '#contracts/bar-events.ts'
import { barsApplicants } from '#contracts/bars.ts'
import type { CaseEvent, Line } from '#contracts/case-events.ts'
import type { Item } from '#contracts/item.ts'
import { isComposite } from '#contracts/item-parts.ts'
import { dayText, parseDay, yearsAfter, type Day } from '#kernel/day.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'
import type { CaseState } from '../case-state.ts'
import { calledFor } from '../parts/part-plan.ts'

/** The register has revoked the licence for fraud on that day. */
export type BarCommand = { type: 'note-fraud'; revokedDay: string }

/** 不得再次申请. */
export type BarState = { ground: BarGround; since: string; until: string }

/** The same as it follows from a case: `items` may not be applied for again. */
export type BarBegun = BarState & { items: readonly string[] }

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

/** An item that is applied for, and the title of the part that it is; null for what the application itself is for. */
type Asked = Pick<Item, 'bearsOn'> & { item: Item['code']; part: string | null; of: Item['parts'][number] | null }

/** What these answers apply for: the item, and each part of it that they call for and that is not filed on its own. */
export function askedWith(
  item: Pick<Item, 'code' | 'parts' | 'plan' | 'form' | 'bearsOn'>,
  answers: Record<string, unknown>,
  parts: CaseState['parts'] = {},
): Asked[] {
  const called = isComposite(item) ? calledFor(item, answers) : []
  return [
    { item: item.code, part: null, of: null, bearsOn: item.bearsOn },
    ...item.parts
      .filter(({ key }) => called.includes(key) && !parts[key]?.joined)
      .map((one) => ({ item: one.item, part: one.title, of: one, bearsOn: one.bearsOn })),
  ]
}

/**
 * 虚假材料 in an application that is refused at its intake. A whole is no licence: who files it applies for those of its parts, so it bars from each
 * that bears on safety, health, life or property and was applied for with what is untrue.
 *
 * @param untrue by the keys of the application
 * @source 行政许可法 第七十八条、第二十六条第二款
 */
export function barFromIntake(
  untrue: readonly Line[],
  state: CaseState,
  { item, day }: Pick<CaseEnv, 'item' | 'day'>,
): CaseEvent[] {
  if (!isComposite(item)) return barFrom('false-material', item, day)
  const barring = askedWith(item, state.plain, state.parts)
    .filter(barsApplicants)
    .filter(({ of }) => of === null || untrue.some((line) => uses(of, line)))
  if (barring.length === 0) return []
  return [{ ...barOn('false-material', day), items: barring.map((one) => one.item) }]
}

/** Whether an application for the part goes with that answer or material of the whole. */
const uses = ({ fields, materials }: Item['parts'][number], { about, key }: Line): boolean =>
  Object.values(about === 'field' ? fields : materials).includes(key)

/** The bar that begins on that day; none where the item does not bear on safety, health, life or property. */
export function barFrom(ground: BarGround, item: CaseEnv['item'], day: Day): CaseEvent[] {
  return barsApplicants(item) ? [barOn(ground, day)] : []
}

function barOn(ground: BarGround, day: Day) {
  const { years, basis } = barGrounds[ground]
  return { type: 'barred' as const, ground, until: yearsAfter(day, years), basis, day }
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

/** Titles of the parts of a whole that a bar from its intake keeps from; null where it keeps from the item of the case. */
export function partsBarred({ parts }: Pick<Item, 'parts'>, { items }: BarBegun): string | null {
  const titles = parts.filter(({ item }) => items.includes(item)).map(({ title }) => title)
  return titles.length > 0 ? titles.join('、') : null
}

export const foldBar = (
  state: CaseState,
  { ground, until, items = [state.item], day }: Extract<CaseEvent, { type: 'barred' }>,
): CaseState => ({
  ...state,
  bars: [...state.bars, { ground, since: day, until, items }],
})
