import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from './refusal.ts'
import { openThrottle, productionLimits, type Limits } from './throttle.ts'

const limits: Limits = {
  'log-in': { perAddress: 20, perAccount: 3 },
  identification: { perAddress: 20, perAccount: 3 },
  progress: { perAddress: 20, perAccount: 3 },
  kiosk: { perAddress: 20, perAccount: 3 },
  command: { perAddress: 600, perAccount: 60 },
}

/** A throttle under a clock that the test moves, and what it answers: 0 for a pass, else the seconds to wait. */
function throttled(mostKeys?: number) {
  const clock = { ms: Date.parse('2026-03-02T01:00:00Z') }
  const throttle = openThrottle(limits, () => clock.ms, mostKeys)
  const ask = (take: () => void): number => {
    try {
      take()
      return 0
    } catch (error) {
      assert.ok(error instanceof Refusal && error.status === 429 && error.code === 'request.too-many')
      return error.retryAfterSeconds!
    }
  }
  return {
    clock,
    from: (address: string, what: keyof Limits = 'log-in') => ask(() => throttle.fromAddress(what, address)),
    on: (account: string, what: keyof Limits = 'log-in') => ask(() => throttle.onAccount(what, account)),
  }
}

test('an address may try as often a minute as the limit says, and is then told when to come back', () => {
  const { clock, from } = throttled()
  for (let n = 0; n < 20; n += 1) assert.equal(from('192.0.2.1'), 0, String(n))
  assert.equal(from('192.0.2.1'), 3)
  clock.ms += 2_999
  assert.equal(from('192.0.2.1'), 1)
  clock.ms += 1
  assert.equal(from('192.0.2.1'), 0)
  assert.equal(from('192.0.2.1'), 3)
  clock.ms += 60_000
  for (let n = 0; n < 20; n += 1) assert.equal(from('192.0.2.1'), 0, String(n))
  assert.notEqual(from('192.0.2.1'), 0)
})

test('who is refused goes on being refused no longer than who waits: asking again costs nothing', () => {
  const { clock, from } = throttled()
  while (from('192.0.2.1') === 0);
  for (let n = 0; n < 1_000; n += 1) from('192.0.2.1')
  clock.ms += 3_000
  assert.equal(from('192.0.2.1'), 0)
})

test('addresses, accounts and kinds of try are counted apart', () => {
  const { from, on } = throttled()
  while (from('192.0.2.1') === 0);
  assert.equal(from('192.0.2.2'), 0)
  assert.equal(from('192.0.2.1', 'identification'), 0)
  assert.equal(on('192.0.2.1'), 0)
  while (on('liu') === 0);
  assert.equal(on('liu'), 20)
  assert.equal(on('xu'), 0)
  assert.equal(on('liu', 'command'), 0)
})

test('a line of the sixth version is one address, however it is written, and the fourth in the sixth is the fourth', () => {
  const { from } = throttled()
  while (from('2001:db8:0:1::1') === 0);
  for (const same of ['2001:db8::1:2:3:4:5', '2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::2%eth0'])
    assert.notEqual(from(same), 0, same)
  assert.equal(from('2001:db8:0:2::1'), 0)
  assert.equal(from('::1'), 0)
  while (from('192.0.2.1') === 0);
  assert.notEqual(from('::ffff:192.0.2.1'), 0)
})

test('a clock that is set back locks nobody out', () => {
  const { clock, from } = throttled()
  while (from('192.0.2.1') === 0);
  clock.ms -= 3_600_000
  assert.equal(from('192.0.2.1'), 0)
})

test('a flood of addresses is forgotten from its beginning, and what is remembered stays bounded', () => {
  const { from } = throttled(100)
  for (let n = 0; n < 10_000; n += 1) assert.equal(from(`10.0.${n >> 8}.${n & 255}`), 0)
  while (from('192.0.2.1') === 0);
  for (let n = 0; n < 50; n += 1) from(`10.1.0.${n}`)
  assert.notEqual(from('192.0.2.1'), 0, 'the latest are kept')
})

test('in production everybody has room for a working day', () => {
  for (const { perAddress, perAccount } of Object.values(productionLimits)) {
    assert.ok(perAccount >= 10)
    assert.ok(perAddress >= 2 * perAccount)
  }
})
