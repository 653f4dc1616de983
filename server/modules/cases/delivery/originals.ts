import type { Item, Material } from '#contracts/item.ts'
import type { CaseState } from '../case-state.ts'

/** What the rule needs of an item. */
export type LooksAtOriginals = Pick<Item, 'originals'> & { materials: readonly Pick<Material, 'key' | 'name'>[] }

/**
 * 先审后验: what was reviewed as a file and has its original looked at when the result is fetched. What a window took in as paper or
 * scanned itself has been looked at there.
 */
export function originalsToCheck(
  item: LooksAtOriginals,
  state: Pick<CaseState, 'materials'>,
): { key: string; name: string }[] {
  if (item.originals !== 'at-pick-up') return []
  return item.materials
    .filter(({ key }) => state.materials.some((fact) => fact.material === key && fact.way === 'upload'))
    .map(({ key, name }) => ({ key, name }))
}
