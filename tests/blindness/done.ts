import assert from 'node:assert/strict'
import { region } from '#tests/harness/case-walk.ts'
import type { Visitor } from '#tests/harness/platform.ts'

/** An act on the other side, by applicant or desk, that must succeed. */
export async function done(who: Visitor, path: string, body: object): Promise<void> {
  const answer = await who.send('POST', `/api/${region}${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
}

/** One that must be refused for naming somebody. */
export async function refusedForNaming(who: Visitor, path: string, body: object): Promise<void> {
  const answer = await who.send('POST', `/api/${region}${path}`, body)
  assert.equal((answer.json as { code?: string }).code, 'review.text-names', answer.body.toString())
}
