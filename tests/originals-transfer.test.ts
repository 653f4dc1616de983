import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { TransferSummary, TransferView } from '#contracts/deliveries.ts'
import { brokenConstraint, statement } from '#platform/db.ts'
import { residentIds } from '#server/modules/identity/index.ts'
import { fillDraft, itemOf, region, submit } from './harness/case-walk.ts'
import { paperText, squeezed } from './harness/paper-text.ts'
import { testPlatform, type TestPlatform, type Visitor } from './harness/platform.ts'

const item = itemOf('public-venue-hygiene')
let platform: TestPlatform
let clerk: Visitor
let acceptor: Visitor
let id: string

before(async () => {
  platform = await testPlatform()
  clerk = await platform.as('clerk-a')
  acceptor = await platform.as(platform.accountOf('acceptor', item.intakeOffice))
  const draft = await fillDraft(clerk, item, { applicant: residentIds.party('liu-mingde') })
  const filed = await submit(clerk, draft, 'window')
  const [waiting] = await platform.until(
    () => list(clerk, 'window'),
    (found) => found.length > 0,
  )
  assert.equal(waiting!.number, filed.number)
  id = waiting!.transfer
})

const at = `/api/${region}/desk/transfers`
const list = async (who: Visitor, place: string) =>
  ((await who.get(`${at}?place=${place}`)).json as { transfers: TransferSummary[] }).transfers
const read = async (who: Visitor) => {
  const answer = await who.get(`${at}/${id}`)
  assert.equal(answer.status, 200, answer.body.toString())
  return answer.json as TransferView
}
const act = (who: Visitor, name: string, body: object) => who.send('POST', `${at}/${id}/${name}`, body)

describe('paper originals that a window took in', () => {
  test('lie at the window until the clerk hands them over under a numbered sheet', async () => {
    const before = await read(clerk)
    assert.deepEqual(before.can, ['hand-over', 'return'])
    assert.equal(before.sheet, null)
    assert.ok(before.materials.length >= 2)
    assert.equal((await act(acceptor, 'hand-over', {})).status, 403)
    assert.equal((await act(acceptor, 'reception', {})).status, 409)
    const handed = await act(clerk, 'hand-over', {})
    assert.equal(handed.status, 200, handed.body.toString())
    const after = await read(clerk)
    assert.match(after.sheet ?? '', /^交〔\d{4}〕\d+号$/)
    assert.deepEqual(after.can, [])
  })

  test('are signed for in the back office, with what is missing', async () => {
    const view = await read(acceptor)
    assert.deepEqual(view.can, ['receive'])
    assert.equal((await act(clerk, 'reception', {})).status, 403)
    const lacking = view.materials[0]!.material
    const received = await act(acceptor, 'reception', { missing: [{ material: lacking, remark: '未见原件' }] })
    assert.equal(received.status, 200, received.body.toString())
    const after = await read(acceptor)
    assert.equal(after.place, 'office')
    assert.equal(after.missing, 1)
    assert.notEqual(after.received?.by, after.handedOver?.by)
  })

  test('have a sheet for each side among the papers of the case', async () => {
    const view = await platform.until(
      () => read(acceptor),
      (seen) => seen.papers.length === 2,
    )
    for (const { paper } of view.papers) {
      const pdf = await clerk.get(`/api/${region}/desk/cases/${view.case}/papers/${paper}`)
      assert.equal(pdf.status, 200)
      const said = await paperText(pdf.body)
      for (const word of [view.number, view.sheet!, ...view.materials.map(({ name }) => name)])
        assert.ok(said.includes(squeezed(word)), `${paper} lacks ${word}`)
    }
  })

  test('go back to the applicant from where they are', async () => {
    const view = await read(acceptor)
    const there = view.materials.filter(({ missing }) => missing === null).map(({ material }) => material)
    assert.equal((await act(clerk, 'return', { materials: there })).status, 409)
    const returned = await act(acceptor, 'return', { materials: there })
    assert.equal(returned.status, 200, returned.body.toString())
    assert.equal((await read(clerk)).place, 'returned')
    assert.deepEqual(await list(acceptor, 'office'), [])
  })

  test('are never signed for twice by one person, whatever the rules of the server say', async () => {
    const signed = (act: string) =>
      platform.platform.db.query(
        'system',
        statement(`insert into deliveries.signers (region, stream, act, signer) values ($1, $2, $3, 'one')`, [
          region,
          '00000000-0000-4000-8000-00000000abcd',
          act,
        ]),
      )
    await signed('handed-over')
    await assert.rejects(signed('received'), (error) => brokenConstraint(error) === 'signers_two_people')
  })
})
