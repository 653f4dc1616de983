import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accept, fillDraft, itemOf, readCase, region, reviewToDecision, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('food-business')

test('先审后验: what was reviewed as files is compared with its originals before the result changes hands', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const filed = await submit(applicant, await fillDraft(applicant, item), 'window')
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  await accept(acceptor, filed.case)
  await reviewToDecision(platform, item)
  const clerk = await platform.as('clerk-a')
  const view = await platform.until(
    () => readCase(clerk, filed.case, 'desk'),
    ({ phase, papers }) => phase === 'ready' && papers.some(({ kind }) => kind === 'material-receipt'),
  )
  const originals = view.originals.map(({ key }) => key)
  assert.ok(originals.length > 1)
  assert.deepEqual((await readCase(applicant, filed.case)).originals, view.originals)

  const handOver = (checked: readonly string[]) =>
    clerk.send('POST', `/api/${region}/cases/${filed.case}/hand-over`, {
      document: 'resident-id-card',
      looked: true,
      code: view.applicant.code,
      originals: checked,
      signature: { how: 'typed', name: view.applicant.name, declared: true },
      agent: null,
    })
  const early = await handOver(originals.slice(1))
  assert.equal(early.status, 409)
  const problem = early.json as { code: string; detail: string }
  assert.equal(problem.code, 'delivery.originals-unchecked')
  assert.ok(problem.detail.includes(view.originals[0]!.name), problem.detail)
  const given = await handOver(originals)
  assert.equal(given.status, 200, given.body.toString())
  assert.equal((await readCase(applicant, filed.case)).phase, 'closed')
})

test('an item that needs no originals asks for none', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const filed = await submit(applicant, await fillDraft(applicant, itemOf('public-venue-hygiene')), 'window')
  assert.deepEqual((await readCase(applicant, filed.case)).originals, [])
})
