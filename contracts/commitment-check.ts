import { repeated, unless } from './found.ts'
import type { Item } from './item.ts'

/** Everything that keeps an item from being decided on a commitment. */
export function checkCommitment({ bearsOn, commitment, materials }: Item): string[] {
  if (!commitment) return []
  const known = new Set(materials.filter(({ ways }) => !ways.includes('form')).map(({ key }) => key))
  return [
    ...bearsOn.map((bearing) => `commitment: the item bears on ${bearing}, where no commitment may be taken`),
    ...repeated(commitment.dispenses).map((key) => `commitment: dispenses with ${key} twice`),
    ...commitment.dispenses.flatMap((key) => unless(known.has(key), `commitment: no material ${key} to dispense with`)),
  ]
}
