import type { Hash } from './bytes.ts'
import { concat, sameBytes } from './bytes.ts'

/** A complete subtree of 2^level leaves, the index-th of its level from the left: what a store of the tree keeps. */
export type Node = { readonly level: number; readonly index: number }

/** The hash of a complete subtree. */
export type NodeHashes = (node: Node) => Uint8Array

/** A proof before its hashes are fetched: each element of the proof is the root over some complete subtrees. */
export type ProofPath = readonly (readonly Node[])[]

/** The complete subtrees of a growing tree, largest first: all that is needed to append and to know the root. */
export type Frontier = { readonly size: number; readonly peaks: readonly Uint8Array[] }

/**
 * Hash of a leaf; the byte before its content tells it from an inner node.
 *
 * @source RFC 9162 2.1.1
 */
export const leafHash = (data: Uint8Array, hash: Hash): Uint8Array => hash(concat(Uint8Array.of(0), data))

/**
 * Hash of an inner node from the hashes of its two children.
 *
 * @source RFC 9162 2.1.1
 */
export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array =>
  hash(concat(Uint8Array.of(1), left, right))

/** Where every tree begins: no leaf yet. */
export const emptyFrontier: Frontier = { size: 0, peaks: [] }

/**
 * The frontier with one more leaf.
 *
 * @param onNode is told every subtree that this leaf completes, the leaf itself (level 0) first
 */
export function append(
  frontier: Frontier,
  leaf: Uint8Array,
  hash: Hash,
  onNode?: (node: Node, hash: Uint8Array) => void,
): Frontier {
  const peaks = [...frontier.peaks]
  let node = { level: 0, index: frontier.size }
  let top = leaf
  onNode?.(node, top)
  while (node.index % 2 === 1) {
    const left = peaks.pop()
    if (!left) throw new RangeError('a frontier has one peak for each bit of its size')
    top = nodeHash(left, top, hash)
    node = { level: node.level + 1, index: (node.index - 1) / 2 }
    onNode?.(node, top)
  }
  return { size: frontier.size + 1, peaks: [...peaks, top] }
}

/** The root of the tree; of no leaves, the hash of nothing. */
export function frontierRoot(frontier: Frontier, hash: Hash): Uint8Array {
  return overPeaks(frontier.peaks, hash) ?? hash(new Uint8Array(0))
}

/**
 * The root over hashed leaves.
 *
 * @source RFC 9162 2.1.1
 */
export function rootOf(leaves: readonly Uint8Array[], hash: Hash): Uint8Array {
  let frontier = emptyFrontier
  for (const leaf of leaves) frontier = append(frontier, leaf, hash)
  return frontierRoot(frontier, hash)
}

/** All complete subtrees over hashed leaves, in memory. Asking for one that is not complete throws RangeError. */
export function nodesOf(leaves: readonly Uint8Array[], hash: Hash): NodeHashes {
  const levels: Uint8Array[][] = []
  let frontier = emptyFrontier
  for (const leaf of leaves)
    frontier = append(frontier, leaf, hash, (node, value) => {
      ;(levels[node.level] ??= []).push(value)
    })
  return ({ level, index }) => {
    const value = levels[level]?.[index]
    if (!value) throw new RangeError(`no complete subtree ${index} at level ${level}`)
    return value
  }
}

/**
 * What proves that the leaf `index` is in the tree of the first `size` leaves, nearest sibling first.
 *
 * @throws RangeError unless 0 <= index < size, both integers
 * @source RFC 9162 2.1.3.1
 */
export function inclusionPath(index: number, size: number): ProofPath {
  if (!isSize(index) || !isSize(size) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path: Node[][] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + split(end - start)
    if (index < middle) {
      path.unshift(subtrees(middle, end))
      end = middle
    } else {
      path.unshift(subtrees(start, middle))
      start = middle
    }
  }
  return path
}

/**
 * What proves that the tree of the first `newSize` leaves only added to the tree of the first `oldSize`.
 * Empty when either nothing was added or there was nothing to add to.
 *
 * @throws RangeError unless 0 <= oldSize <= newSize, both integers
 * @source RFC 9162 2.1.4.1
 */
export function consistencyPath(oldSize: number, newSize: number): ProofPath {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize)
    throw new RangeError(`a tree of ${newSize} does not follow one of ${oldSize}`)
  if (oldSize === 0) return []
  const path: Node[][] = []
  let [start, end] = [0, newSize]
  while (end !== oldSize) {
    const middle = start + split(end - start)
    if (oldSize <= middle) {
      path.unshift(subtrees(middle, end))
      end = middle
    } else {
      path.unshift(subtrees(start, middle))
      start = middle
    }
  }
  // The verifier knows the old root itself when the old tree is one complete subtree on the left.
  return start === 0 ? path : [subtrees(start, end), ...path]
}

/** The proof along a path. A store reads `path.flat()` first and answers from what it read. */
export function proofAlong(path: ProofPath, nodes: NodeHashes, hash: Hash): Uint8Array[] {
  return path.map((range) => {
    const root = overPeaks(range.map(nodes), hash)
    if (!root) throw new RangeError('a proof element covers at least one subtree')
    return root
  })
}

/** The inclusion proof of one of a list of hashed leaves. For many proofs of one tree keep `nodesOf`. */
export const inclusionProof = (index: number, leaves: readonly Uint8Array[], hash: Hash): Uint8Array[] =>
  proofAlong(inclusionPath(index, leaves.length), nodesOf(leaves, hash), hash)

/** The consistency proof between the first `oldSize` and all of a list of hashed leaves. */
export const consistencyProof = (oldSize: number, leaves: readonly Uint8Array[], hash: Hash): Uint8Array[] =>
  proofAlong(consistencyPath(oldSize, leaves.length), nodesOf(leaves, hash), hash)

/** Largest power of two below `size`, for size > 1. */
function split(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** The complete subtrees, left to right, that cover the leaves from start to before end; start is aligned by `split`. */
function subtrees(start: number, end: number): Node[] {
  const nodes: Node[] = []
  for (let at = start; at < end;) {
    let [level, width] = [0, 1]
    while (at % (width * 2) === 0 && at + width * 2 <= end) [level, width] = [level + 1, width * 2]
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

function overPeaks(peaks: readonly Uint8Array[], hash: Hash): Uint8Array | undefined {
  if (peaks.length === 0) return undefined
  return peaks.reduceRight((right, left) => nodeHash(left, right, hash))
}

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0

/** What somebody claims about one leaf; `leaf` is the leaf's hash, computed by the verifier from the data. */
export type InclusionClaim = {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/**
 * True when the leaf stands at `index` in the tree with that size and root. Never throws for a bad claim.
 *
 * @source RFC 9162 2.1.3.2
 */
export function verifyInclusion(claim: InclusionClaim, hash: Hash): boolean {
  const { index, size, leaf, proof, root } = claim
  if (!isSize(index) || !isSize(size) || index >= size) return false
  let [place, last] = [index, size - 1]
  let reached = leaf
  for (const part of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      reached = nodeHash(part, reached, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else reached = nodeHash(reached, part, hash)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameBytes(reached, root)
}

/**
 * The claim that the tree of `newSize` leaves begins with exactly the leaves of the tree of `oldSize`, and its proof.
 */
export type ConsistencyClaim = {
  readonly oldSize: number
  readonly oldRoot: Uint8Array
  readonly newSize: number
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * True when the newer tree holds the older one unchanged. Never throws for a bad claim.
 * An empty tree is consistent with every later one, by an empty proof, if its root is that of the empty tree.
 *
 * @source RFC 9162 2.1.4.2
 */
export function verifyConsistency(claim: ConsistencyClaim, hash: Hash): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false
  if (oldSize === newSize) return proof.length === 0 && sameBytes(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0 && sameBytes(oldRoot, frontierRoot(emptyFrontier, hash))

  let [place, last] = [oldSize - 1, newSize - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  const [first, ...rest] = place === 0 ? [oldRoot, ...proof] : proof
  if (!first) return false
  let [oldReached, newReached] = [first, first]
  for (const part of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      oldReached = nodeHash(part, oldReached, hash)
      newReached = nodeHash(part, newReached, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else newReached = nodeHash(newReached, part, hash)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameBytes(oldReached, oldRoot) && sameBytes(newReached, newRoot)
}

const half = (n: number): number => Math.floor(n / 2)
