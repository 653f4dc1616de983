import assert from 'node:assert/strict'
import { checkConsent, type DataCheckOffer } from '#contracts/data-checks.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import type { Clients } from './client.ts'
import { caseAt, view } from './walk-parts.ts'
import { prepareDraft, submitDraft } from './walk.ts'

const insurance = itemOf('resident-medical-insurance')

/** 数据核验: asked of the register once, whoever dies meanwhile, and the case names the very query that the applicant was told. */
export async function verifiedInstead(clients: Clients): Promise<void> {
  const applicant = await clients.as('applicant-xu-ruolan')
  const draft = await prepareDraft(applicant, insurance, undefined, { without: ['identity'] })
  const body = { material: 'identity', consent: checkConsent.version }
  const said = await applicant.act<DataCheckOffer>('POST', `/api/${region}/cases/${draft}/checks`, body)
  assert.equal(said.outcome, 'matches')
  const { case: id } = await submitDraft(applicant, draft)
  const { materials } = await view(applicant, id)
  assert.equal(materials.find(({ material }) => material === 'identity')?.check?.query, said.asked?.query)
  // Left alone it would wait for whoever takes it in, in the days of other walks.
  await applicant.command(`${caseAt(id)}/withdrawal`, { reason: '' })
}
