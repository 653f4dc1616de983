import { createHash, createHmac, sign } from 'node:crypto'
import type { DrawRecord } from '#contracts/case-events.ts'
import { draw, loadWeight } from '#kernel/draw.ts'
import type { Keys } from '#platform/keys.ts'
import { sha256 } from './submit-route.ts'

export type Candidate = { grantId: string; person: string; desk: string }

/**
 * Draws one for a task, and makes the record by which anybody can run the draw again. The same task, candidates and loads give the same
 * record: whoever tries again gets nobody else.
 *
 * @param ref the task, as its `task-opened` event recorded it before the draw
 * @param load open tasks by desk
 * @param held duty by person in this case; they can't be drawn
 * @returns null when nobody is left
 */
export function drawOne(
  keys: Pick<Keys, 'derive' | 'evidence'>,
  { region, ref }: { region: string; ref: string },
  everybody: readonly Candidate[],
  load: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, string>,
): { candidate: Candidate; record: DrawRecord } | null {
  // One natural person is one candidate, and nobody is drawn twice in one case: each opinion is another person's.
  const persons = new Set<string>()
  const candidates = everybody.filter(
    (member) => !held.has(member.person) && !persons.has(member.person) && persons.add(member.person),
  )
  if (candidates.length === 0) return null

  // Bound to the task so that there is only one, and keyed, since the public record must not lead to the task.
  const purpose = keyed(keys, 'draw-purposes', `${region}/${ref}`).slice(0, 32)
  const byName = new Map(
    candidates.map((member) => [keyed(keys, 'draw-pseudonyms', `${purpose}/${member.person}`).slice(0, 20), member]),
  )
  // In the order of the pseudonyms: another order would say something of the persons.
  const roll = [...byName]
    .map(([candidate, { desk }]) => ({ candidate, weight: loadWeight(load.get(desk) ?? 0) }))
    .toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1))
  // The seed is the hash of a signature over purpose and roll, which our signer makes in one way only. Other valid signatures exist for
  // the key's holder: docs/decisions/0004-draw.md says what that leaves open.
  const proof = sign(
    null,
    Buffer.from(`yichuang-draw-seed-1\n${purpose}\n${JSON.stringify(roll)}`),
    keys.evidence.privateKey,
  )
  const seed = createHash('sha256').update(proof).digest('hex')
  const result = draw({ roll, seed, count: 1, purpose }, sha256)
  const record: DrawRecord = {
    algorithm: result.algorithm,
    purpose,
    roll,
    rollHash: result.rollHash,
    seed,
    seedProof: proof.toString('base64url'),
    chosen: result.chosen[0]!,
    degenerate: roll.length < 3,
  }
  return { candidate: byName.get(record.chosen)!, record }
}

const keyed = (keys: Pick<Keys, 'derive'>, purpose: string, text: string) =>
  createHmac('sha256', keys.derive(purpose)).update(text).digest('hex')
