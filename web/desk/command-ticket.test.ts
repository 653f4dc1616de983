import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ticketFor } from './command-ticket.ts'

function counter() {
  let count = 0
  return () => `id-${(count += 1)}`
}

test('the same input without an answer keeps its command id', () => {
  const newId = counter()
  const first = ticketFor(null, { reason: '缺页' }, newId)
  const again = ticketFor(first, { reason: '缺页' }, newId)
  assert.equal(again.id, 'id-1')
})

test('another input is another command', () => {
  const newId = counter()
  const first = ticketFor(null, { reason: '缺页' }, newId)
  assert.equal(ticketFor(first, { reason: '缺章' }, newId).id, 'id-2')
})

test('after an answer the same input is a new command', () => {
  const newId = counter()
  ticketFor(null, {}, newId)
  assert.equal(ticketFor(null, {}, newId).id, 'id-2')
})
