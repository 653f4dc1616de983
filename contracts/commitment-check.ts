import { repeated, unless } from './found.ts'
import type { Item } from './item.ts'

/** A list by name or number: 《国务院……》, 国发〔…〕…号, 国办发〔…〕…号. */
const ofStateCouncil = /《国务院[^》]+》|国(?:办)?发〔\d{4}〕\d+号/

/** Everything that keeps an item from being decided on a commitment. */
export function checkCommitment({ bearsOn, commitment, materials }: Item): string[] {
  if (!commitment) return []
  const known = new Set(materials.filter(({ ways }) => !ways.includes('form')).map(({ key }) => key))
  return [
    ...bearsOn.flatMap((bearing) =>
      unless(
        commitment.listed !== undefined && ofStateCouncil.test(commitment.listed),
        `commitment: the item bears on ${bearing}, where no commitment may be taken unless a list of the State Council has it`,
      ),
    ),
    ...repeated(commitment.dispenses).map((key) => `commitment: dispenses with ${key} twice`),
    ...commitment.dispenses.flatMap((key) => unless(known.has(key), `commitment: no material ${key} to dispense with`)),
  ]
}
