import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MandateFacts } from '#contracts/mandates.ts'
import { RuleViolation } from '#kernel/rule-violation.ts'
import { demandMandate, mandateFor } from './mandate-rules.ts'

const given: MandateFacts = {
  id: 'm',
  principal: 'p',
  agent: 'a',
  items: ['hygiene'],
  acts: ['file'],
  validUntil: '2026-03-10',
  revoked: false,
}
const wanted = { principal: 'p', item: 'hygiene', act: 'file' as const, day: '2026-03-10' }
const codeOf = (mandate: MandateFacts | null, asked = wanted): string | null => {
  try {
    demandMandate(mandate, asked)
    return null
  } catch (error) {
    assert.ok(error instanceof RuleViolation)
    return error.code
  }
}

test('a mandate holds to the end of its last day, for its items and acts, for whoever gave it', () => {
  assert.equal(codeOf(given), null)
  assert.equal(codeOf({ ...given, items: null, acts: null, validUntil: null }), null)
  assert.equal(codeOf(given, { ...wanted, day: '2026-03-11' }), 'mandate.ended')
  assert.equal(codeOf({ ...given, revoked: true }), 'mandate.ended')
  assert.equal(codeOf({ ...given, items: ['food'] }), 'mandate.other-scope')
  assert.equal(codeOf({ ...given, acts: ['fetch'] }), 'mandate.other-scope')
  assert.equal(codeOf({ ...given, principal: 'q' }), 'mandate.other-party')
  assert.equal(codeOf(null), 'mandate.other-party')
})

test('of several mandates the one that covers what is wanted counts; one that is on record and does not cover it refuses', () => {
  const fetching = { ...given, id: 'f', acts: ['fetch' as const] }
  assert.equal(mandateFor([fetching, given], wanted)?.id, 'm')
  assert.equal(mandateFor([], wanted), null)
  assert.throws(() => mandateFor([fetching], wanted), { code: 'mandate.other-scope' })
})
