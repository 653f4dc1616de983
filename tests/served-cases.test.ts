import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseSummary, DraftView } from '#contracts/cases.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import type { readNotices } from '#contracts/notices.ts'
import type { Problem } from '#contracts/problem.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { residentIdCheckCharacter } from '#kernel/codes/resident-id.ts'
import { statement } from '#platform/db.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { lyg } from '#seed/city/lyg.ts'
import { fillDraft, itemOf, readCase, recipient, region, submit } from './harness/case-walk.ts'
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

  const opened = await readCase(clerk, fetched.case, 'desk')
  const intake = ['accept', 'notify-deficiency', 'refuse-at-intake']
  assert.deepEqual(
    opened.can.filter((act) => intake.includes(act)),
    [],
    'of what was filed online a window fetches the result and judges nothing',
  )
  assert.equal((await clerk.get(`/api/${region}/desk/cases/${elsewhere.case}`)).status, 404)
})

test('whoever is known needs not say the phone again; a changed one goes into later cases, and messages about earlier ones follow it', async () => {
  const clerk = await platform.as('clerk-a')
  const body = { kind: 'person', name: person.name, code: person.code, document: 'resident-id-card' }
  const identify = async (phone?: string) =>
    clerk.send('POST', `/api/${region}/window/parties`, { ...body, ...(phone && { phone }) })
  type Known = { party: string; phone: string; phoneGiven: { day: string; at: string } | null }
  const first = (await identify()).json as Known
  const typed = item.form.flatMap(({ fields }) => fields).find(({ prefill }) => prefill === 'phone')!.key
  const file = (phone: string) => fillDraft(clerk, item, { applicant: first.party, answers: { [typed]: phone } })
  assert.equal(first.phoneGiven?.at, 'window', 'as it was typed into the form of an earlier case')
  const before = await submit(clerk, await file(first.phone), 'window')

  const today = ((await clerk.get('/api/session')).json as { today: string }).today
  assert.equal(((await identify('13955550001')).json as Known).phone, first.phone, 'finding somebody changes nothing')
  const change = async (at = clerk) =>
    at.send('POST', `/api/${region}/window/phones`, { party: first.party, phone: '13955550001' })
  const refusal = async (at = clerk) => ((await change(at)).json as Problem).code
  assert.equal(await refusal(await platform.as('clerk-b')), 'window.nobody-here')
  const receipt = ((await change()).json as { receipt: Receipt }).receipt
  assert.equal(receipt.subject, first.party)
  assert.equal(await refusal(), 'contact.phone-same')
  const [event] = (
    await platform.platform.db.query(
      'system',
      statement(
        `select type, actor, on_behalf_of, office, applicant_present, data from log.events where stream = $1 order by version desc limit 1`,
        [first.party],
      ),
    )
  ).rows
  const { data, ...by } = event!
  assert.deepEqual(by, {
    type: 'party.phone-changed',
    actor: residentIds.party('clerk-a'),
    on_behalf_of: first.party,
    office: 'zhengwu-hall',
    applicant_present: true,
  })
  assert.deepEqual(Object.keys(JSON.parse(data as string) as object), ['checked', 'sealed'])
  // A slip of before that is sent now, and one that was written since by a clock that is ahead.
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const said = async (phone: string, statedAt: string) =>
    clerk.send('POST', `/api/${region}/window/phones`, { party: first.party, phone, statedAt })
  assert.equal(((await said('13955550002', minutesAgo(30))).json as Problem).code, 'contact.given-since')
  assert.equal(((await said('13955550001', minutesAgo(30))).json as Problem).code, 'contact.phone-same')
  assert.equal((await said('13955550003', minutesAgo(-30))).status, 200)
  assert.equal((await change()).status, 200)
  const changed = (await identify()).json as Known
  assert.deepEqual([changed.phone, changed.phoneGiven], ['13955550001', { day: today, at: 'window' }])
  const after = await submit(clerk, await file(changed.phone), 'courier')
  const reached = async (id: string, side: 'own' | 'desk' = 'desk') => {
    const { phone, phoneChanged } = (await readCase(side === 'desk' ? clerk : online, id, side)).applicant
    return [phone, phoneChanged]
  }
  const online = await platform.as('applicant-xu-ruolan')
  assert.deepEqual(await reached(before.case), ['13955550001', { day: today, at: 'window' }], 'where messages go')
  assert.deepEqual(await reached(before.case, 'own'), [first.phone, null], 'as it was filed')
  assert.deepEqual(await reached(after.case), ['13955550001', null])

  // What the form of that slip says goes with its case, and not before what was given since.
  const slip = await clerk.send('POST', `/api/${region}/cases`, {
    draft: await file('13955550004'),
    declaration: true,
    deliverBy: 'window',
    recipient: null,
    statedAt: minutesAgo(30),
  })
  assert.equal(slip.status, 200, slip.body.toString())
  const late = (slip.json as { case: string }).case
  assert.deepEqual(await reached(late), ['13955550001', { day: today, at: 'window' }])
  assert.deepEqual(await reached(late, 'own'), ['13955550004', null])
  const acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const refused = await acceptor.send('POST', `/api/${region}/cases/${late}/intake-refusal`, {
    ground: 'not-competent',
    reason: '该场所位于区县，应当由所在地县级卫生健康行政部门实施许可。',
    competentOffice: '海州区卫生健康委员会',
  })
  assert.equal(refused.status, 200, refused.body.toString())
  assert.deepEqual(await reached(late), ['13955550004', null], 'whoever looks up an ended case needs no newer number')
  assert.equal(((await identify()).json as Known).phone, '13955550001')

  const settings = (await online.get(`/api/${region}/notices`)).json as ReplyOf<typeof readNotices>
  assert.equal(settings.phone, '139****0001')
  assert.deepEqual(
    settings.changes.map(({ what, checked }) => [what, checked]),
    Array.from({ length: 3 }, () => ['phone', 'resident-id-card']),
  )
  assert.match(settings.changes[0]!.by, /政务服务/)

  const next = await fillDraft(online, item)
  const { applicant } = (await online.get(`/api/${region}/drafts/${next}`)).json as DraftView
  assert.deepEqual(applicant.delivery, { value: recipient, day: today, at: 'window' })
  assert.equal(applicant.phoneGiven?.at, 'window')

  const nobody = await clerk.send('POST', `/api/${region}/window/parties`, {
    ...body,
    name: '欧阳晓峰',
    code: `32070519880808123${residentIdCheckCharacter('32070519880808123')}`,
  })
  assert.equal((nobody.json as { code: string }).code, 'identity.not-registered')
  const kept = await platform.platform.db.pools.system.query<{ kind: string }>(
    `select kind from identity.contacts where party = $1 order by given_at, kind`,
    [first.party],
  )
  assert.deepEqual(
    kept.rows.map(({ kind }) => kind),
    ['phone', 'phone', 'phone', 'phone', 'phone', 'delivery'],
    'what is known already is not written again',
  )
})
