import assert from 'node:assert/strict'
import { itemOf } from '#tests/harness/case-walk.ts'
import type { Clients } from './client.ts'
import { accept, prepareDraft, submitDraft, untilReady } from './walk.ts'
import { acceptorOf, personAccount, view } from './walk-parts.ts'

const lawyer = itemOf('lawyer-practice')

/** 上报: goes up once, whoever dies meanwhile, and its answer is the decision, once. */
export async function decidedAbove(clients: Clients): Promise<void> {
  const applicant = await clients.as(personAccount)
  const { case: id } = await submitDraft(applicant, await prepareDraft(applicant, lawyer))
  await accept(await acceptorOf(clients, lawyer), id)
  await untilReady(clients, applicant, lawyer, id)
  const { decision, referrals } = await view(applicant, id)
  assert.equal(decision?.made, 'superior')
  assert.equal(referrals[0]?.answer?.outcome, 'granted')
}
