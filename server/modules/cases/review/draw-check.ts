import { createHash, verify, type KeyObject } from 'node:crypto'
import type { DrawRecord } from '#contracts/case-events.ts'
import { rollHash, verifyDraw } from '#kernel/draw.ts'
import { drawParts, pledgeOf, seedOf, type DrawnFor } from './draw-seed.ts'
import { sha256 } from '../drafts/salt.ts'

/** What a record is signed over. */
export function signedText({ purpose, roll, seed, secret, keeps }: DrawRecord): Buffer {
  // A record without a secret was made when the seed was the hash of this signature itself.
  const lines =
    secret === null
      ? ['yichuang-draw-seed-1', purpose, JSON.stringify(roll)]
      : ['yichuang-draw-seed-2', purpose, JSON.stringify(roll), seed, ...(keeps === null ? [] : [keeps])]
  return Buffer.from(lines.join('\n'))
}

/** Whether the published record gives its own result: what anybody can compute again without asking the platform. */
export function drawHolds(record: DrawRecord, publicKey: KeyObject): boolean {
  const { secret, contribution, seed } = record
  const proof = Buffer.from(record.seedProof, 'base64url')
  const expected =
    secret === null || contribution === null
      ? createHash('sha256').update(proof).digest('hex')
      : seedOf({ ...record, secret, contribution })
  return seed === expected && verify(null, signedText(record), publicKey, proof) && resultHolds(record)
}

/** Who was drawn for the same matter before is chosen when on the roll; else the draw is run again. */
function resultHolds(record: DrawRecord): boolean {
  const { keeps, chosen, roll } = record
  if (keeps === null) return verifyDraw({ ...record, count: 1, chosen: [chosen] }, sha256)
  return (
    chosen === keeps && roll.some(({ candidate }) => candidate === keeps) && record.rollHash === rollHash(roll, sha256)
  )
}

/** What the log says of one draw, read by who may: the persons on the roll with their weights, in any order. */
export type Logged = DrawnFor & {
  pledge: string
  roll: readonly { person: string; weight: number }[]
  /** Who was drawn for this task of the case that this one files again; null where there is none. */
  kept?: string | null
}

/**
 * Whether the record is the only one that could come of what was fixed before it. For an auditor, to whom the case's secret is opened:
 * another secret, contribution, purpose, pseudonym, weight or person on the roll is found here, however well the record fits itself. No page asks
 * it: whoever audits runs it.
 *
 * @param ofCase the secret that was pledged
 */
export function drawFollows(record: DrawRecord, logged: Logged, ofCase: string): boolean {
  const { pseudonymOf, ...parts } = drawParts(ofCase, logged)
  const roll = logged.roll
    .map(({ person, weight }) => ({ candidate: pseudonymOf(person), weight }))
    .toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1))
  return (
    pledgeOf(ofCase) === logged.pledge &&
    record.purpose === parts.purpose &&
    record.secret === parts.secret &&
    record.contribution === parts.contribution &&
    record.keeps === (logged.roll.some(({ person }) => person === logged.kept) ? pseudonymOf(logged.kept!) : null) &&
    JSON.stringify(record.roll) === JSON.stringify(roll)
  )
}
