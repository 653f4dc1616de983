import { canonical } from './canonical.ts'
import type { Hash } from './bytes.ts'
import { compareBytes, concat, toHex, utf8 } from './bytes.ts'

/** One who may be drawn (抽取名单): by id and weight, never by name. */
export type RollEntry = {
  /** an id that is unique on the roll and says nothing about the person */
  readonly candidate: string
  /** a positive integer; twice the weight, twice the chance of being next */
  readonly weight: number
}

/** Everything a draw (随机抽取) depends on; whoever has it can run the draw again and gets the same result. */
export type DrawRequest = {
  readonly roll: readonly RollEntry[]
  /** at least 32 bytes as lower-case hex, that did not exist when the roll was frozen */
  readonly seed: string
  /** how many are drawn, at least 1 and at most as many as the roll has */
  readonly count: number
  /** what is drawn for (`case 7Q2… review`), so that one seed serves several draws that tell nothing about each other */
  readonly purpose: string
}

/** What a draw gave, with the hash that ties it to its roll. */
export type DrawResult = {
  readonly algorithm: 'yichuang-draw-1'
  /** SHA-256 of the canonical roll, in hex; published before the seed exists */
  readonly rollHash: string
  /** in the order drawn; a draw of one more from the same roll, seed and purpose begins with the same */
  readonly chosen: readonly string[]
}

/** A draw as it is published; `algorithm` is any text, since a record is a claim until it is verified. */
export type DrawRecord = DrawRequest & Omit<DrawResult, 'algorithm'> & { readonly algorithm: string }

const algorithm = 'yichuang-draw-1'

/**
 * 随机抽取: a weighted draw without replacement that anybody can run again, in any language.
 *
 * Algorithm `yichuang-draw-1`; all integers, all texts UTF-8, LF is the byte 0x0a:
 * 1. Canonical roll: the entries sorted by the UTF-8 bytes of the candidate; each a line
 *    `["<candidate>",<weight>]` LF, in canonical JSON (RFC 8785). rollHash = hex(SHA-256(all lines)).
 * 2. key = SHA-256 of the canonical JSON text `["yichuang-draw-1","<seed>","<rollHash>","<purpose>"]`.
 * 3. Counter stream: number i (from 0) = the first 8 bytes, big-endian, of SHA-256(key || i as 8 bytes, big-endian).
 * 4. To draw one: W = sum of the weights still on the roll. Take the next number x of the stream; if
 *    x >= 2^64 - (2^64 mod W), drop it and take the next (so no candidate gains by the remainder). r = x mod W.
 *    Walk the canonical roll adding up weights; chosen is the first whose running sum exceeds r. It leaves the roll.
 * 5. Repeat 4 `count` times, going on in the same stream.
 *
 * Nobody can steer the result if the roll is frozen and its hash published before anybody can know the seed.
 *
 * @throws RangeError for a roll with a repeated candidate, a weight that is not a positive integer, or weights that add
 *   up to more than 2^53 - 1; for a seed that is not hex of 32 bytes or more; for a count outside 1 … roll length
 */
export function draw(request: DrawRequest, sha256: Hash): DrawResult {
  if (!/^(?:[0-9a-f]{2}){32,}$/.test(request.seed))
    throw new RangeError('a seed is at least 32 bytes of lower-case hex')
  const left = canonicalRoll(request.roll)
  if (!Number.isInteger(request.count) || request.count < 1 || request.count > left.length)
    throw new RangeError(`cannot draw ${request.count} of ${left.length}`)

  const rollHash = hashOf(left, sha256)
  const key = sha256(utf8(canonical([algorithm, request.seed, rollHash, request.purpose])))
  const next = numbers(key, sha256)
  const chosen: string[] = []
  while (chosen.length < request.count) {
    const at = indexAt(left, below(totalWeight(left), next))
    chosen.push(...left.splice(at, 1).map((entry) => entry.candidate))
  }
  return { algorithm, rollHash, chosen }
}

/** The hash of a roll alone: what is published when the roll is frozen. Throws like `draw` for a bad roll. */
export function rollHash(roll: readonly RollEntry[], sha256: Hash): string {
  return hashOf(canonicalRoll(roll), sha256)
}

/** True when running the record's own request again gives the record's result; false for a record that cannot be run. */
export function verifyDraw(record: DrawRecord, sha256: Hash): boolean {
  try {
    const { algorithm, rollHash, chosen } = record
    return canonical(draw(record, sha256)) === canonical({ algorithm, rollHash, chosen })
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return false
    throw error
  }
}

/**
 * The weight of a reviewer who already holds `openTasks` tasks: 720720 / (1 + openTasks), rounded down, at least 1.
 *
 * So an idle reviewer is twice as likely as one with one task, three times as likely as one with two.
 * 720720 is divisible by 1 … 16, so the ratios are exact up to 15 open tasks.
 *
 * @throws RangeError unless openTasks is an integer of at least 0
 */
export function loadWeight(openTasks: number): number {
  if (!Number.isSafeInteger(openTasks) || openTasks < 0) throw new RangeError(`no load: ${openTasks}`)
  return Math.max(1, Math.floor(720720 / (1 + openTasks)))
}

function canonicalRoll(roll: readonly RollEntry[]): RollEntry[] {
  if (new Set(roll.map((entry) => entry.candidate)).size !== roll.length)
    throw new RangeError('a candidate is on the roll twice')
  if (roll.some(({ weight }) => !Number.isSafeInteger(weight) || weight < 1))
    throw new RangeError('a weight is a positive integer')
  if (!Number.isSafeInteger(totalWeight(roll))) throw new RangeError('the weights add up to more than 2^53 - 1')
  return roll
    .map((entry) => ({ entry, bytes: utf8(entry.candidate) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ entry }) => entry)
}

const hashOf = (sorted: readonly RollEntry[], sha256: Hash): string =>
  toHex(sha256(utf8(sorted.map(({ candidate, weight }) => `${canonical([candidate, weight])}\n`).join(''))))

const totalWeight = (roll: readonly RollEntry[]): number => roll.reduce((sum, entry) => sum + entry.weight, 0)

function numbers(key: Uint8Array, sha256: Hash): () => bigint {
  let counter = 0n
  return () => {
    const block = new Uint8Array(8)
    new DataView(block.buffer).setBigUint64(0, counter++)
    const hashed = sha256(concat(key, block))
    return new DataView(hashed.buffer, hashed.byteOffset).getBigUint64(0)
  }
}

/** A number from 0 to before `limit`, each equally likely. */
function below(limit: number, next: () => bigint): number {
  const width = BigInt(limit)
  const end = 2n ** 64n - (2n ** 64n % width)
  for (;;) {
    const number = next()
    if (number < end) return Number(number % width)
  }
}

/** The place of the first entry whose running sum exceeds `r`, where r is below the sum of all. */
function indexAt(roll: readonly RollEntry[], r: number): number {
  let sum = 0
  return roll.findIndex(({ weight }) => (sum += weight) > r)
}
