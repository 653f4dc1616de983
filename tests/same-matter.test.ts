import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { CaseEvent } from '#contracts/case-events.ts'
import type { DraftView } from '#contracts/cases.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { statement } from '#platform/db.ts'
import { eventFrom } from '#platform/stream.ts'
import { vaultTerm } from '#platform/vault.ts'
import { begunFromToo, sameMatter } from '#server/modules/cases/intake/filed-before.ts'
import {
  accept,
  answersFor,
  fillDraft,
  itemOf,
  readCase,
  region,
  reviewToDecision,
  submit,
} from './harness/case-walk.ts'
import { smallPdf, testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
const at = `/api/${region}`
let platform: TestPlatform
let liu: Visitor
let acceptor: Visitor
before(async () => {
  platform = await testPlatform()
  liu = await platform.as('applicant-liu-mingde')
  acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
})

const shop = (number: number) => ({
  venueAddress: { division: '320706', town: '320706012', detail: `郁洲南路 ${number} 号` },
})
const done = async (visitor: Visitor, path: string, body: object) => {
  const answer = await visitor.send('POST', `${at}/${path}`, body)
  assert.equal(answer.status, 200, answer.body.toString())
  return answer.json as { case: string }
}
const file = async (number: number) => (await submit(liu, await fillDraft(liu, item, { answers: shop(number) }))).case
const withdraw = (id: string) => done(liu, `cases/${id}/withdrawal`, { reason: '不办了', confirmed: true })
const defects = [{ about: 'field', key: 'venueAddress', reason: 'other', remark: '请核对门牌号' }]
const lineage = async (id: string) => {
  const { before, matter } = (await readCase(liu, id)).intake
  return { before: before?.case ?? null, returns: before?.returns ?? 0, filings: matter?.filings ?? 1 }
}
const submitted = async (id: string) => {
  const read = statement(`select type, data from log.events where stream = $1 and version = 1`, [id])
  const [row] = (await platform.platform.db.query('system', read)).rows
  const event = CaseEvent.parse(eventFrom(row!['type'] as string, row!['data'] as string))
  assert.ok(event.type === 'submitted')
  return event
}
const alone = { before: null, returns: 0, filings: 1 }

test('an application for another shop is another matter: it has its one notice, and counts nothing of the first', async () => {
  const first = await file(1)
  await done(acceptor, `cases/${first}/deficiency-notice`, { defects })
  await withdraw(first)

  const other = await file(2)
  assert.deepEqual(await lineage(other), alone)
  await done(acceptor, `cases/${other}/deficiency-notice`, { defects })
  await done(liu, `cases/${other}/correction`, { answers: shop(3) })
  await withdraw(other)

  const again = await file(1)
  assert.deepEqual(await lineage(again), { before: first, returns: 1, filings: 2 })
  await withdraw(again)
  assert.deepEqual(await lineage(await file(2)), alone, 'what was corrected is about what it says now')
  assert.deepEqual(await lineage(await file(3)), { before: other, returns: 1, filings: 2 })
})

test('the same is asked of two licences: what was withdrawn of one says nothing of the other', async () => {
  const licence = async (number: number) => {
    const id = await file(number)
    await accept(acceptor, id)
    await reviewToDecision(platform, item)
    const { credential } = await platform.until(
      () => readCase(liu, id),
      ({ phase }) => phase === 'ready',
    )
    return credential!.identifier
  }
  const change = async (identifier: string) => {
    const about = { matter: 'change', identifier }
    const { case: id } = await done(liu, 'drafts', { item: item.code, about })
    const own = ofMatter(item, 'change')
    const draft = (await liu.get(`${at}/drafts/${id}`)).json as DraftView
    const answers = answersFor(own, draft.answers)
    assert.equal((await liu.send('PUT', `${at}/drafts/${id}`, { base: draft.version, answers, paper: [] })).status, 200)
    for (const { key, need, ways, when } of own.materials)
      if (need === 'required' && !ways.includes('form') && !when)
        assert.equal(
          (await liu.upload(`${at}/cases/${id}/files?material=${key}&name=a.pdf`, smallPdf(key))).status,
          200,
        )
    return (await submit(liu, id)).case
  }
  const [one, two] = [await licence(4), await licence(4)]
  const first = await change(one)
  await accept(acceptor, first)
  await withdraw(first)
  await done(acceptor, `cases/${first}/withdrawal-confirmation`, {})

  const ofOther = await change(two)
  assert.deepEqual([await lineage(ofOther), (await submitted(ofOther)).refiles], [alone, null])
  const again = await change(one)
  assert.deepEqual([(await lineage(again)).filings, (await submitted(again)).refiles], [2, first])
})

test('where neither project nor place is named, what was begun from the earlier filing is the same matter; reviewers are kept wherever it was begun from it', () => {
  const { keys } = platform.platform
  const term = vaultTerm(keys, region, 'matter', '').toString('hex')
  const rows = [{ stream: 'first', of_licence: false, terms: [term] }]
  const found = (follows: string | null, form: typeof item.form = []) =>
    sameMatter(rows, { keys, region, item: { form } }, { answers: shop(1), follows })
  assert.deepEqual(
    [found('first'), found('second'), found(null), found('first', item.form)].map(({ length }) => length),
    [1, 0, 0, 0],
    'another place has a notice of its own',
  )
  const kept = (follows: string) => begunFromToo(rows, found(follows, item.form), follows).length
  assert.deepEqual([kept('first'), kept('second')], [1, 0])
})
