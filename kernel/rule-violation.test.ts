import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demand, RuleViolation } from './rule-violation.ts'

test('a demand that holds lets the act go on', () => {
  const officer: { name: string } | undefined = [{ name: '甲' }][0]
  demand(officer, 'case.no-officer')
  assert.equal(officer.name, '甲')
})

test('a demand that fails names its rule and what completes the text', () => {
  assert.throws(
    () => demand([].length > 0, 'case.no-notice-left', { noticed: 1 }),
    (error) =>
      error instanceof RuleViolation &&
      error.name === 'RuleViolation' &&
      error.message === 'case.no-notice-left' &&
      error.code === 'case.no-notice-left' &&
      error.detail?.['noticed'] === 1,
  )
})

test('a refusal without detail carries no empty detail', () => {
  assert.equal(
    'detail' in new RuleViolation('case.closed') && new RuleViolation('case.closed').detail !== undefined,
    false,
  )
})

for (const nothing of [false, null, undefined, 0, ''])
  test(`${JSON.stringify(nothing) ?? 'undefined'} does not satisfy a demand`, () => {
    assert.throws(() => demand(nothing, 'rule'), { code: 'rule' })
  })
