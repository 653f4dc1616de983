import type { Item } from '#contracts/item.ts'
import type { ItemSupervision } from '#contracts/item-supervision.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOf } from '../case-act.ts'
import type { CaseState } from '../case-state.ts'
import { openInspection, revisionOf } from './supervision-state.ts'

type Catalogue = Pick<CasesAsk, 'catalogue'>
type Known = Pick<CaseState, 'item' | 'revision' | 'about' | 'handling' | 'supervision'>

/** 监督检查 as the item's newest revision publishes it: a licence that was granted before is looked at by it too. */
export type RuleInForce = ItemSupervision & { revision: number }

/** Null where the newest revision declares none. */
export async function ruleInForce({ catalogue }: Catalogue, region: string, code: string): Promise<RuleInForce | null> {
  const { supervision, revision } = await catalogue.item(region, code)
  return supervision ? { ...supervision, revision } : null
}

/** The item as it was when the inspection was begun: what was announced then is what is looked at, and what its record names. */
export const itemInspected = (ask: Catalogue, region: string, state: Known, inspection: string): Promise<Item> =>
  itemOf(ask, region, { ...state, revision: revisionOf(state, inspection) })

/** The rule that the page of a case tells, with the points of the inspection that is open; null where the licence never came under one. */
export async function ruleShown(ask: Catalogue, region: string, state: Known): Promise<ItemSupervision | null> {
  const { supervision } = state
  if (!supervision) return null
  const open = openInspection(state)
  const [now, begun] = await Promise.all([
    ruleInForce(ask, region, state.item),
    itemOf(ask, region, { ...state, revision: supervision.revision ?? state.revision }),
  ])
  const rule = now ?? begun.supervision
  if (!rule || !open) return rule ?? null
  return { ...rule, points: (await itemInspected(ask, region, state, open.inspection)).supervision!.points }
}
