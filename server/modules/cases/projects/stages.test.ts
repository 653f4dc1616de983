import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takenOf } from './stages.ts'

const day = '2026-09-01'
const granted = (...licences: { ended: boolean; validUntil: string | null }[]) => ({
  item: 'fire',
  open: false,
  licences,
})
const good = { ended: false, validUntil: '2026-09-01' }
const over = { ended: false, validUntil: '2026-08-31' }
const revoked = { ended: true, validUntil: null }

for (const [says, standing, isTaken] of [
  ['what is under way', [{ item: 'fire', open: true, licences: [] }], true],
  ['what was granted with a licence that holds', [granted(good)], true],
  ['what was granted without any licence', [granted()], true],
  ['a licence that goes on by its renewal', [granted(over), granted(good)], true],
  ['a licence that has run out or was taken away', [granted(over), granted(revoked)], false],
  ['a new application after the licence ran out', [granted(over), { item: 'fire', open: true, licences: [] }], true],
] as const)
  test(`of a project, ${says} is ${isTaken ? 'not ' : ''}offered again`, () => {
    assert.equal(takenOf(standing, day).has('fire'), isTaken)
  })
