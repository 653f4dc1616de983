import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ReceiptPending, Refused, Unanswered } from '#web/shared/refused.ts'
import { failureOf, keepsCommand } from './failure.ts'

const problem = (status: number, code: string) => ({
  type: 'about:blank',
  title: '未能办理',
  status,
  code,
  detail: '已告知过一次补正。',
  basis: null,
})

test('a case that moved on is told apart from a rule that says no', () => {
  assert.equal(failureOf(new Refused(problem(409, 'case.stale'))).kind, 'stale')
  assert.equal(failureOf(new Refused(problem(409, 'case.no-notice-left'))).kind, 'refused')
})

test('a repeat after silence, a pending receipt or an outage is the same command', () => {
  assert.ok(keepsCommand(failureOf(new Unanswered())))
  assert.ok(keepsCommand(failureOf(new ReceiptPending('x'))))
  assert.ok(keepsCommand(failureOf(new Refused(problem(503, 'http.503')))))
})

test('after a refusal the next attempt is a new command', () => {
  assert.equal(keepsCommand(failureOf(new Refused(problem(409, 'case.no-notice-left')))), false)
  assert.equal(keepsCommand(failureOf(new Refused(problem(409, 'case.stale')))), false)
})
