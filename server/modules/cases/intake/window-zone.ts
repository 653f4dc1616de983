import type { CatalogueAsk } from '#contracts/asks.ts'
import { takes } from '#contracts/halls.ts'
import type { Item } from '#contracts/item.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import type { Session } from '#platform/session.ts'

type Counter = Pick<Session, 'region' | 'office' | 'counter'>

/** Whether the counter of a session takes an item. */
export async function takesHere(
  catalogue: CatalogueAsk,
  { region, office, counter }: Counter,
  item: Pick<Item, 'code' | 'office'>,
): Promise<boolean> {
  if (office === null) return true
  const group = await catalogue.counterGroup(region, office, counter)
  return group === null || (group !== 'unknown' && takes(group, item))
}

/**
 * 窗口专区: a counter files what its group takes, and nothing else; a counter that its hall does not publish files nothing. The hours
 * are published and not a rule (docs/decisions/0012): whoever stands at a counter after closing is still served (延时服务).
 *
 * @throws RuleViolation `window.other-zone` with the counters that take the item
 */
export async function refuseOtherZones(
  catalogue: CatalogueAsk,
  session: Counter,
  item: Pick<Item, 'code' | 'office'>,
): Promise<void> {
  const { region, office } = session
  if (await takesHere(catalogue, session, item)) return
  const hall = (await catalogue.facts(region)).halls.find((one) => one.office === office)!
  const zones = hall.groups.filter((one) => takes(one, item)).map((one) => one.name)
  throw new RuleViolation('window.other-zone', { zones: zones.join('、') })
}
