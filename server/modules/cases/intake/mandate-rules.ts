import type { MandatedAct, MandateFacts } from '#contracts/mandates.ts'
import { demand } from '#kernel/rule-violation.ts'

/**
 * 代理: an agent acts for whom, for what and until when the mandate says, its last day included, and not beyond.
 *
 * @throws RuleViolation `mandate.other-party`, `mandate.ended` or `mandate.other-scope`
 * @source 行政许可法 第二十九条; 民法典 第一百六十二条, 第一百七十一条, 第一百七十三条
 */
export function demandMandate(
  mandate: MandateFacts | null,
  wanted: { principal: string; item: string; act: MandatedAct; day: string },
): asserts mandate is MandateFacts {
  demand(mandate && mandate.principal === wanted.principal, 'mandate.other-party')
  demand(holds(mandate, wanted), 'mandate.ended')
  demand(reachesTo(mandate, wanted), 'mandate.other-scope')
}

/** Of the mandates that are on record between two, the one that covers what is wanted; null where none is on record. */
export function mandateFor(
  mandates: readonly MandateFacts[],
  wanted: Parameters<typeof demandMandate>[1],
): MandateFacts | null {
  const [newest] = mandates
  if (!newest) return null
  const covering = mandates.find((one) => holds(one, wanted) && reachesTo(one, wanted)) ?? newest
  demandMandate(covering, wanted)
  return covering
}

/** 全面委托: for every item and every act; false where none is on record. */
export const isUnbounded = (mandate: MandateFacts | null): boolean => mandate?.items === null && mandate.acts === null

type Wanted = { item: string; act: MandatedAct; day: string }

const holds = ({ revoked, validUntil }: MandateFacts, { day }: Wanted): boolean =>
  !revoked && (validUntil === null || validUntil >= day)

const reachesTo = ({ acts, items }: MandateFacts, { act, item }: Wanted): boolean =>
  (acts === null || acts.includes(act)) && (items === null || items.includes(item))
