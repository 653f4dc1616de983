import { quotaRegister } from '#contracts/quotas.ts'
import { demand } from '#kernel/rule-violation.ts'
import type { CaseEnv } from '../case-env.ts'

/** How the places of an item stand for one case: how many are given, and how many wait that were taken in before it. */
export type QuotaStanding = { given: number; ahead: number }

/** A place as the decision takes it: its number stands in the register once. */
export type QuotaPlace = { register: string; number: number }

/**
 * 先来后到: a place is given to whoever was taken in before all others for whom there is none left over; where the last one is gone the
 * application is refused for that reason, and not before.
 *
 * @param standing as it was read with the decision; null where the item has no limited number
 * @throws RuleViolation `quota.…`
 * @source 行政许可法 第五十七条
 */
export function placeOf(
  { outcome, noPlace = false }: { outcome: 'granted' | 'refused'; noPlace?: boolean },
  standing: QuotaStanding | null,
  { item, day }: Pick<CaseEnv, 'item' | 'day'>,
): QuotaPlace | null {
  const { quota } = item
  demand(quota || !noPlace, 'quota.unlimited')
  if (!quota) return null
  if (!standing) throw new RangeError(`a case of ${item.code} is decided without its quota`)
  const left = quota.total - standing.given
  demand(!noPlace || outcome === 'refused', 'quota.only-refused')
  demand(!noPlace || left <= 0, 'quota.places-left', { left: String(left) })
  if (outcome === 'refused') return null
  demand(left > 0, 'quota.none-left', { total: String(quota.total) })
  demand(standing.ahead < left, 'quota.others-first', { left: String(left), ahead: String(standing.ahead) })
  return { register: quotaRegister(item.code, day), number: standing.given + 1 }
}
