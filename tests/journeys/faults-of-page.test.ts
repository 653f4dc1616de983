import assert from 'node:assert/strict'
import { test } from 'node:test'
import { widthInTurn } from './faults-of-page.ts'

const turns = [0, 1, 2, 3, 4, 5]

test('a kind of page is looked at in every share, and within two turns at both widths', () => {
  for (const turn of turns)
    assert.deepEqual(new Set([widthInTurn(turn, true), widthInTurn(turn + 1, true)]), new Set(['own', 'other']))
})

test('another state of it is looked at in every other share, and within four turns at both widths', () => {
  for (const turn of turns) {
    const looked = [turn, turn + 1, turn + 2, turn + 3].map((one) => widthInTurn(one, false))
    assert.deepEqual(looked.filter((width) => width !== null).toSorted(), ['other', 'own'])
  }
})
