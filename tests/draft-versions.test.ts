import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { DraftView, listDrafts } from '#contracts/cases.ts'
import type { ReplyOf } from '#contracts/endpoint.ts'
import { statement } from '#platform/db.ts'
import { forgetOldDrafts } from '#server/modules/cases/drafts/draft-expiry.ts'
import { stillAsked } from '#server/modules/cases/drafts/clone.ts'
import { answersFor, fillDraft, itemOf, region, submit } from './harness/case-walk.ts'
import { testPlatform, type Visitor } from './harness/platform.ts'

const platform = await testPlatform()
const item = itemOf('public-venue-hygiene')

async function open(visitor: Visitor): Promise<string> {
  const opened = await visitor.send('POST', `/api/${region}/drafts`, { item: item.code })
  return `/api/${region}/drafts/${(opened.json as { case: string }).case}`
}
const read = async (visitor: Visitor, draft: string): Promise<DraftView> => (await visitor.get(draft)).json
const save = (visitor: Visitor, draft: string, base: number, area: number) =>
  visitor.send('PUT', draft, { base, answers: { area } })

test('a save that goes on from an older version is refused with a sentence, and what was saved in between stands', async () => {
  const telephone = await platform.as('applicant-xu-ruolan')
  const computer = await platform.as('applicant-xu-ruolan')
  const draft = await open(telephone)
  assert.equal((await read(telephone, draft)).version, 0)
  assert.deepEqual((await save(telephone, draft, 0, 30)).status, 200)
  const late = await save(computer, draft, 0, 40)
  assert.equal(late.status, 409)
  assert.equal((late.json as { code: string }).code, 'draft.stale')
  assert.match((late.json as { detail: string }).detail, /载入较新的内容/)
  assert.deepEqual((await read(computer, draft)).answers, { area: 30 })
  assert.equal(((await save(computer, draft, 1, 40)).json as { version: number }).version, 2)
})

test('of saves that come together from one version one is written', async () => {
  const visitor = await platform.as('applicant-xu-ruolan')
  const draft = await open(visitor)
  const answers = await Promise.all([30, 31, 32, 33].map((area) => save(visitor, draft, 0, area)))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409, 409, 409],
  )
  assert.equal((await read(visitor, draft)).version, 1)
})

test('a save whose answer was lost may be sent once more', async () => {
  const visitor = await platform.as('applicant-xu-ruolan')
  const draft = await open(visitor)
  await save(visitor, draft, 0, 30)
  const again = await save(visitor, draft, 0, 30)
  assert.equal(again.status, 200)
  assert.equal((again.json as { version: number }).version, 1)
})

test('a draft that is opened once more under its own id is the same draft, and nobody else can take the id', async () => {
  const visitor = await platform.as('applicant-xu-ruolan')
  const id = randomUUID()
  const open = (who: Visitor, code = item.code) => who.send('POST', `/api/${region}/drafts`, { item: code, case: id })
  assert.deepEqual((await open(visitor)).json, { case: id })
  assert.equal((await save(visitor, `/api/${region}/drafts/${id}`, 0, 30)).status, 200)
  assert.deepEqual((await open(visitor)).json, { case: id })
  assert.deepEqual((await read(visitor, `/api/${region}/drafts/${id}`)).answers, { area: 30 })
  assert.equal((await open(await platform.as('applicant-liu-mingde'))).status, 404)
})

test('whom the guide does not name as served begins no draft', async () => {
  const visitor = await platform.as('applicant-xu-ruolan')
  const answer = await visitor.send('POST', `/api/${region}/drafts`, { item: 'fire-design-review' })
  assert.deepEqual([answer.status, (answer.json as { code: string }).code], [409, 'draft.applicant-kind'])
})

test('a draft that became a case says so to whoever may read it, and a repeated submission answers with the first receipt', async () => {
  const visitor = await platform.as('applicant-xu-ruolan')
  const id = await fillDraft(visitor, item)
  const body = { draft: id, declaration: true, deliverBy: 'electronic' }
  const command = { 'command-id': randomUUID() }
  const first = await visitor.send('POST', `/api/${region}/cases`, body, command)
  const again = await visitor.send('POST', `/api/${region}/cases`, body, command)
  assert.deepEqual([first.status, again.json], [200, first.json])
  const gone = await visitor.get(`/api/${region}/drafts/${id}`)
  assert.equal(gone.status, 410)
  assert.match((gone.json as { detail: string }).detail, /我的办件/)
  const stranger = await platform.as('applicant-liu-mingde')
  assert.equal((await stranger.get(`/api/${region}/drafts/${id}`)).status, 404)
})

test('the list says how long a draft is kept, and one that nobody wrote on for ninety days is forgotten with its key', async () => {
  const visitor = await platform.as('applicant-liu-mingde')
  const draft = await open(visitor)
  const id = draft.split('/').at(-1)!
  const kept = await open(visitor)
  const sql = (text: string) => platform.platform.db.query('system', statement(text, [id]))
  await sql(`update cases.drafts set updated_at = now() - interval '90 days' where stream = $1`)
  const list = (await visitor.get(`/api/${region}/drafts`)).json as ReplyOf<typeof listDrafts>
  assert.equal(list.drafts.find((one) => one.case === id)?.untouchedDays, 90)
  assert.ok(list.drafts.every((one) => one.keptUntil > one.updatedAt.slice(0, 10)))
  assert.equal(await forgetOldDrafts(platform.platform), 0)
  await sql(`update cases.drafts set updated_at = now() - interval '92 days' where stream = $1`)
  assert.equal(await forgetOldDrafts(platform.platform), 1)
  assert.equal((await visitor.get(draft)).status, 404)
  assert.equal((await sql(`select from vault.keys where stream = $1`)).rowCount, 0)
  assert.equal((await visitor.get(kept)).status, 200)
})

test('再办一件 takes over what the item still asks for, names the earlier case, and brings no material', async () => {
  const visitor = await platform.as('applicant-xu-ruolan')
  const { case: earlier, number } = await submit(visitor, await fillDraft(visitor, item))
  const opened = await visitor.send('POST', `/api/${region}/drafts`, { item: item.code, from: earlier })
  assert.equal(opened.status, 200, opened.body.toString())
  const { case: id } = opened.json as { case: string }
  const draft = await read(visitor, `/api/${region}/drafts/${id}`)
  assert.deepEqual(draft.answers, answersFor(item))
  assert.deepEqual([draft.version, draft.from?.number, draft.files], [1, number, []])
  const again = await visitor.send('PUT', `/api/${region}/drafts/${id}`, { base: 1, answers: { area: 5 } })
  assert.equal(again.status, 200)
  assert.equal((await read(visitor, `/api/${region}/drafts/${id}`)).from?.case, earlier, 'a save does not forget it')
  const stranger = await platform.as('applicant-liu-mingde')
  const foreign = await stranger.send('POST', `/api/${region}/drafts`, { item: item.code, from: earlier })
  assert.equal(foreign.status, 404)
  const other = await visitor.send('POST', `/api/${region}/drafts`, { item: 'food-business', from: earlier })
  assert.equal((other.json as { code: string }).code, 'draft.other-item')
})

test('what an earlier application answered and the item no longer asks or takes is asked anew', () => {
  const answers = answersFor(item)
  const [dropped, changed] = item.form.flatMap((group) => group.fields).filter((field) => field.type === 'number')
  const now = {
    ...item,
    form: item.form.map((group) => ({
      ...group,
      fields: group.fields
        .filter((field) => field.key !== dropped!.key)
        .map((field) => (field.key === changed!.key ? { ...field, min: 1_000, max: 2_000 } : field)),
    })),
  }
  const taken = stillAsked(now, answers)
  assert.equal(dropped!.key in taken || changed!.key in taken, false)
  assert.ok(Object.keys(taken).length > 5)
})
