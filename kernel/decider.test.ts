import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decider } from './decider.ts'
import { fold } from './decider.ts'

type Counted = { type: 'returned' } | { type: 'closed' }
type Returns = { returns: number; closed: boolean }

const returns: Decider<Returns, 'return', Counted> = {
  initial: { returns: 0, closed: false },
  decide: () => [{ type: 'returned' }],
  evolve: (state, event) =>
    event.type === 'returned' ? { ...state, returns: state.returns + 1 } : { ...state, closed: true },
}

test('no events leave the initial state', () => assert.deepEqual(fold(returns, []), { returns: 0, closed: false }))

test('events add up in their order', () =>
  assert.deepEqual(fold(returns, [{ type: 'returned' }, { type: 'returned' }, { type: 'closed' }]), {
    returns: 2,
    closed: true,
  }))

test('a cached state goes on with the later events', () =>
  assert.deepEqual(fold(returns, [{ type: 'returned' }], { returns: 7, closed: false }), { returns: 8, closed: false }))
