import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beijing, beijingMinute } from './instant.ts'

test('an instant reads as the clocks of Beijing show it, also past midnight', () => {
  assert.equal(beijing('2026-11-23T01:04:05.678Z'), '2026-11-23 09:04:05')
  assert.equal(beijingMinute('2026-12-31T16:30:00Z'), '2027-01-01 00:30')
})
