import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saysAtLeast, textLength } from './text-length.ts'

test('a rare character of a name counts once, as for whoever reads it', () => {
  assert.equal('𠮷野𣗋'.length, 5)
  assert.equal(textLength('𠮷野𣗋'), 3)
})

test('blanks around a reason say nothing', () => {
  assert.equal(saysAtLeast('  材料不齐 \n', 4), true)
  assert.equal(saysAtLeast('  材料不齐 \n', 5), false)
  assert.equal(saysAtLeast('𠮷𠮷', 4), false)
})
