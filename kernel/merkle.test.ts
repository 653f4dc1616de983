import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Hash } from './bytes.ts'
import { fromHex, sameBytes, toHex } from './bytes.ts'
import * as merkle from './merkle.ts'

const sha256: Hash = (bytes) => digest('sha256', bytes, 'buffer')

const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const eight = inputs.map((input) => merkle.leafHash(fromHex(input), sha256))
const hexes = (proof: Uint8Array[]) => proof.map((part) => toHex(part).slice(0, 8))

test('the tree of no leaves has the hash of nothing as root', () =>
  assert.equal(toHex(merkle.rootOf([], sha256)), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))

for (const [i, root] of roots.entries())
  test(`the known test tree of ${i + 1} leaves has its known root`, () =>
    assert.equal(toHex(merkle.rootOf(eight.slice(0, i + 1), sha256)), root))

// The paths that certificate-transparency publishes for its test tree (indices there start at 1).
test('the known inclusion proofs', () => {
  assert.deepEqual(hexes(merkle.inclusionProof(0, eight.slice(0, 1), sha256)), [])
  assert.deepEqual(hexes(merkle.inclusionProof(0, eight, sha256)), ['96a296d2', '5f083f0a', '6b47aaf2'])
  assert.deepEqual(hexes(merkle.inclusionProof(5, eight, sha256)), ['bc1a0643', 'ca854ea1', 'd37ee418'])
  assert.deepEqual(hexes(merkle.inclusionProof(2, eight.slice(0, 3), sha256)), ['fac54203'])
  assert.deepEqual(hexes(merkle.inclusionProof(1, eight.slice(0, 5), sha256)), ['6e340b9c', '5f083f0a', 'bc1a0643'])
})

test('the known consistency proofs', () => {
  const between = (oldSize: number, newSize: number) =>
    hexes(merkle.consistencyProof(oldSize, eight.slice(0, newSize), sha256))
  assert.deepEqual(between(1, 1), [])
  assert.deepEqual(between(1, 8), ['96a296d2', '5f083f0a', '6b47aaf2'])
  assert.deepEqual(between(6, 8), ['0ebc5d34', 'ca854ea1', 'd37ee418'])
  assert.deepEqual(between(2, 5), ['5f083f0a', 'bc1a0643'])
})

const most = 300
const leaves = Array.from({ length: most }, (_, i) => merkle.leafHash(Uint8Array.of(i >> 8, i & 255), sha256))
const nodes = merkle.nodesOf(leaves, sha256)
const rootAt: Uint8Array[] = []
{
  let frontier = merkle.emptyFrontier
  rootAt.push(merkle.frontierRoot(frontier, sha256))
  for (const leaf of leaves) {
    frontier = merkle.append(frontier, leaf, sha256)
    rootAt.push(merkle.frontierRoot(frontier, sha256))
  }
}
const root = (size: number): Uint8Array => {
  const found = rootAt[size]
  assert.ok(found)
  return found
}
const leaf = (index: number): Uint8Array => {
  const found = leaves[index]
  assert.ok(found)
  return found
}

/** RFC 9162 2.1.1 word for word, as an oracle. */
function definedRoot(list: readonly Uint8Array[]): Uint8Array {
  const [only] = list
  if (!only) return sha256(new Uint8Array())
  if (list.length === 1) return only
  let k = 1
  while (k * 2 < list.length) k *= 2
  return merkle.nodeHash(definedRoot(list.slice(0, k)), definedRoot(list.slice(k)), sha256)
}

test('the root of a growing frontier is the root that the RFC defines, at every size', () => {
  for (let size = 0; size <= most; size++)
    assert.ok(sameBytes(root(size), definedRoot(leaves.slice(0, size))), `${size}`)
})

test('every inclusion proof up to 300 leaves verifies', () => {
  for (let size = 1; size <= most; size++)
    for (let index = 0; index < size; index++) {
      const proof = merkle.proofAlong(merkle.inclusionPath(index, size), nodes, sha256)
      const claim = { index, size, leaf: leaf(index), proof, root: root(size) }
      assert.ok(merkle.verifyInclusion(claim, sha256), `${index} of ${size}`)
    }
})

test('every consistency proof up to 300 leaves verifies', () => {
  for (let newSize = 0; newSize <= most; newSize++)
    for (let oldSize = 0; oldSize <= newSize; oldSize++) {
      const proof = merkle.proofAlong(merkle.consistencyPath(oldSize, newSize), nodes, sha256)
      const claim = { oldSize, oldRoot: root(oldSize), newSize, newRoot: root(newSize), proof }
      assert.ok(merkle.verifyConsistency(claim, sha256), `${oldSize} to ${newSize}`)
    }
})

test('a path names only complete subtrees inside the tree', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 50 }), fc.nat(), (size, n) => {
      for (const { level, index } of [
        ...merkle.inclusionPath(n % size, size),
        ...merkle.consistencyPath(n % size, size),
      ].flat())
        assert.ok((index + 1) * 2 ** level <= size)
    }),
  )
})

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  const at = (bit >> 3) % copy.length
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7))
  return copy
}
const someSize = fc.integer({ min: 1, max: most })
const someBit = fc.nat({ max: 255 })

test('an inclusion claim with any bit flipped fails', () => {
  fc.assert(
    fc.property(someSize, fc.nat(), someBit, fc.nat(), (size, n, bit, place) => {
      const index = n % size
      const proof = merkle.proofAlong(merkle.inclusionPath(index, size), nodes, sha256)
      const claim = { index, size, leaf: leaf(index), proof, root: root(size) }
      const fails = (change: Partial<merkle.InclusionClaim>) =>
        assert.equal(merkle.verifyInclusion({ ...claim, ...change }, sha256), false)
      fails({ leaf: flipped(claim.leaf, bit) })
      fails({ root: flipped(claim.root, bit) })
      fails({ proof: [...proof, root(size)] })
      if (size > 1) fails({ index: (index + 1) % size })
      if (proof.length === 0) return
      fails({ proof: proof.map((part, i) => (i === place % proof.length ? flipped(part, bit) : part)) })
      fails({ proof: proof.slice(1) })
    }),
    { numRuns: 1000 },
  )
})

test('a consistency claim with any bit flipped fails', () => {
  fc.assert(
    fc.property(someSize, fc.nat(), someBit, fc.nat(), (newSize, n, bit, place) => {
      const oldSize = n % (newSize + 1)
      const proof = merkle.proofAlong(merkle.consistencyPath(oldSize, newSize), nodes, sha256)
      const claim = { oldSize, oldRoot: root(oldSize), newSize, newRoot: root(newSize), proof }
      const fails = (change: Partial<merkle.ConsistencyClaim>) =>
        assert.equal(merkle.verifyConsistency({ ...claim, ...change }, sha256), false)
      fails({ oldRoot: flipped(claim.oldRoot, bit) })
      if (oldSize > 0) fails({ newRoot: flipped(claim.newRoot, bit) })
      fails({ proof: [...proof, root(newSize)] })
      if (proof.length === 0) return
      fails({ proof: proof.map((part, i) => (i === place % proof.length ? flipped(part, bit) : part)) })
      fails({ proof: proof.slice(1) })
    }),
    { numRuns: 1000 },
  )
})

test('every single bit of one proof counts', () => {
  const proof = merkle.inclusionProof(5, eight, sha256)
  const known = eight[5]
  assert.ok(known)
  const claim = { index: 5, size: 8, leaf: known, root: merkle.rootOf(eight, sha256) }
  assert.ok(merkle.verifyInclusion({ ...claim, proof }, sha256))
  for (const i of proof.keys())
    for (let bit = 0; bit < 256; bit++) {
      const changed = proof.map((part, at) => (at === i ? flipped(part, bit) : part))
      assert.equal(merkle.verifyInclusion({ ...claim, proof: changed }, sha256), false)
    }
})

test('claims about impossible places are false, not errors', () => {
  const at = (index: number, size: number) =>
    merkle.verifyInclusion({ index, size, leaf: leaf(0), proof: [], root: root(1) }, sha256)
  assert.ok(at(0, 1))
  for (const [index, size] of [
    [-1, 1],
    [1, 1],
    [0, 0],
    [0.5, 1],
    [0, Number.NaN],
  ] as const)
    assert.equal(at(index, size), false)
  const from = (oldSize: number, newSize: number) =>
    merkle.verifyConsistency({ oldSize, newSize, oldRoot: root(1), newRoot: root(1), proof: [] }, sha256)
  assert.ok(from(1, 1))
  for (const [oldSize, newSize] of [
    [2, 1],
    [-1, 1],
    [1, 1.5],
    [0, 1],
  ] as const)
    assert.equal(from(oldSize, newSize), false)
  const cut = { oldSize: 3, oldRoot: root(3), newSize: 5, newRoot: root(5), proof: [] }
  assert.equal(merkle.verifyConsistency(cut, sha256), false)
})

test('a proof element of another length fails', () => {
  const proof = [Uint8Array.of(1)]
  assert.equal(merkle.verifyInclusion({ index: 0, size: 2, leaf: leaf(0), proof, root: root(2) }, sha256), false)
  const claim = { oldSize: 1, newSize: 2, oldRoot: root(1), newRoot: root(2), proof }
  assert.equal(merkle.verifyConsistency(claim, sha256), false)
})

test('asking for what a tree does not hold is an error', () => {
  assert.throws(() => merkle.inclusionPath(3, 3), RangeError)
  assert.throws(() => merkle.inclusionPath(-1, 3), RangeError)
  assert.throws(() => merkle.consistencyPath(4, 3), RangeError)
  assert.throws(() => merkle.consistencyPath(0.5, 3), RangeError)
  assert.throws(() => nodes({ level: 9, index: 0 }), RangeError)
  assert.throws(() => merkle.proofAlong([[]], nodes, sha256), RangeError)
  assert.throws(() => merkle.append({ size: 1, peaks: [] }, leaf(0), sha256), RangeError)
})

// What follows cannot be found by flipping bits: true proofs of one place, claimed for another.
test('a proof that is longer or shorter than the claimed tree fails', () => {
  const inclusionOf = (index: number, size: number) => ({
    proof: merkle.proofAlong(merkle.inclusionPath(index, size), nodes, sha256),
    leaf: leaf(index),
    root: root(size),
  })
  assert.equal(merkle.verifyInclusion({ ...inclusionOf(4, 8), index: 0, size: 4 }, sha256), false)
  assert.equal(merkle.verifyInclusion({ ...inclusionOf(0, 8), index: 0, size: 16 }, sha256), false)
  const consistencyOf = (oldSize: number, newSize: number) => ({
    proof: merkle.proofAlong(merkle.consistencyPath(oldSize, newSize), nodes, sha256),
    oldRoot: root(oldSize),
    newRoot: root(newSize),
  })
  assert.equal(merkle.verifyConsistency({ ...consistencyOf(14, 16), oldSize: 6, newSize: 8 }, sha256), false)
  assert.equal(merkle.verifyConsistency({ ...consistencyOf(4, 8), oldSize: 4, newSize: 16 }, sha256), false)
})
