import { createHmac } from 'node:crypto'
import type { PartyFacts } from '#contracts/asks.ts'
import type { Keys } from '#platform/keys.ts'
import { seal, unseal } from '#platform/vault.ts'

type SealedFacts = Omit<PartyFacts, 'id' | 'kind'>

/** How parties are stored: found by a keyed hash of the code, for the hash of an ID number alone is guessed in seconds. */
export type PartySeal = {
  codeIndex(code: string): Buffer
  seal(party: PartyFacts): Buffer
  unseal(id: string, kind: string, sealed: Uint8Array): PartyFacts
}

export function partySeal(keys: Keys): PartySeal {
  const indexKey = keys.derive('code-index')
  const bound = (id: string) => `party/${id}`
  return {
    codeIndex: (code) => createHmac('sha256', indexKey).update(code).digest(),
    seal: ({ id, kind: _kind, ...facts }) =>
      seal(keys.derive(bound(id)), Buffer.from(JSON.stringify(facts satisfies SealedFacts)), bound(id)),
    unseal: (id, kind, sealed) => ({
      id,
      kind: kind as PartyFacts['kind'],
      ...(JSON.parse(unseal(keys.derive(bound(id)), sealed, bound(id)).toString('utf8')) as SealedFacts),
    }),
  }
}
