import assert from 'node:assert/strict'
import { checkConsent, type DataCheckOffer } from '#contracts/data-checks.ts'
import { itemOf, region } from '#tests/harness/case-walk.ts'
import { Refused, type Clients } from './client.ts'
import { caseAt, view } from './walk-parts.ts'
import { prepareDraft, submitDraft } from './walk.ts'

const insurance = itemOf('resident-medical-insurance')

/** 数据核验: asked of the register once, whoever dies meanwhile, and the case names the very query that the applicant was told. */
export async function verifiedInstead(clients: Clients): Promise<void> {
  const applicant = await clients.as('applicant-xu-ruolan')
  const draft = await prepareDraft(applicant, insurance, undefined, { without: ['identity'] })
  const body = { material: 'identity', consent: checkConsent.version }
  // Who is told that the register did not answer asks again, as often as that is so.
  const ask = (again: number): Promise<DataCheckOffer> =>
    applicant.act<DataCheckOffer>('POST', `/api/${region}/cases/${draft}/checks`, body).catch((error: unknown) => {
      if (again > 0 && error instanceof Refused && error.code === 'check.unavailable') return ask(again - 1)
      throw error
    })
  const said = await ask(10)
  assert.equal(said.outcome, 'matches')
  const { case: id } = await submitDraft(applicant, draft)
  const { materials } = await view(applicant, id)
  assert.equal(materials.find(({ material }) => material === 'identity')?.check?.query, said.asked?.query)
  // Left alone it would wait for whoever takes it in, in the days of other walks.
  await applicant.command(`${caseAt(id)}/withdrawal`, { reason: '' })
}
