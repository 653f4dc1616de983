import { sign } from 'node:crypto'
import type { DrawRecord } from '#contracts/case-events.ts'
import { draw, loadWeight, rollHash, type RollEntry } from '#kernel/draw.ts'
import type { Keys } from '#platform/keys.ts'
import { signedText } from './draw-check.ts'
import { caseSecret, drawParts, seedOf, type DrawnFor, type DrawParts } from './draw-seed.ts'
import { sha256 } from '../drafts/salt.ts'

export type Candidate = { grantId: string; person: string; desk: string; ties?: readonly string[] }

/**
 * Draws one for a task, and makes the record by which anybody can run the draw again. The same task, candidates and loads give the same
 * record: whoever tries again gets nobody else.
 *
 * @param load open tasks by desk
 * @param held duty by person in this case; they can't be drawn
 * @param kept who reviewed the same matter when it was filed before: whoever can still be drawn is chosen without a draw
 * @returns null when nobody is left
 */
export function drawOne(
  keys: Pick<Keys, 'derive' | 'evidence'>,
  drawnFor: DrawnFor,
  everybody: readonly Candidate[],
  load: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, string>,
  kept?: string,
): { candidate: Candidate; record: DrawRecord } | null {
  // One natural person is one candidate, and nobody is drawn twice in one case: each opinion is another person's.
  const persons = new Set<string>()
  const candidates = everybody.filter(
    (member) => !held.has(member.person) && !persons.has(member.person) && persons.add(member.person),
  )
  if (candidates.length === 0) return null

  const { pseudonymOf, ...parts } = drawParts(caseSecret(keys, drawnFor), drawnFor)
  const byName = new Map(candidates.map((member) => [pseudonymOf(member.person), member]))
  // In the order of the pseudonyms: another order would say something of the persons.
  const roll = [...byName]
    .map(([candidate, { desk }]) => ({ candidate, weight: loadWeight(load.get(desk) ?? 0) }))
    .toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1))
  const keeps = candidates.some(({ person }) => person === kept) ? pseudonymOf(kept!) : null
  const record = recordOf(keys, parts, roll, keeps)
  return { candidate: byName.get(record.chosen)!, record }
}

/** Draws one of a roll, and signs what anybody needs to draw again. */
export function recordOf(
  keys: Pick<Keys, 'evidence'>,
  parts: Omit<DrawParts, 'pseudonymOf'>,
  roll: readonly RollEntry[],
  keeps: string | null,
): DrawRecord {
  const seed = seedOf({ ...parts, rollHash: rollHash(roll, sha256) })
  const result = draw({ roll, seed, count: 1, purpose: parts.purpose }, sha256)
  const record: DrawRecord = {
    algorithm: result.algorithm,
    ...parts,
    roll: [...roll],
    rollHash: result.rollHash,
    seed,
    seedProof: '',
    keeps,
    chosen: keeps ?? result.chosen[0]!,
    degenerate: roll.length < 3,
  }
  return { ...record, seedProof: sign(null, signedText(record), keys.evidence.privateKey).toString('base64url') }
}
