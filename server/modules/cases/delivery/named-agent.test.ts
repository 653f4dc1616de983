import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealedAgent } from './named-agent.ts'

const applicant = { id: 'principal', code: 'A' }
const asked = { deliverBy: 'agent', agent: { name: '徐若澜', code: 'B' } }
type Identity = Parameters<typeof sealedAgent>[0]

/** Under which word somebody names who fetches: `bounds` of the mandate under which the way is chosen. */
async function namedBy(acting: string | null, bounds: { items: string[] | null; acts: string[] | null } | null) {
  const identity = { mandate: async () => bounds, mandatesBetween: async () => [] } as unknown as Identity
  const found = await sealedAgent(identity, asked, { applicant, item: 'food-business', day: '2026-03-02', acting })
  return found?.named.by
}

test('only the applicant’s own naming is told as the applicant’s; a mandate without bounds is named as what it is', async () => {
  assert.equal(await namedBy(null, null), 'applicant')
  assert.equal(await namedBy('mandate', { items: null, acts: null }), 'general-mandate')
  const bounded = await namedBy('mandate', { items: ['food-business'], acts: null }).catch((error: unknown) => error)
  assert.ok(bounded === null || bounded instanceof Error, 'nobody on record')
})
