import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseSummary } from '#contracts/cases.ts'
import { lyg } from '#seed/city/lyg.ts'
import { fillDraft, itemOf, readCase, region, submit } from './harness/case-walk.ts'
import { testPlatform } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')
const person = lyg.parties.find((party) => party.key === 'xu-ruolan')!

test('a clerk sees of whoever stands there what this hall filed or hands over, page by page, and each case is recorded as read', async () => {
  const clerk = await platform.as('clerk-a')
  const known = await clerk.send('POST', `/api/${region}/window/parties`, {
    kind: 'person',
    name: person.name,
    code: person.code,
    phone: person.phone,
    document: 'resident-id-card',
  })
  const { party } = known.json as { party: string }
  const applicant = await platform.as('applicant-xu-ruolan')
  const here = await submit(clerk, await fillDraft(clerk, item, { applicant: party }), 'window')
  const fetched = await submit(applicant, await fillDraft(applicant, item), 'window')
  const elsewhere = await submit(applicant, await fillDraft(applicant, item))
  const other = await platform.as('applicant-liu-mingde')
  await submit(other, await fillDraft(other, item), 'window')

  type Page = { cases: CaseSummary[]; next: string | null }
  const ask = async (after: string | null): Promise<Page> => {
    const answer = await clerk.send('POST', `/api/${region}/window/cases`, {
      party,
      limit: 1,
      ...(after !== null && { after }),
    })
    assert.equal(answer.status, 200, answer.body.toString())
    return answer.json
  }
  const first = await ask(null)
  const second = await ask(first.next)
  assert.deepEqual(
    [...first.cases, ...second.cases].map((one): string => one.case),
    [fetched.case, here.case],
  )
  assert.equal(second.next, null)
  const { rows } = await platform.platform.db.pools.system.query<{ stream: string }>(
    `select stream from platform.personal_reads where purpose = '窗口查看来办人的办件' order by id`,
  )
  assert.deepEqual(
    rows.map(({ stream }) => stream),
    [fetched.case, here.case],
  )

  const opened = await readCase(clerk, here.case, 'desk')
  const intake = ['accept', 'notify-deficiency', 'refuse-at-intake']
  assert.deepEqual(
    opened.can.filter((act) => intake.includes(act)),
    [],
    'a clerk has no act of intake',
  )
  assert.equal((await clerk.get(`/api/${region}/desk/cases/${elsewhere.case}`)).status, 404)
})
