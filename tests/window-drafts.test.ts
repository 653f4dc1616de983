import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { CaseView, DraftView, listDrafts, listDraftsOfPresent } from '#contracts/cases.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { statement } from '#platform/db.ts'
import { lyg } from '#seed/city/lyg.ts'
import { leaveWindowDrafts } from '#server/modules/cases/drafts/draft-expiry.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { fillDraft, itemOf, laterFor, readCase, region } from './harness/case-walk.ts'
import { smallPdf, testPlatform, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')
const person = lyg.parties.find((party) => party.key === 'xu-ruolan')!
const party = residentIds.party('xu-ruolan')

const identify = (clerk: Visitor, name = person.name) =>
  clerk.send('POST', `/api/${region}/window/parties`, {
    kind: 'person',
    name,
    code: person.code,
    phone: person.phone,
    document: 'resident-id-card',
  })
const online = async (clerk: Visitor) =>
  (await clerk.send('POST', `/api/${region}/window/drafts`, { party })).json as ReplyOf<typeof listDraftsOfPresent>
const takeUp = (clerk: Visitor, id: string) => clerk.send('POST', `/api/${region}/drafts/${id}/window`, { party })
const sql = async (text: string, values: unknown[] = []) =>
  (await platform.platform.db.query('system', statement(text, values))).rows

test('an online draft opens to the clerk who has looked at its applicant’s document, who files it at the window', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const clerk = await platform.as('clerk-a')
  const id = await fillDraft(applicant, item)
  const draft = `/api/${region}/drafts/${id}`
  assert.deepEqual((await online(clerk)).drafts, [], 'a party’s id alone opens nothing')
  assert.equal((await takeUp(clerk, id)).status, 404)
  assert.equal((await identify(clerk, '徐若南')).status, 422)
  assert.deepEqual((await online(clerk)).drafts, [], 'nor does a right number under another name')

  assert.equal((await identify(clerk)).status, 200)
  assert.deepEqual(
    (await online(clerk)).drafts.map((one) => [one.case, one.takenHere]),
    [[id, true]],
  )
  assert.equal((await clerk.get(draft)).status, 404, 'listed is not opened')
  assert.equal((await takeUp(clerk, id)).status, 200)
  const [seen, own] = [await clerk.get(draft), await applicant.get(draft)].map(({ json }) => json as DraftView)
  assert.deepEqual([seen!.answers, seen!.files], [own!.answers, own!.files])

  const listed = (await applicant.get(`/api/${region}/drafts`)).json as ReplyOf<typeof listDrafts>
  assert.deepEqual(
    listed.drafts.filter((one) => one.case === id).map(({ atWindow, can }) => ({ atWindow, can })),
    [{ atWindow: true, can: ['discard'] }],
  )
  const atClerk = (await clerk.get(`/api/${region}/drafts`)).json as ReplyOf<typeof listDrafts>
  assert.deepEqual(atClerk.drafts.find((one) => one.case === id)?.can, ['give-back'])
  assert.equal((await clerk.send('DELETE', draft, undefined)).status, 404, 'it stays its owner’s')

  const base = seen!.version
  // At a window the application form is signed on paper; online the form that was filled in is it.
  const changed = { base, answers: { ...seen!.answers, area: 77 }, paper: ['application'] }
  assert.equal((await clerk.send('PUT', draft, changed)).status, 200)
  const late = await applicant.send('PUT', draft, { base, answers: {} })
  assert.equal((late.json as { code: string }).code, 'draft.stale')
  const scanned = await clerk.upload(`/api/${region}/cases/${id}/files?material=layout&name=plan.pdf`, smallPdf('two'))
  assert.equal(scanned.status, 200, scanned.body.toString())
  assert.equal(((await applicant.get(draft)).json as DraftView).files.length, seen!.files.length + 1)

  const file = (more: object) => clerk.send('POST', `/api/${region}/cases`, { draft: id, declaration: true, ...more })
  await sql('delete from identity.presences where party = $1', [party])
  const named = await file({
    deliverBy: 'agent',
    agent: { name: '王海燕', code: lyg.parties.find(({ key }) => key === 'wang-haiyan')!.code },
  })
  assert.equal((named.json as { code: string }).code, 'window.nobody-here', 'a clerk alone names nobody who fetches')
  assert.equal((await identify(clerk)).status, 200)
  const filed = await file({ deliverBy: 'window' })
  assert.equal(filed.status, 200, filed.body.toString())
  const view: CaseView = await readCase(applicant, id)
  assert.equal(view.phase, 'intake')
  const [event] = await sql(
    `select channel, on_behalf_of, applicant_present, data from log.events where stream = $1 and version = 1`,
    [id],
  )
  assert.deepEqual([event!['channel'], event!['on_behalf_of'], event!['applicant_present']], ['window', party, true])
  const ways = (JSON.parse(event!['data'] as string) as { materials: { material: string; way: string }[] }).materials
  assert.deepEqual(
    ways.filter((one) => one.material === 'layout').map(({ way }) => way),
    ['upload', 'scan'],
  )
  const holders = await sql(`select from log.readers where stream = $1 and subject like 'holder:%'`, [id])
  assert.equal(holders.length, 0, 'nobody reads the case by having worked on its draft')

  const purposes = await sql(`select purpose, stream from platform.personal_reads where role = 'clerk' order by id`)
  const about = (purpose: string) => purposes.filter((row) => row['purpose'] === purpose).map((row) => row['stream'])
  assert.ok(about('窗口核验身份').length > 0, 'an identification is a read too')
  assert.deepEqual(about('窗口续办网上草稿'), [id])
  assert.ok(about('窗口查看来办人的网上草稿').includes(id))
})

test('a clerk alone promises nothing for the applicant, neither instead of a material nor for later', async () => {
  const clerk = await platform.as('clerk-a')
  const applicant = await platform.as('applicant-xu-ruolan')
  const { notice, promise } = item.commitment!
  const signed = { promise: { notice: notice.version, promise: promise.version, name: person.name } }
  for (const [promised, refusal] of [
    [signed, 'commitment.by-applicant'],
    [{ deferral: laterFor(item, ['rulesOfHygiene']) }, 'window.nobody-here'],
  ] as const) {
    const id = await fillDraft(applicant, item, { without: ['rulesOfHygiene'] })
    assert.equal((await identify(clerk)).status, 200)
    assert.equal((await takeUp(clerk, id)).status, 200)
    const { version: base, answers } = (await clerk.get(`/api/${region}/drafts/${id}`)).json as DraftView
    const saved = await clerk.send('PUT', `/api/${region}/drafts/${id}`, { base, answers, paper: ['application'] })
    assert.equal(saved.status, 200, saved.body.toString())
    const body = { draft: id, declaration: true, deliverBy: 'window', ...promised }
    const file = () => clerk.send('POST', `/api/${region}/cases`, body)
    await sql('delete from identity.presences where party = $1', [party])
    assert.equal(((await file()).json as { code: string }).code, refusal)
    assert.equal((await identify(clerk)).status, 200)
    const filed = await file()
    assert.equal(filed.status, 200, filed.body.toString())
  }
})

test('the case keeps whether its truth was declared by somebody who stood there or in a letter', async () => {
  const clerk = await platform.as('clerk-a')
  const applicant = await platform.as('applicant-xu-ruolan')
  for (const [there, how] of [
    [true, 'at-window'],
    [false, 'in-writing'],
  ] as const) {
    const id = await fillDraft(applicant, item)
    assert.equal((await identify(clerk)).status, 200)
    assert.equal((await takeUp(clerk, id)).status, 200)
    const { version: base, answers } = (await clerk.get(`/api/${region}/drafts/${id}`)).json as DraftView
    await clerk.send('PUT', `/api/${region}/drafts/${id}`, { base, answers, paper: ['application'] })
    if (!there) await sql('delete from identity.presences where party = $1', [party])
    const filed = await clerk.send('POST', `/api/${region}/cases`, {
      draft: id,
      declaration: true,
      deliverBy: 'window',
    })
    assert.equal(filed.status, 200, filed.body.toString())
    const [event] = await sql('select data from log.events where stream = $1 and version = 1', [id])
    assert.equal((JSON.parse(event!['data'] as string) as { declared: { how: string } }).declared.how, how)
  }
})

test('a draft taken up is given back, moves to another window, or is left to its owner when the day is over', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const [first, second] = [await platform.as('clerk-a'), await platform.as('clerk-b')]
  await identify(first)
  await identify(second)
  const id = await fillDraft(applicant, item)
  const draft = `/api/${region}/drafts/${id}`
  await takeUp(first, id)
  const moved = await takeUp(second, id)
  assert.equal(moved.status, 200, moved.body.toString())
  assert.deepEqual([(await first.get(draft)).status, (await second.get(draft)).status], [404, 200])
  assert.equal((await first.send('DELETE', `${draft}/window`, undefined)).status, 404)
  assert.equal((await second.send('DELETE', `${draft}/window`, undefined)).status, 200)
  assert.equal((await second.get(draft)).status, 404)

  await takeUp(first, id)
  assert.equal(await leaveWindowDrafts(platform.platform), 0)
  await sql(`update cases.drafts set at_window_since = now() - interval '13 hours' where stream = $1`, [id])
  assert.equal(await leaveWindowDrafts(platform.platform), 1)
  assert.equal((await first.get(draft)).status, 404)
  assert.equal((await applicant.get(draft)).status, 200)
})

test('whoever files at home what a window had taken up leaves the window nothing to read', async () => {
  const applicant = await platform.as('applicant-xu-ruolan')
  const clerk = await platform.as('clerk-a')
  await identify(clerk)
  const id = await fillDraft(applicant, item)
  await takeUp(clerk, id)
  const body = { draft: id, declaration: true, deliverBy: 'electronic' }
  const filed = await applicant.send('POST', `/api/${region}/cases`, body, { 'command-id': randomUUID() })
  assert.equal(filed.status, 200, filed.body.toString())
  assert.equal((await clerk.get(`/api/${region}/desk/cases/${id}`)).status, 404)
  assert.equal((await clerk.get(`/api/${region}/drafts/${id}`)).status, 404)
})

test('a visit that is over opens nothing more', async () => {
  const clerk = await platform.as('clerk-b')
  await identify(clerk)
  await fillDraft(await platform.as('applicant-xu-ruolan'), item)
  assert.ok((await online(clerk)).drafts.length > 0)
  const { databaseUrl } = platform
  const { Client } = await import('pg')
  const owner = new Client({ connectionString: databaseUrl })
  await owner.connect()
  await owner.query(`update identity.presences set since = now() - interval '121 minutes'`)
  await owner.end()
  assert.deepEqual((await online(clerk)).drafts, [])
})
