import type { CatalogueAsk } from '#contracts/asks.ts'
import type { Item } from '#contracts/item.ts'
import type { Session } from '#platform/session.ts'
import type { CaseState } from '../case-state.ts'
import type { ActsAt } from './charge-rules.ts'
import { refuseOtherZones, takesHere } from './window-zone.ts'

type Place = Pick<Session, 'role' | 'region' | 'office' | 'counter'>

/**
 * Where a session does an act of the intake.
 *
 * @throws RuleViolation `window.other-zone` at a counter that does not take the item
 */
export async function actsAt(
  catalogue: CatalogueAsk,
  session: Place,
  item: Pick<Item, 'code' | 'office'>,
): Promise<ActsAt> {
  if (session.role !== 'clerk') return null
  await refuseOtherZones(catalogue, session, item)
  return { hall: session.office ?? '' }
}

/** Whether whoever asks may take the case in as far as the place goes: the office may, and of the windows those that are charged. */
export async function mayTakeIn(
  catalogue: CatalogueAsk,
  session: Place,
  { charge }: Pick<CaseState, 'charge'>,
  item: Pick<Item, 'code' | 'office'>,
): Promise<boolean> {
  if (session.role === 'acceptor') return true
  if (session.role !== 'clerk' || charge.hall === null || charge.hall !== session.office) return false
  return takesHere(catalogue, session, item)
}
